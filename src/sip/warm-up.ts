import { parseMessage } from './jssip.js';

const via = 'Via: SIP/2.0/WSS 192.0.2.1:8089;rport;branch=z9hG4bKPj1';

/** Everyday messages: a call that comes in, and what a call that goes out is answered with. */
const samples: readonly (readonly string[])[] = [
  [
    'INVITE sip:1001@192.0.2.1;transport=ws SIP/2.0', via, 'Max-Forwards: 70', 'From: "Ada Example" <sip:+15550100@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>',
    'Contact: <sip:asterisk@192.0.2.1:8088;transport=ws>', 'Call-ID: a@b', 'CSeq: 1 INVITE', 'Allow: INVITE, ACK, BYE', 'Supported: 100rel, timer, replaces',
    'Session-Expires: 1800;refresher=uac', 'P-Asserted-Identity: "Ada Example" <sip:+15550100@pbx.example>', 'X-Queue: support', 'Content-Type: application/sdp',
  ],
  [
    'SIP/2.0 401 Unauthorized', via, 'From: <sip:1001@pbx.example>;tag=1', 'To: <sip:1001@pbx.example>;tag=2', 'Call-ID: a@b', 'CSeq: 1 REGISTER',
    'WWW-Authenticate: Digest realm="pbx",nonce="1",opaque="2",algorithm=MD5,qop="auth"',
  ],
  [
    'SIP/2.0 180 Ringing', via, 'Record-Route: <sip:192.0.2.1;lr;transport=ws>', 'From: <sip:1001@pbx.example>;tag=1', 'To: <sip:600@pbx.example>;tag=2',
    'Contact: <sip:192.0.2.1:8088;transport=ws>;expires=300', 'Call-ID: a@b', 'CSeq: 1 INVITE',
  ],
].map((lines) => [...lines, 'Content-Length: 0', '', '']);

/**
 * Reads a few messages while the page is idle: the first one that a page ever parses costs 15 to 60 ms, and that must not be the ring.
 */
export function warmUp(signal: AbortSignal): void {
  const idle: (work: () => void) => void = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  idle(() => {
    for (let round = 0; round < 3 && !signal.aborted; round += 1) for (const lines of samples) parseMessage(lines.join('\r\n'), {});
  });
}
