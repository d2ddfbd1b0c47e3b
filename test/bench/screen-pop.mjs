import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { bundleSource } from './queue-page.mjs';
import { median, table } from './table.mjs';

const rounds = 7;
const laterCalls = 20;

/** A desk whose CRM never answers: the index on this computer is all there is. */
const page = `
  import './src/define/desk.js';
  import './src/define/calls.js';
  import './src/define/screen-pop.js';
  import { createDesk, MemoryRecords } from './src/desk/index.js';
  import { flowsFor } from './src/flows/index.js';
  import { SimAudio, SimLine } from './src/sim/index.js';
  import { BrowserRecords } from './src/storage/index.js';

  const number = '+15550100';
  const name = 'Ada Lovelace';
  const uri = 'sip:1001@bench.example';
  const textOf = (node) => (node.shadowRoot ? textOf(node.shadowRoot) : '') + [...node.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.data : textOf(child))).join('');
  const nextTask = () => new Promise((settle) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = settle; port2.postMessage(0); });
  const shows = (tag, what) => textOf(document.querySelector(tag) ?? document.head).replace(/\\s/g, '').includes(what);
  const line = new SimLine();
  let desk;

  /** Records that know a thousand people, and of Ada as many calls as asked for, with 200 kB of notes each. */
  async function fill(records, calls) {
    await records.contacts.keep(Array.from({ length: 1_000 }, (_, index) => ({ id: 'c-' + index, name: 'Customer ' + index, numbers: ['+1555020' + index] })));
    await records.contacts.keep([{ id: 'ada', name, company: 'Analytical Engines', tier: 'Gold', numbers: [number] }]);
    const notes = 'She said that it rattles. '.repeat(8_000).slice(0, 200_000);
    for (let call = 0; call < calls; call++) {
      const startedAt = Date.now() - (call + 1) * 60_000;
      await records.finish({ id: crypto.randomUUID(), callId: 'old-' + call, agent: uri, direction: 'incoming', number, startedAt, answeredAt: startedAt, endedAt: startedAt + 1_000, holds: 0, heldFor: 0, legs: [], customerId: 'ada', customerName: name, answers: { notes } });
    }
  }

  /** As the pages before have left it: somebody has called lately. */
  window.prepare = async ({ lasting, calls }) => {
    if (!lasting) return;
    const records = new BrowserRecords(uri, new AbortController().signal);
    await fill(records, calls);
    await records.saveRecents([{ number: '+1555020777', direction: 'incoming', missed: false, at: Date.now() }]);
  };

  window.open = async ({ lasting, pop }) => {
    const signal = new AbortController().signal;
    const records = lasting ? new BrowserRecords(uri, signal) : new MemoryRecords();
    desk = createDesk({ line, audio: new SimAudio(), records, crm: { lookup: () => new Promise(() => {}), log: async () => {} } }, signal, flowsFor());
    await desk.send({ type: 'connect' });
    if (!lasting) await fill(records, 0);
    document.body.append(Object.assign(document.createElement('cord-desk'), { desk }), document.createElement('cord-calls'));
    if (pop) document.body.append(document.createElement('cord-screen-pop'));
  };

  /** From the ring until the call card, and the customer's where there is one, are laid out and painted, ms. */
  window.ring = async (pop) => {
    const began = performance.now();
    line.ring({ number });
    do await nextTask(); while (!shows('cord-calls', '555') || (pop && !shows('cord-screen-pop', name.replace(' ', ''))));
    document.body.getBoundingClientRect();
    const laidOut = performance.now() - began;
    await new Promise(requestAnimationFrame);
    await nextTask();
    return { 'laid out': laidOut, 'painted': performance.now() - began };
  };

  window.clear = async () => {
    const { id } = desk.state.calls.at(-1);
    line.ends(id);
    while (desk.state.wrapUps.open.length) await new Promise((settle) => setTimeout(settle, 5));
    await desk.send({ type: 'clear', callId: id });
    while (shows('cord-calls', '555') || shows('cord-screen-pop', name.replace(' ', ''))) await new Promise((settle) => setTimeout(settle, 5));
  };`;

const variants = {
  'call card alone': { pop: false, lasting: true, calls: 0 },
  'with the customer, index in memory': { pop: true, lasting: false, calls: 0 },
  'with the customer, index on disk': { pop: true, lasting: true, calls: 0 },
  'the same, 5 calls with 200 kB of notes each': { pop: true, lasting: true, calls: 5 },
};

/** From a ring to the customer's card, by what this computer knows, beside the call card alone. */
export default async function screenPop() {
  const [code, browser] = await Promise.all([bundleSource(page), launchChromium()]);
  const site = await serve({ routes: { '/page.js': code, '/': '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>' } });
  const names = Object.keys(variants);
  const first = Object.fromEntries(names.map((name) => [name, []]));
  const later = structuredClone(first);
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? names.toReversed() : names) {
      const times = await ringOn(browser, site.url, variants[name]);
      first[name].push(times[0]);
      later[name].push(...times.slice(1));
    }
  }
  await browser.close();
  await site.close();
  for (const [what, times] of [['the first call of a page', first], ['later calls', later]]) {
    for (const moment of ['laid out', 'painted']) {
      table(`ring → customer ${moment}, ${what}`, 'ms, median', Object.fromEntries(names.map((name) => [name, median(times[name].map((time) => time[moment]))])), names[0]);
    }
  }
}

async function pageAt(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'clear' in window);
  return page;
}

async function ringOn(browser, url, variant) {
  const context = await browser.createBrowserContext();
  const before = await pageAt(context, url);
  await before.evaluate((config) => window.prepare(config), variant);
  const blank = await pageAt(context, url);
  await before.close();
  await blank.evaluate((config) => window.open(config), variant);
  await new Promise((idle) => setTimeout(idle, 1_500)); // as a page is, long before it rings
  const times = [];
  for (let call = 0; call <= laterCalls; call++) {
    times.push(await blank.evaluate((pop) => window.ring(pop), variant.pop));
    await blank.evaluate(() => window.clear());
  }
  await context.close();
  return times;
}
