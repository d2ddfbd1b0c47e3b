import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, mock, test } from 'node:test';
import type { Session } from '../../src/sip/jssip.js';
import { pretendWebRtc } from './fake-connection.js';
import { request, startPhone, type Phone } from './fake-socket.js';

const sdp = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n';
const offer = { 'Content-Type': 'application/sdp' };
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

before(() => {
  pretendWebRtc();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
});
after(() => mock.reset());

describe('a call that ends while it is still being talked about stays ended', () => {
  let phone: Phone;
  let session: Session;
  let dialog: Record<string, string>;
  /** Says something within the call. */
  const within = (method: string, fields = {}, body = ''): readonly string[] => phone.receives(request(method, { ...dialog, CSeq: `2 ${method}`, ...fields }, body));

  async function answered(body: string): Promise<void> {
    phone = startPhone();
    phone.ua.on('newRTCSession', ({ session: begun }: { session: Session }) => { session = begun; });
    const [, ringing] = phone.receives(request('INVITE', { 'Call-ID': 'call', ...(body && offer) }, body));
    dialog = { 'Call-ID': 'call', 'To': /^To: (.*)\r$/m.exec(ringing!)![1]! };
    session.answer({ mediaStream: new MediaStream() });
    await settled();
  }
  beforeEach(() => answered(sdp));

  test('an offer is asked for, and the call hung up before there is one', async () => {
    within('ACK', { CSeq: '1 ACK' });
    within('INVITE');
    within('BYE', { CSeq: '3 BYE' });
    await settled();
    mock.timers.tick(40_000);
    assert.ok(session.isEnded());
    session.terminate();
    assert.deepEqual(phone.receives(request('OPTIONS')).map((one) => one.split(' ', 2)[1]), ['200']);
  });

  test('an answer that is none comes with the ACK, and the call is hung up before that is known', async () => {
    await answered('');
    within('ACK', { CSeq: '1 ACK', ...offer }, 'no SDP');
    within('BYE');
    await settled();
    assert.ok(session.isEnded());
  });
});
