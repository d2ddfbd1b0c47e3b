// One of the threads of headless-desks.mjs: many desks, or bare JsSIP phones, without a browser. They register and stay registered; media there are none.
import { setMaxListeners } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';
import { WebSocket } from 'ws';

const { kind, servers, domain, first, count, every, config } = workerData;
const now = () => performance.timeOrigin + performance.now();
/** What happened since it was last told: `[time, user, what, server]`. */
let news = [];
const tell = (user, what, server) => news.push([now(), user, what, server]);
const users = Array.from({ length: count }, (_, index) => String(first + index));

/** Sees each REGISTER that leaves. */
class CountedSocket extends WebSocket {
  send(message, ...rest) {
    const [, user] = /^REGISTER [\s\S]*?^From:[^\n]*sip:(\w+)@/m.exec(String(message)) ?? [];
    if (user) tell(user, /^Authorization:/m.test(message) ? 'authorized' : 'register', this.url);
    super.send(message, ...rest);
  }
}

// All that registering needs of a browser.
Object.assign(globalThis, { WebSocket: CountedSocket, RTCPeerConnection: class {} });
if (!globalThis.navigator) Object.assign(globalThis, { navigator: {} });

const life = new AbortController();
setMaxListeners(0, life.signal);
const open = kind === 'ours' ? await openOurs() : await openBare();
const telling = setInterval(() => {
  if (news.length > 0) parentPort.postMessage(news);
  news = [];
}, 25);

parentPort.once('message', () => {
  life.abort();
  setTimeout(() => {
    clearInterval(telling);
    process.exit();
  }, 500); // they unregister
});

for (const user of users) {
  open(user);
  await new Promise((next) => setTimeout(next, every));
}

async function openOurs() {
  register();
  const [{ SipLine }, { createDesk, MemoryRecords }] = await Promise.all([import('../../src/sip/index.ts'), import('../../src/desk/index.ts')]);
  const audio = { start() {}, choose: async () => {}, checkMicrophone: async () => {}, testSound: async () => {}, play() {} };
  return (user) => {
    const line = new SipLine({ server: servers, uri: `sip:${user}@${domain}`, password: `pw-${user}`, warmUp: false, iceCandidatePool: false, ...config }, audio);
    const desk = createDesk({ line, audio, records: new MemoryRecords() }, life.signal, []);
    let last;
    desk.subscribe(({ line: { status, server } }) => {
      if (`${status} ${server}` !== last) tell(user, status === 'registered' ? 'registered' : 'lost', server);
      last = `${status} ${server}`;
    });
    void desk.send({ type: 'connect' });
  };
}

async function openBare() {
  const { default: JsSIP } = await import('jssip');
  return (user) => {
    const sockets = servers.map((url, index) => ({ socket: new JsSIP.WebSocketInterface(url), weight: servers.length - index })); // the first one is preferred
    const ua = new JsSIP.UA({ sockets, uri: `sip:${user}@${domain}`, password: `pw-${user}`, register_expires: 300 });
    ua.on('registered', () => tell(user, 'registered', ua.transport.url));
    for (const name of ['disconnected', 'unregistered', 'registrationFailed']) ua.on(name, () => tell(user, 'lost', ua.transport.url));
    life.signal.addEventListener('abort', () => ua.stop());
    ua.start();
  };
}
