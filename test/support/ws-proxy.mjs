import { WebSocket, WebSocketServer } from 'ws';

/**
 * A WebSocket proxy to put between page and PBX, for the faults that networks have. It passes whole messages, so that a test can read them too.
 * @param {string} target the address it stands for
 */
export async function startWsProxy(target) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: (protocols) => [...protocols][0], verifyClient });
  await new Promise((listening) => server.once('listening', listening));
  const pairs = new Set();
  const hanging = [];

  const proxy = {
    url: `ws://127.0.0.1:${server.address().port}/ws`,
    /** Milliseconds that every message takes longer. */
    delay: 0,
    /** What is lost without a word: nothing, or what goes 'up' to the PBX, 'down' to the page, or 'both'. */
    blackHole: /** @type {'up' | 'down' | 'both' | undefined} */ (undefined),
    /** What a new connection meets: it is opened, refused, or left hanging. */
    door: /** @type {'open' | 'shut' | 'hanging'} */ ('open'),
    /** Sees and may change each message; what it returns is passed on, undefined is lost. */
    filter: /** @type {(message: string, way: 'up' | 'down') => string | undefined} */ ((message) => message),
    /** How many pages are connected. */
    get connections() {
      return pairs.size;
    },
    /** Ends every connection: by a close frame with this code, or without one as when a cable is cut. */
    cut(code) {
      for (const ends of pairs) for (const end of ends) code ? end.close(code) : end.terminate();
    },
    async close() {
      proxy.cut();
      for (const decide of hanging) decide(false, 503);
      await new Promise((closed) => server.close(closed));
    },
  };

  function verifyClient(_, decide) {
    if (proxy.door === 'hanging') hanging.push(decide);
    else decide(proxy.door === 'open', 503);
  }

  server.on('connection', (page, request) => {
    const pbx = new WebSocket(target, page.protocol || [], { headers: { origin: request.headers.origin ?? '' } });
    const pair = [page, pbx];
    pairs.add(pair);
    const opened = new Promise((open) => pbx.once('open', open));
    pass(page, pbx, 'up', opened);
    pass(pbx, page, 'down', opened);
    for (const [end, other] of [[page, pbx], [pbx, page]]) {
      end.on('error', () => end.terminate());
      end.on('close', (code) => {
        pairs.delete(pair);
        // 1005 and 1006 mean that no close frame came: none goes on either
        if (code === 1005 || code === 1006) other.terminate();
        else other.close(code);
      });
    }
  });

  /** Messages keep their order, whatever the delay is set to meanwhile. */
  function pass(from, to, way, opened) {
    let last = opened;
    from.on('message', (data) => {
      const due = performance.now() + proxy.delay;
      last = last.then(async () => {
        const wait = due - performance.now();
        if (wait > 0) await new Promise((passed) => setTimeout(passed, wait));
        if (proxy.blackHole === way || proxy.blackHole === 'both') return;
        const message = proxy.filter(String(data), way);
        if (message !== undefined && to.readyState === WebSocket.OPEN) to.send(message);
      });
    });
  }
  return proxy;
}
