import { openLab } from './lab.mjs';
import { startPhoneServer } from './phone-server.mjs';
import { startStun } from './stun.mjs';
import { median, table } from './table.mjs';

const calls = 9;

/** From `dial` to the INVITE on the wire, with the STUN servers a company may have. */
export default async function dial() {
  const [lab, office, good, silent] = await Promise.all([openLab(['jssip.js', 'sip.js']), startPhoneServer(), startStun(), startStun({ silent: true })]);
  const networks = { 'no STUN': [], 'good STUN': [good.url], 'one good, one silent': [good.url, silent.url], 'silent STUN': [silent.url] };
  for (const [network, urls] of Object.entries(networks)) {
    const config = { server: office.url, iceServers: urls.map((url) => ({ urls: url })) };
    const deadly = urls.includes(silent.url);
    table(`dial → INVITE, ${network}`, `ms, median of ${calls}; one call where a silent server is waited for`, {
      'cordboard': await time(lab, openOurs, { ...config, chunk: lab.chunk('connect'), pool: true }),
      'cordboard, not pooled': await time(lab, openOurs, { ...config, chunk: lab.chunk('connect'), pool: false }),
      'jssip': await time(lab, openJsSip, config, deadly ? 1 : calls),
      'sip.js': await time(lab, openSipJs, config, deadly ? 1 : calls),
    }, 'cordboard');
  }
  await lab.close();
  for (const server of [office, good, silent]) server.close();
}

/** @param {(config: object) => Promise<() => void>} open runs in the page; gives back what dials */
async function time(lab, open, config, count = calls) {
  const page = await lab.page((blank) => blank.evaluateOnNewDocument(watchWire));
  page.setDefaultTimeout(120_000);
  const dials = await page.evaluateHandle(open, config);
  const times = [];
  for (let i = 0; i < count; i++) {
    await new Promise((warm) => setTimeout(warm, 1_000)); // as an agent does between two calls
    times.push(await page.evaluate((dialOnce) => window.invited(dialOnce), dials));
  }
  await page.done();
  return median(times);
}

/* In the page. */

function watchWire() {
  let tell = () => {};
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    if (String(data).startsWith('INVITE')) tell(performance.now());
    return send.call(this, data);
  };
  /** How long it takes until an INVITE is sent. */
  window.invited = async (dialOnce) => {
    const sent = new Promise((settle) => { tell = settle; });
    const began = performance.now();
    dialOnce();
    return (await sent) - began;
  };
}

async function openOurs({ chunk, server, iceServers, pool }) {
  const { connect } = await import(chunk);
  const desk = connect({ server, uri: 'sip:1001@127.0.0.1', password: 'secret', iceServers, iceCandidatePool: pool });
  await new Promise((registered) => desk.subscribe((state) => state.line.status === 'registered' && registered()));
  return () => void desk.send({ type: 'dial', target: '1002' });
}

async function openJsSip({ server, iceServers }) {
  const { default: JsSIP } = await import('/jssip.js');
  const ua = new JsSIP.UA({ sockets: [new JsSIP.WebSocketInterface(server)], uri: 'sip:1001@127.0.0.1', password: 'secret' });
  const registered = new Promise((settle) => ua.on('registered', settle));
  ua.start();
  await registered;
  return () => void ua.call('sip:1002@127.0.0.1', { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers } });
}

async function openSipJs({ server, iceServers }) {
  const { Inviter, Registerer, UserAgent } = await import('/sip.js');
  const agent = new UserAgent({
    uri: UserAgent.makeURI('sip:1001@127.0.0.1'), transportOptions: { server }, logLevel: 'error',
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers } },
  });
  await agent.start();
  await new Registerer(agent).register();
  return () => void new Inviter(agent, UserAgent.makeURI('sip:1002@127.0.0.1'), { sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } }).invite();
}
