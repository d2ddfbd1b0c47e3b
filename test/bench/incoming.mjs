import { openLab } from './lab.mjs';
import { startPhoneServer } from './phone-server.mjs';
import { median, table } from './table.mjs';

const pages = 7;
const laterCalls = 20;

/** From the frame that carries an INVITE to a card laid out, and to one painted. */
export default async function incoming() {
  const [lab, office] = await Promise.all([openLab(), startPhoneServer()]);
  const openers = {
    'raw DOM': [openRaw, {}],
    'cordboard': [openOurs, { chunk: lab.chunk('connect'), warmUp: true }],
    'cordboard, not warmed up': [openOurs, { chunk: lab.chunk('connect'), warmUp: false }],
  };
  const names = Object.keys(openers);
  const first = Object.fromEntries(names.map((name) => [name, []]));
  const later = structuredClone(first);
  for (let round = 0; round < pages; round++) {
    for (const name of round % 2 ? names.toReversed() : names) {
      const [opener, config] = openers[name];
      const times = await ringOn(lab, office, opener, { ...config, server: office.url });
      first[name].push(times[0]);
      later[name].push(...times.slice(1));
    }
  }
  await lab.close();
  office.close();
  for (const [what, times] of [['the first call of a page', first], ['later calls', later]]) {
    for (const moment of ['laid out', 'painted']) {
      table(`INVITE → card ${moment}, ${what}`, 'ms, median', Object.fromEntries(names.map((name) => [name, median(times[name].map((time) => time[moment]))])), 'raw DOM');
    }
  }
}

async function ringOn(lab, office, opener, config) {
  const page = await lab.page((blank) => blank.evaluateOnNewDocument(watchFrames));
  await page.evaluate(opener, config);
  await new Promise((idle) => setTimeout(idle, 1_500)); // as a page is, long before it rings
  const times = [];
  for (let i = 0; i <= laterCalls; i++) {
    const name = `Caller ${i}`;
    const shown = page.evaluate((who) => window.shown(who), name);
    await new Promise((sent) => setTimeout(sent, 50));
    const call = office.ring({ name });
    times.push(await shown);
    call.cancel();
    await page.evaluate(() => window.cleared());
  }
  await page.done();
  return times;
}

/* In the page. */

function watchFrames() {
  let arrived = () => {};
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(...address) {
      super(...address);
      this.addEventListener('message', ({ data }) => { if (String(data).startsWith('INVITE')) arrived(performance.now()); }); // the first to hear of it
    }
  };
  const textOf = (node) => (node.shadowRoot ? textOf(node.shadowRoot) : '') + [...node.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.data : textOf(child))).join('');
  const nextTask = () => new Promise((settle) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = settle; port2.postMessage(0); });

  /** When this caller's card is there, laid out and painted, ms since the frame came in. */
  window.shown = async (name) => {
    const began = await new Promise((settle) => { arrived = settle; });
    do await nextTask(); while (!textOf(document.body).includes(name));
    document.body.getBoundingClientRect();
    const laidOut = performance.now() - began;
    await new Promise(requestAnimationFrame);
    await nextTask();
    return { 'laid out': laidOut, painted: performance.now() - began };
  };
}

async function openOurs({ chunk, server, warmUp }) {
  const [{ connect }] = await Promise.all([import(chunk), import('/cordboard.js')]);
  const desk = connect({ server, uri: 'sip:1001@127.0.0.1', password: 'secret', warmUp });
  const provider = Object.assign(document.createElement('cord-desk'), { desk });
  document.body.append(provider, document.createElement('cord-calls'));
  window.cleared = async () => {
    while (desk.state.calls.some(({ status }) => status !== 'ended')) await new Promise((settle) => setTimeout(settle, 5));
    for (const { id } of desk.state.calls) await desk.send({ type: 'clear', callId: id });
  };
  if (desk.state.line.status !== 'registered') await new Promise((registered) => desk.subscribe((state) => state.line.status === 'registered' && registered()));
}

/** What cannot be undercut: a regular expression and four nodes. */
async function openRaw({ server }) {
  const socket = new WebSocket(server, 'sip');
  await new Promise((open) => { socket.onopen = open; });
  socket.send(['REGISTER sip:127.0.0.1 SIP/2.0', 'Via: SIP/2.0/WS raw.invalid;branch=z9hG4bKraw', 'From: <sip:1001@127.0.0.1>;tag=raw', 'To: <sip:1001@127.0.0.1>', 'Call-ID: raw', 'CSeq: 1 REGISTER', 'Contact: <sip:1001@raw.invalid>', 'Content-Length: 0', '', ''].join('\r\n'));
  let card;
  socket.onmessage = ({ data }) => {
    const caller = /^INVITE[^]*^From: "([^"]+)"/m.exec(data);
    if (!caller) return;
    card = document.createElement('section');
    card.append(...['h2', 'button', 'button'].map((name) => document.createElement(name)));
    card.firstChild.textContent = caller[1];
    document.body.append(card);
  };
  window.cleared = async () => card.remove();
}
