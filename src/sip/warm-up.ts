import { Grammar } from './jssip.js';

/** Header fields of an everyday INVITE, each by the grammar rule that reads it. */
const samples: readonly (readonly [rule: string, text: string])[] = [
  ['Request_Response', 'INVITE sip:1001@192.0.2.1;transport=ws SIP/2.0'],
  ['Request_Response', 'SIP/2.0 180 Ringing'],
  ['Via', 'SIP/2.0/WSS 192.0.2.1:8089;rport;branch=z9hG4bKPj1'],
  ['From', '"Ada Example" <sip:+15550100@pbx.example>;tag=1'],
  ['To', '<sip:1001@pbx.example>;tag=2'],
  ['Contact', '<sip:asterisk@192.0.2.1:8088;transport=ws>;expires=300'],
  ['CSeq', '1 INVITE'], ['Call_ID', 'a@b'], ['Content_Type', 'application/sdp'], ['Content_Length', '100'], ['Max_Forwards', '70'],
  ['WWW_Authenticate', 'Digest realm="pbx",nonce="1",opaque="2",algorithm=MD5,qop="auth"'],
];

/**
 * Runs the parser's grammar once while the page is idle: the first message a page parses costs 15 to 60 ms,
 * and that must not be the ring.
 */
export function warmUp(signal: AbortSignal): void {
  const idle: (work: () => void) => void = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  idle(() => {
    for (let round = 0; round < 3 && !signal.aborted; round += 1) for (const [rule, text] of samples) Grammar.parse(text, rule);
  });
}
