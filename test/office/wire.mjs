import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { parse } from '../../demo/office/message.mjs';

const md5 = (text) => createHash('md5').update(text).digest('hex');
let serial = 0;

/** A telephone of bare text: what goes over the wire is what the test says. @param {{ url: string }} office */
export async function openWire({ url }, { protocol = 'sip' } = {}) {
  const socket = new WebSocket(url, protocol);
  const inbox = [];
  const waiting = [];
  socket.on('message', (data) => {
    const wanted = waiting.shift();
    if (wanted) wanted(data.toString());
    else inbox.push(data.toString());
  });
  await once(socket, 'open');
  const wire = {
    socket,
    /** @param {string} text */
    send: (text) => socket.send(text),
    /** The next frame, as text. @returns {Promise<string>} */
    text: () => (inbox.length ? Promise.resolve(inbox.shift()) : new Promise((resolve, reject) => {
      waiting.push(resolve);
      setTimeout(() => reject(new Error('nothing came')), 5000).unref();
    })),
    next: async () => parse(await wire.text()),
    /** Sends a request and gives the response. */
    async ask(method, options) {
      wire.send(request(method, options));
      return wire.next();
    },
    /** REGISTERs, the second time with credentials. */
    async register(user, { password = `demo-${user}`, headers = {}, ...options } = {}) {
      const challenge = await wire.ask('REGISTER', { user, headers, ...options });
      const authorization = credentials(challenge, { user, password });
      return wire.ask('REGISTER', { user, headers: { ...headers, authorization }, ...options });
    },
    close: () => socket.close(),
  };
  return wire;
}

/** @returns {string} */
export function request(method, {
  user = '1001', uri = 'sip:office.example', to = `<sip:${user}@office.example>`, contact = `<sip:${user}-c@x.invalid;transport=ws>`,
  headers = {}, body = '',
} = {}) {
  serial++;
  return [
    `${method} ${uri} SIP/2.0`, `Via: SIP/2.0/WS x.invalid;branch=z9hG4bK${serial}`, 'Max-Forwards: 70', `From: <sip:${user}@office.example>;tag=t${serial}`,
    `To: ${to}`, `Call-ID: call-${serial}`, `CSeq: ${serial} ${method}`, ...(contact ? [`Contact: ${contact}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), `Content-Length: ${body.length}`, '', body,
  ].join('\r\n');
}

/** An answer to a digest challenge. */
export function credentials({ headers }, { user, password, method = 'REGISTER', uri = 'sip:office.example' }) {
  const { realm, nonce } = [...(headers['www-authenticate'] ?? headers['proxy-authenticate'])][0];
  const bare = (quoted) => quoted.slice(1, -1);
  const ha1 = md5(`${user}:${bare(realm)}:${password}`);
  const response = md5(`${ha1}:${bare(nonce)}:00000001:abc:auth:${md5(`${method}:${uri}`)}`);
  return `Digest username="${user}", realm=${realm}, nonce=${nonce}, uri="${uri}", response="${response}", algorithm=MD5, qop=auth, nc=00000001, cnonce="abc"`;
}
