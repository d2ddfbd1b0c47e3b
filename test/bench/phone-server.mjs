import { randomUUID } from 'node:crypto';
import { WebSocketServer } from 'ws';

const fields = (message, name) => [...message.matchAll(new RegExp(`^${name}\\s*:\\s*(.*)$`, 'gim'))].map((match) => match[1].trim());
const contact = 'Contact: <sip:office@127.0.0.1;transport=ws>';

/** A response to a request, or the next request of its dialog, with the fields that tie them together. */
function tied(request, firstLine, { headers = [], body = '' } = {}) {
  const [to] = fields(request, 'To');
  return [
    firstLine, ...fields(request, 'Via').map((via) => `Via: ${via}`), `From: ${fields(request, 'From')[0]}`,
    `To: ${to.includes(';tag=') ? to : `${to};tag=office`}`, `Call-ID: ${fields(request, 'Call-ID')[0]}`, `CSeq: ${fields(request, 'CSeq')[0]}`,
    ...headers, `Content-Length: ${body.length}`, '', body,
  ].join('\r\n');
}

/**
 * The least that a telephone believes to be a PBX: registers anybody, is busy for who calls, and calls when told to.
 * RFC 3261 over RFC 7118; for time and weight alone, so nothing is checked.
 */
export async function startPhoneServer() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' });
  await new Promise((listening) => server.on('listening', listening));
  let phone;
  /** What to do when a call of ours is answered, by Call-ID. */
  const answered = new Map();

  server.on('connection', (socket) => socket.on('message', (data) => {
    const message = String(data);
    const [cseq] = fields(message, 'CSeq');
    if (!cseq) return; // a keep-alive
    if (/^SIP\/2\.0 200/.test(message) && /INVITE/.test(cseq)) return answered.get(fields(message, 'Call-ID')[0])?.(message);
    if (/^(SIP\/2\.0|ACK)/.test(message)) return;
    if (message.startsWith('REGISTER')) {
      phone = { socket, uri: /<([^>]+)>/.exec(fields(message, 'Contact')[0])[1] };
      return socket.send(tied(message, 'SIP/2.0 200 OK', { headers: [`Contact: <${phone.uri}>;expires=600`] }));
    }
    socket.send(tied(message, message.startsWith('INVITE') ? 'SIP/2.0 486 Busy Here' : 'SIP/2.0 200 OK'));
  }));

  /** Calls the phone that registered last. */
  function ring({ name = 'Ada Example', number = '+15550100', body = '' } = {}) {
    const { socket, uri } = phone;
    const id = randomUUID();
    const request = (method, cseq, { to = '<sip:1001@127.0.0.1>', headers = [], body = '' } = {}) => socket.send([
      `${method} ${uri} SIP/2.0`, `Via: SIP/2.0/WS office.invalid;branch=z9hG4bK${method === 'BYE' ? 'b' : ''}${id}`, 'Max-Forwards: 70',
      `From: "${name}" <sip:${number}@127.0.0.1>;tag=${id}`, `To: ${to}`, `Call-ID: ${id}`, `CSeq: ${cseq} ${method}`, contact,
      ...headers, `Content-Length: ${body.length}`, '', body,
    ].join('\r\n'));
    request('INVITE', 1, { body, headers: body ? ['Content-Type: application/sdp'] : [] });
    return {
      cancel: () => request('CANCEL', 1),
      /** Says goodbye as soon as it is answered. */
      hangUpWhenAnswered: () => new Promise((done) => answered.set(id, (ok) => {
        answered.delete(id);
        const [to] = fields(ok, 'To');
        request('ACK', 1, { to });
        request('BYE', 2, { to });
        done();
      })),
    };
  }

  return { url: `ws://127.0.0.1:${server.address().port}`, ring, close: () => { for (const client of server.clients) client.terminate(); server.close(); } };
}
