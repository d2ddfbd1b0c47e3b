import { WebSocket, WebSocketServer } from 'ws';
import { garbled, randomFrom } from './garble.mjs';

/** For how long a message waits that others overtake, ms. */
const outOfOrder = 60;

/** @typedef {'up' | 'down' | 'both'} Way up to the PBX, down to the page */

/**
 * A WebSocket proxy to put between page and PBX, for the faults that networks have. It passes whole messages, so that a test can read them too.
 * @param {string} target the address it stands for
 * @param {{ host?: string, seed?: number }} [options] `host`: where it listens; `seed`: chance that a test can have again
 */
export async function startWsProxy(target, { host = '127.0.0.1', seed = 1 } = {}) {
  const server = new WebSocketServer({ host, port: 0, handleProtocols: (protocols) => [...protocols][0], verifyClient });
  await new Promise((listening) => server.once('listening', listening));
  const random = randomFrom(seed);
  const pairs = new Set();
  const hanging = [];
  /** Closes that wait for the end of a black hole. */
  const untold = [];
  let [door, blackHole, stalled] = ['open', undefined, undefined];
  let flows = Promise.resolve();
  let flow = () => {};

  const proxy = {
    url: `ws://${host}:${server.address().port}/ws`,
    /** Milliseconds that every message takes longer. */
    delay: 0,
    /** Of a hundred messages, how many arrive garbled: bytes changed, or the end cut off. */
    garble: 0,
    /** Of a hundred messages, how many arrive twice. */
    duplicate: 0,
    /** Of a hundred messages, how many arrive after those that come next. */
    reorder: 0,
    /** Sees and may change each message; what it returns is passed on, undefined is lost. */
    filter: /** @type {(message: string, way: 'up' | 'down') => string | undefined} */ ((message) => message),
    /** When each REGISTER came by, ms of `performance.now()`. @type {number[]} */
    registers: [],
    /** What is lost without a word: nothing, or all that goes this way, a close too. @type {Way | undefined} */
    get blackHole() { return blackHole; },
    set blackHole(way) {
      blackHole = way;
      for (const tell of untold.splice(0)) tell();
    },
    /** What stands still, as while a cable is out: it arrives once this is undefined. @type {Way | undefined} */
    get stalled() { return stalled; },
    set stalled(way) {
      stalled = way;
      flow();
      flows = way ? new Promise((again) => { flow = again; }) : Promise.resolve();
    },
    /** What a new connection meets: it is opened, refused, or left hanging until the door is opened or shut. @type {'open' | 'shut' | 'hanging'} */
    get door() { return door; },
    set door(now) {
      door = now;
      if (now !== 'hanging') for (const decide of hanging.splice(0)) decide(now === 'open', 503);
    },
    /** How many pages are connected. */
    get connections() {
      return pairs.size;
    },
    /** What is connected now is half-open from here on: what goes this way is lost for good. Who connects anew is heard. @param {Way} [way] */
    lose(way = 'both') {
      for (const pair of pairs) pair.lost = way;
    },
    /** The network is gone, and nobody is told: what is connected stays so, and hears nothing; what wants to connect hangs. */
    goDark() {
      proxy.blackHole = 'both';
      proxy.door = 'hanging';
    },
    /** The network is back; with `lost`, the connections of before stay dead, as after a sleep or behind a NAT that forgot them. */
    goLight({ lost = true } = {}) {
      if (lost) proxy.lose();
      proxy.blackHole = undefined;
      proxy.door = 'open';
    },
    /** Ends every connection: by a close frame with this code, or without one as when a cable is cut. */
    cut(code) {
      for (const { ends } of pairs) for (const end of ends) code ? end.close(code) : end.terminate();
    },
    async close() {
      proxy.stalled = undefined;
      proxy.cut();
      proxy.blackHole = undefined;
      for (const decide of hanging) decide(false, 503);
      for (const client of server.clients) client.terminate();
      await new Promise((closed) => server.close(closed));
    },
  };

  function verifyClient(_, decide) {
    if (door === 'hanging') hanging.push(decide);
    else decide(door === 'open', 503);
  }

  const meets = (fault, way) => fault === way || fault === 'both';
  const chance = (share) => share > 0 && random() * 100 < share;

  server.on('connection', (page, request) => {
    const pbx = new WebSocket(target, page.protocol || [], { headers: { origin: request.headers.origin ?? '' } });
    const pair = { ends: [page, pbx], lost: undefined };
    pairs.add(pair);
    const opened = new Promise((open) => pbx.once('open', open));
    pass(pair, page, pbx, 'up', opened);
    pass(pair, pbx, page, 'down', opened);
    for (const [end, other, way] of [[page, pbx, 'up'], [pbx, page, 'down']]) {
      end.on('error', () => end.terminate());
      end.on('close', (code) => {
        pairs.delete(pair);
        // 1005 and 1006 mean that no close frame came: none goes on either
        const tell = () => (code === 1005 || code === 1006 ? other.terminate() : other.close(code));
        if (meets(blackHole, way)) untold.push(tell);
        else tell();
      });
    }
  });

  /** Messages keep their order, whatever the delay is set to meanwhile, unless they are reordered. */
  function pass(pair, from, to, way, opened) {
    let last = opened;
    const arrives = (message) => to.readyState === WebSocket.OPEN && to.send(message);
    from.on('message', (data) => {
      const due = performance.now() + proxy.delay;
      if (way === 'up' && String(data).startsWith('REGISTER')) proxy.registers.push(performance.now());
      last = last.then(async () => {
        const wait = due - performance.now();
        if (wait > 0) await new Promise((passed) => setTimeout(passed, wait));
        while (meets(stalled, way)) await flows;
        if (meets(pair.lost, way) || meets(blackHole, way)) return;
        const message = proxy.filter(String(data), way);
        if (message === undefined) return;
        const passed = chance(proxy.garble) ? garbled(message, random) : message;
        if (chance(proxy.reorder)) setTimeout(arrives, outOfOrder, passed);
        else arrives(passed);
        if (chance(proxy.duplicate)) arrives(passed);
      });
    });
  }
  return proxy;
}
