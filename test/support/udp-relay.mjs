import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const spare = 12;

/**
 * A relay for the sound of calls, to put between page and PBX: SDP that comes by is changed so that all media pass here, where they can be blocked.
 * Needs no rights, and hurts nobody else on this computer. Give its `filter` to a WebSocket proxy.
 * @param {{ host?: string, manyHomes?: boolean }} [options] `host`: where pages reach it; `manyHomes`: the page is heard from all its addresses, as with cable and Wi-Fi at once. Chromium then changes
 *   from one to the other by itself, says that it is connected, and Asterisk does not take what comes from there
 */
export async function startUdpRelay({ host = '127.0.0.1', manyHomes = false } = {}) {
  const lanes = new Map();
  const pool = await Promise.all(Array.from({ length: spare }, openLane));
  const all = new Set(pool);

  const relay = {
    /** Nothing passes while this is true. */
    blocked: false,
    /** How many packets passed. */
    passed: { up: 0, down: 0 },
    /** How many paths were negotiated: one for each call, and for each ICE restart. */
    paths: 0,
    /**
     * The page has moved to another network: whatever path a call had is dead for good, and only what is negotiated anew (an ICE restart) leads anywhere.
     */
    changeAddress() {
      for (const lane of all) lane.dead ||= !pool.includes(lane);
      lanes.clear();
    },
    /** For a WebSocket proxy: shows each side the relay instead of the other. @param {string} message @param {'up' | 'down'} way */
    filter(message, way) {
      if (!/^a=candidate:/m.test(message)) return message;
      const id = /^Call-ID\s*:\s*(\S+)/im.exec(message)?.[1] ?? '';
      const ufrag = way === 'up' ? /^a=ice-ufrag:(\S+)/m.exec(message)?.[1] : undefined;
      const before = lanes.get(id);
      // The page restarts ICE: from here on another address of it is meant.
      const lane = before && (!ufrag || !before.ufrag || ufrag === before.ufrag) ? before : newLane(id);
      lane.ufrag ??= ufrag;
      if (way === 'down') lane.pbx = firstCandidate(message) ?? lane.pbx;
      return through(message, (way === 'up' ? lane.outside : lane.inside).address());
    },
    close() {
      for (const { inside, outside, more } of all) for (const socket of [inside, outside, ...more]) socket.close();
    },
  };

  function newLane(id) {
    const lane = pool.pop();
    if (!lane) throw new Error('the relay has no lane left');
    lanes.set(id, lane);
    relay.paths++;
    void openLane().then((next) => {
      all.add(next);
      pool.push(next);
    });
    return lane;
  }

  /** `inside` is what the page sends to, `outside` what the PBX does; a page with several addresses has `more` outsides, as behind a NAT. */
  async function openLane() {
    const [inside, outside] = await Promise.all([bound(host), bound('127.0.0.1')]);
    const lane = { inside, outside, more: [], pbx: undefined, ufrag: undefined, dead: false };
    const ways = new Map();
    const stops = () => relay.blocked || lane.dead;
    const wayFor = (page) => {
      const key = `${page.address}:${page.port}`;
      if (ways.has(key)) return ways.get(key);
      const out = ways.size === 0 ? outside : createSocket('udp4');
      if (out !== outside) lane.more.push(out);
      out.on('message', (packet) => {
        if (stops()) return;
        relay.passed.down++;
        inside.send(packet, page.port, page.address);
      });
      ways.set(key, out);
      return out;
    };
    inside.on('message', (packet, page) => {
      if (stops() || !lane.pbx || !(manyHomes || host !== '127.0.0.1' || page.address === host)) return;
      relay.passed.up++;
      wayFor(page).send(packet, lane.pbx.port, lane.pbx.address);
    });
    return lane;
  }
  return relay;
}

async function bound(host) {
  const socket = createSocket('udp4').bind(0, host);
  await once(socket, 'listening');
  return socket;
}

/** Of RFC 8839: `candidate:foundation component transport priority address port typ host`. */
function firstCandidate(message) {
  const [, address, port] = /^a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host/im.exec(message) ?? [];
  return address && { address, port: Number(port) };
}

/** The message with this end of ours as its only candidate. */
function through(message, { address, port }) {
  const [head, body] = split(message);
  let isFirst = true;
  const lines = body.split('\r\n').flatMap((line) => {
    if (line.startsWith('c=IN ')) return [`c=IN IP4 ${address}`];
    if (line.startsWith('m=audio ')) return [line.replace(/^m=audio \d+/, `m=audio ${port}`)];
    if (line.startsWith('a=rtcp:')) return [];
    if (!line.startsWith('a=candidate:')) return [line];
    const candidates = isFirst ? [`a=candidate:1 1 udp 2130706431 ${address} ${port} typ host`] : [];
    isFirst = false;
    return candidates;
  });
  const changed = lines.join('\r\n');
  return `${head.replace(/^(Content-Length\s*:\s*)\d+/im, `$1${Buffer.byteLength(changed)}`)}\r\n\r\n${changed}`;
}

function split(message) {
  const end = message.indexOf('\r\n\r\n');
  return [message.slice(0, end), message.slice(end + 4)];
}
