import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import WebSocket from 'ws';
import type { CallAudio } from '../../src/audio/index.js';
import { DeskError } from '../../src/core/index.js';
import { ownAddress } from '../../src/sip/address.js';
import { dialCode } from '../../src/sip/feature-code.js';
import { SipLine } from '../../src/sip/index.js';
import type { Ua } from '../../src/sip/jssip.js';
import { Registration } from '../../src/sip/registration.js';
import { startFakePbx, type Asked, type FakePbx } from './fake-pbx.js';

const sdp = (direction: string): string => ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 0', `a=${direction}`, ''].join('\r\n');

/** A connection without media: what JsSIP asks of one. */
class FakeConnection extends EventTarget {
  static open = 0;
  readonly iceGatheringState = 'complete';
  readonly signalingState = 'stable';
  #direction = 'none';
  #closed = false;
  localDescription: unknown = null;
  constructor() { super(); FakeConnection.open += 1; }
  addTransceiver(_: string, { direction }: { direction: string }): void { this.#direction = direction; }
  async createOffer(): Promise<object> { return { type: 'offer', sdp: sdp(this.#direction) }; }
  async setLocalDescription(description: object): Promise<void> { this.localDescription = description; }
  async setRemoteDescription(): Promise<void> {}
  getSenders(): [] { return []; }
  close(): void { if (!this.#closed) FakeConnection.open -= 1; this.#closed = true; }
}

let pbx: FakePbx;
let life: AbortController;
let events: string[];
let line: SipLine;

beforeEach(async () => {
  const RTCPeerConnection = FakeConnection;
  Object.assign(globalThis, { WebSocket, RTCPeerConnection, RTCSessionDescription: class {}, window: { RTCPeerConnection }, navigator: {} });
  [pbx, life, events] = [await startFakePbx(), new AbortController(), []];
  // A microphone it could open would be a method of this.
  line = new SipLine({ server: pbx.url, uri: 'sip:1001@pbx.example', password: 'x', warmUp: false, iceCandidatePool: false }, {} as CallAudio);
  line.start(({ type }) => events.push(type), life.signal);
  await line.connect();
  events = [];
});
afterEach(() => {
  life.abort();
  pbx.close();
});

const answer = (asked: Asked): void => asked.reply('200 OK', ['Contact: <sip:192.0.2.1;transport=ws>', 'Content-Type: application/sdp'], sdp('sendonly'));
const outcome = (sending: Promise<void>): Promise<DeskError | undefined> => sending.then(() => undefined, (error: unknown) => { assert.ok(error instanceof DeskError, String(error)); return error; });

describe('a feature code', () => {
  test('is a call that nobody sees: it only listens, and is over when the PBX hangs up', async () => {
    pbx.answers = (asked) => {
      if (asked.method === 'INVITE') answer(asked);
      if (asked.method === 'ACK') pbx.of('INVITE')[0]!.ask('BYE', 7);
    };
    await line.sendCode('*45');
    const [invite] = pbx.of('INVITE');
    assert.equal(invite!.uri, 'sip:*45@pbx.example');
    assert.match(invite!.body, /a=recvonly/);
    assert.deepEqual(events, []);
    assert.equal(FakeConnection.open, 0);
  });

  for (const [status, code, words] of [
    ['404 Not Found', 'bad-number', /knows no code \*45\. Check the feature codes/], ['484 Address Incomplete', 'bad-number', /knows no code/], ['403 Forbidden', 'forbidden', /Ask your administrator/],
    ['480 Temporarily Unavailable', 'no-answer', /did not answer \*45 in time/], ['603 Decline', 'rejected', /603 Decline.*dial plan answers/], ['486 Busy Here', 'rejected', /486 Busy Here/],
  ] as const) {
    test(`refused with ${status} says what helps`, async () => {
      pbx.answers = (asked) => { if (asked.method === 'INVITE') asked.reply(status); };
      const error = await outcome(line.sendCode('*45'));
      assert.equal(error?.code, code);
      assert.match(error?.message ?? '', words);
      assert.deepEqual([events, FakeConnection.open], [[], 0]);
    });
  }

  test('is refused in words before the line is up, and where it is none', async () => {
    assert.equal((await outcome(line.sendCode('*45?a=b')))?.code, 'bad-number');
    await line.disconnect();
    const error = await outcome(line.sendCode('*45'));
    assert.equal(error?.code, 'not-registered');
    assert.match(error?.message ?? '', /cannot dial \*45/);
    assert.equal(pbx.of('INVITE').length, 0);
  });

  for (const [what, end] of [['the agent goes offline', () => void line.disconnect()], ['the connection breaks', () => pbx.cut()]] as const) {
    test(`is lost when ${what}, and says so`, async () => {
      const [error] = await Promise.all([outcome(line.sendCode('*45')), pbx.hears('INVITE').then(end)]);
      assert.equal(error?.code, 'unreachable');
      assert.match(error?.message ?? '', /before it answered \*45, so it may not have been done/);
      assert.equal(FakeConnection.open, 0);
    });
  }
});

describe('patience', () => {
  let registration: Registration;
  let ua: Ua;
  beforeEach(async () => {
    registration = new Registration({ servers: [pbx.url], own: ownAddress('sip:1002@pbx.example'), credentials: { password: 'x' }, emit() {} });
    registration.start();
    await registration.first;
    ua = registration.ua;
  });
  afterEach(() => registration.stop());

  test('a PBX that does not answer is given up', async () => {
    pbx.answers = (asked) => { if (asked.method === 'INVITE') asked.reply('180 Ringing', ['Contact: <sip:192.0.2.1;transport=ws>']); };
    const error = await outcome(dialCode(ua, 'sip:*45@pbx.example', '*45', { answer: 50, announcement: 50 }));
    assert.equal(error?.code, 'no-answer');
    assert.match(error?.message ?? '', /may not have been done/);
    await pbx.hears('CANCEL');
  });

  test('one that talks on is hung up on: what was asked is done', async () => {
    pbx.answers = (asked) => {
      if (asked.method === 'INVITE') answer(asked);
      if (asked.method === 'BYE') asked.reply('200 OK');
    };
    assert.equal(await outcome(dialCode(ua, 'sip:*45@pbx.example', '*45', { answer: 5_000, announcement: 20 })), undefined);
    await pbx.hears('BYE');
  });
});
