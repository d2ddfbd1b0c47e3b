import { message, request } from './fake-socket.js';

const sdp = ['v=0', 'o=- 7 2 IN IP4 192.0.2.1', 's=Asterisk', 'c=IN IP4 192.0.2.1', 't=0 0', 'm=audio 12000 UDP/TLS/RTP/SAVPF 111 8 101', 'a=rtpmap:111 opus/48000/2', 'a=ice-ufrag:abcd', 'a=ice-pwd:0123456789abcdef01234567', 'a=sendrecv', ''].join('\r\n');
const withSdp = { 'Content-Type': 'application/sdp' };

/** What a PBX says to a phone out of the blue. */
export const strangers: readonly (() => string)[] = [
  () => request('INVITE', { ...withSdp, 'Allow': 'INVITE, ACK, BYE', 'Supported': 'timer, replaces', 'Session-Expires': '1800;refresher=uac', 'P-Asserted-Identity': '"Ada" <sip:2001@pbx.example>', 'X-Queue': 'support', 'Alert-Info': '<http://x>;info=ring', 'User-to-User': '7b7d;encoding=hex' }, sdp),
  () => request('INVITE', { 'Record-Route': '<sip:192.0.2.1;lr>, <sip:192.0.2.2;lr>', 'Expires': '60', 'Require': 'timer' }),
  () => request('INVITE', { ...withSdp, Replaces: 'fuzz-call;to-tag=x;from-tag=y' }, sdp),
  () => request('OPTIONS'), () => request('MESSAGE', { 'Content-Type': 'text/plain' }, 'hello'), () => request('SUBSCRIBE', { Event: 'presence', Expires: '300' }), () => request('REFER', { 'Refer-To': '<sip:600@pbx.example>' }),
  () => request('NOTIFY', { 'Event': 'message-summary', 'Subscription-State': 'active', 'Content-Type': 'application/simple-message-summary' }, 'Messages-Waiting: yes\r\n'),
  () => request('CANCEL'), () => request('BYE', { To: '<sip:1001@pbx.example>;tag=none' }), () => request('ACK'), () => request('UPDATE', withSdp, sdp), () => request('INFO', { 'Content-Type': 'application/dtmf-relay' }, 'Signal=1\r\nDuration=100'),
  () => request('REGISTER', { Contact: '<sip:1001@h>;expires=60' }), () => request('PUBLISH', { Event: 'presence' }),
];

/** What it says within a call that there is. */
export const withinCall = (fields: Readonly<Record<string, string>>, cseq: number): readonly (() => string)[] => {
  const within = (method: string, more: Readonly<Record<string, string>> = {}, body = ''): string => request(method, { ...fields, CSeq: `${cseq} ${method}`, ...more }, body);
  return [
    () => within('INFO', { 'Content-Type': 'application/dtmf-relay' }, 'Signal=1\r\nDuration=100'), () => within('INFO', { 'Content-Type': 'application/json' }, '{}'), () => within('OPTIONS'), () => within('MESSAGE', { 'Content-Type': 'text/plain' }, 'x'),
    () => within('INVITE', { ...withSdp, 'Session-Expires': '1800;refresher=uas', 'P-Asserted-Identity': '"B" <sip:2002@x>' }, sdp), () => within('INVITE', withSdp, sdp.replace('sendrecv', 'sendonly')), () => within('INVITE'),
    () => within('UPDATE', withSdp, sdp), () => within('UPDATE'), () => within('REFER', { 'Refer-To': '<sip:600@pbx.example?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&User-to-User=7b7d>', 'Referred-By': '<sip:2001@pbx.example>' }),
    () => within('NOTIFY', { 'Event': 'refer;id=2', 'Subscription-State': 'active', 'Content-Type': 'message/sipfrag' }, 'SIP/2.0 180 Ringing'), () => within('NOTIFY', { 'Event': 'dialog', 'Subscription-State': 'terminated' }), () => within('ACK'), () => within('BYE'),
  ];
};

/** What it answers a request of ours. */
export function answersTo(asked: string): readonly (() => string)[] {
  const field = (name: string): string => new RegExp(`^${name}: (.*)\r$`, 'm').exec(asked)?.[1] ?? 'x';
  const same = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${field(name)}`);
  const answer = (status: string, lines: readonly string[] = [], body = ''): string => message([`SIP/2.0 ${status}`, ...same, `To: ${field('To')};tag=pbx`, ...lines], body);
  return [
    () => answer('100 Trying'), () => answer('180 Ringing', ['Contact: <sip:a@192.0.2.1>']), () => answer('183 Progress', ['Contact: <sip:a@192.0.2.1>', 'Content-Type: application/sdp'], sdp),
    () => answer('200 OK', [`Contact: ${field('Contact')};expires=300`]), () => answer('200 OK', ['Contact: <sip:a@192.0.2.1>', 'Content-Type: application/sdp', 'Session-Expires: 1800;refresher=uac', 'Require: timer'], sdp),
    () => answer('401 Unauthorized', ['WWW-Authenticate: Digest realm="pbx",nonce="1",opaque="2",algorithm=MD5,qop="auth"']), () => answer('302 Moved', ['Contact: <sip:700@pbx.example>']), () => answer('423 Interval Too Brief', ['Min-Expires: 600']),
    () => answer('486 Busy Here', ['Reason: Q.850;cause=17;text="busy"']), () => answer('503 Service Unavailable', ['Retry-After: 5']), () => answer('481 Gone'), () => answer('202 Accepted'),
  ];
}
