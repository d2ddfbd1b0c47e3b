import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, mock, test } from 'node:test';
import { RTCSession, type Session } from '../../src/sip/jssip.js';
import { pretendWebRtc } from './fake-connection.js';
import { message, request, startPhone, type Phone } from './fake-socket.js';

const sdp = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n';
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
const starts = (sent: readonly string[]): readonly string[] => sent.map((one) => one.split(' ', 2).join(' ').replace(/ sip:.*/, ''));

before(() => {
  pretendWebRtc();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
});
after(() => mock.reset());

describe('a request within a call that comes before the answer to our INVITE', () => {
  let phone: Phone;
  let session: Session;
  let invite: string;
  beforeEach(async () => {
    phone = startPhone();
    session = new RTCSession(phone.ua);
    session.connect('sip:600@pbx.example', { mediaStream: new MediaStream() });
    await settled();
    invite = session._request.toString();
  });

  const field = (name: string): string => new RegExp(`^${name}: (.*)\r$`, 'm').exec(invite)![1]!;
  const response = (status: string, body = ''): string => message([
    `SIP/2.0 ${status}`, `Via: ${field('Via')}`, `From: ${field('From')}`, `To: ${field('To')};tag=theirs`, `Call-ID: ${field('Call-ID')}`, `CSeq: ${field('CSeq')}`,
    'Contact: <sip:600@192.0.2.1:8089;transport=ws>', ...(body ? ['Content-Type: application/sdp'] : []),
  ], body);
  const within = (method: string, cseq = 2): string =>
    request(method, { 'From': '<sip:600@pbx.example>;tag=theirs', 'To': field('From'), 'Call-ID': field('Call-ID'), 'CSeq': `${cseq} ${method}` });

  test('waits for it, and is answered behind it', () => {
    assert.deepEqual(phone.receives(within('UPDATE')), []);
    assert.deepEqual(starts(phone.receives(response('200 OK', sdp))), ['SIP/2.0 200']);
    assert.ok(session.isEstablished());
    assert.deepEqual(phone.guard!.refusals, {});
  });

  test('also one that ends it: two of them stay in their order', () => {
    assert.deepEqual([...phone.receives(within('UPDATE')), ...phone.receives(within('BYE', 3))], []);
    assert.deepEqual(starts(phone.receives(response('200 OK', sdp))), ['SIP/2.0 200', 'SIP/2.0 200']);
    assert.ok(session.isEnded());
  });

  test('does not mind that it rings first', () => {
    assert.deepEqual(phone.receives(within('UPDATE')), []);
    assert.deepEqual(phone.receives(response('180 Ringing')), []);
    assert.deepEqual(starts(phone.receives(response('200 OK', sdp))), ['SIP/2.0 200']);
  });

  test('learns that there is no such call where none comes, or it is declined', () => {
    const { length } = phone.receives(within('UPDATE'));
    assert.equal(length, 0);
    assert.deepEqual(starts(phone.receives(response('486 Busy Here'))).filter((one) => one.startsWith('SIP')), ['SIP/2.0 481']);
  });

  /** What is answered by itself once half a second is over. */
  function answeredLate(): readonly string[] {
    const sent: string[] = [];
    mock.method(phone.guard!, 'send', (text: string) => sent.push(text) > 0);
    mock.timers.tick(500);
    return starts(sent).filter((one) => one.startsWith('SIP'));
  }

  test('does not wait for ever', () => {
    phone.receives(within('UPDATE'));
    assert.deepEqual(answeredLate(), ['SIP/2.0 481']);
  });

  test('is forgotten with the connection it came by', () => {
    phone.receives(within('UPDATE'));
    phone.guard!.disconnect();
    assert.deepEqual(answeredLate(), []);
  });

  test('of another call does not wait: nobody knows that one', () => {
    const stranger = request('UPDATE', { 'From': '<sip:600@pbx.example>;tag=theirs', 'To': field('From'), 'Call-ID': 'another' });
    assert.deepEqual(starts(phone.receives(stranger)), ['SIP/2.0 481']);
  });

  test('nor do more than sixteen wait', () => {
    const sent = Array.from({ length: 17 }, (_, index) => phone.receives(within('INFO', index + 2))).map(({ length }) => length);
    assert.deepEqual(sent, [...Array.from({ length: 16 }, () => 0), 1]);
  });
});
