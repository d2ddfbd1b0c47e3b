import assert from 'node:assert/strict';
import { before, mock, test } from 'node:test';
import { cleanText, type CallEnd, type Peer } from '../../src/core/index.js';
import { assertedPeer, peerOf } from '../../src/sip/address.js';
import { callEnd } from '../../src/sip/end-cause.js';
import { readHead } from '../../src/sip/guard-head.js';
import { incomingHeaders } from '../../src/sip/headers.js';
import { RTCSession, type Ending, type Session, type SipMessage } from '../../src/sip/jssip.js';
import { contextOf, isAcceptable } from '../../src/sip/refer.js';
import { pretendWebRtc } from './fake-connection.js';
import { request, startPhone, type Phone } from './fake-socket.js';
import { answersTo, strangers, withinCall } from './fuzz-corpus.js';
import { below, mutated, oneOf, seeded, type Random } from './mutations.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 20_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 4475);
/** So often the line must prove that it is up. */
const checkEvery = 250;

before(() => {
  pretendWebRtc();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  mock.method(console, 'warn', process.env['FUZZ_LOUD'] ? console.error : () => {});
});

const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
const statuses = (sent: readonly string[]): string[] => sent.map((one) => one.split(' ', 2)[1]!);
const deceiving = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What of a message reaches the state of a desk: text of strangers, all of it cleaned. */
function shown(text: Peer | CallEnd | Readonly<Record<string, string>> | undefined): void {
  for (const value of Object.values(text ?? {})) if (typeof value === 'string') assert.doesNotMatch(value, deceiving);
}

/** A phone that does with calls what ours does, and a PBX gone mad. */
class Siege {
  readonly phone: Phone = startPhone({ calls: false });
  readonly calls: Session[] = [];
  /** The dialog of a call that we answered, as fields of requests within it. */
  dialog: Readonly<Record<string, string>> | undefined;
  cseq = 2;
  sent: string[] = [];

  constructor(readonly random: Random) {
    this.phone.ua.on('newRTCSession', ({ session, request: asked, originator }: { session: Session; request: SipMessage; originator: string }) => {
      this.calls.push(session);
      session.on('failed', (ending: Ending) => shown(callEnd(ending)));
      session.on('ended', (ending: Ending) => shown(callEnd(ending)));
      if (originator !== 'remote') return;
      shown(peerOf(session.remote_identity));
      shown(assertedPeer(asked));
      shown(incomingHeaders(asked.headers, ['*']));
      session.on('refer', ({ request: { refer_to: to }, accept, reject }: { request: SipMessage; accept(then: () => void, options: object): void; reject(): void }) => {
        if (to && isAcceptable(to)) accept(() => {}, { extraHeaders: contextOf(to, ['user-to-user']), mediaStream: new MediaStream() });
        else reject();
      });
    });
  }

  receives(frame: string): readonly string[] {
    const sent = this.phone.receives(frame);
    assert.notEqual(sent[0], 'threw', frame);
    for (const one of sent) if (one !== '\r\n') assert.notEqual(typeof readHead(one), 'string', `it said what it would not take itself: ${one}`);
    this.sent = [...this.sent.slice(-8), ...sent.filter((one) => !one.startsWith('SIP/'))].slice(-8);
    return sent;
  }

  /** A call that is answered, and one that we make. */
  async call(): Promise<void> {
    for (const session of this.calls.splice(0)) if (!session.isEnded()) session.terminate();
    const invite = request('INVITE', { 'Content-Type': 'application/sdp' }, 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n');
    const [trying, ringing] = this.receives(invite);
    assert.deepEqual(statuses([trying!, ringing!]), ['100', '180'], 'a call comes through');
    this.calls.at(-1)!.answer({ mediaStream: new MediaStream() });
    await settled();
    const to = /^To: (.*)\r$/m.exec(ringing!)![1]!;
    this.dialog = { 'To': to, 'From': '"Ada Example" <sip:+15550100@pbx.example>;tag=ada', 'Call-ID': /^Call-ID: (.*)\r$/m.exec(invite)![1]! };
    this.cseq = 2;
    this.receives(request('ACK', { ...this.dialog, CSeq: '1 ACK' }));
    new RTCSession(this.phone.ua).connect('sip:600@pbx.example', { mediaStream: new MediaStream() });
    this.phone.ua.register();
    await settled();
  }

  next(): string {
    const { random } = this;
    const asked = random() < 0.3 ? oneOf(random, this.sent) : undefined;
    if (asked) return mutated(oneOf(random, answersTo(asked))(), random);
    return mutated(oneOf(random, this.dialog && random() < 0.6 ? withinCall(this.dialog, this.cseq += below(random, 3)) : strangers)(), random);
  }
}

test(`${runs} fuzzed messages, seed ${seed}: nothing comes out of the socket, what is said stays sound, the line stays up`, { timeout: 1_800_000 }, async (t) => {
  const random = seeded(seed);
  const siege = new Siege(random);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const began = performance.now();
  for (let run = 0; run < runs; run += 1) {
    if (run % checkEvery === 0) {
      mock.timers.tick(40_000); // Whatever waits for something that never came gives up now.
      await siege.call();
      assert.deepEqual(statuses(siege.receives(request('OPTIONS'))), ['200'], `after ${run} messages`);
    }
    siege.receives(siege.next());
    if (run % 25 === 0) await settled();
  }
  for (const session of siege.calls) if (!session.isEnded()) session.terminate();
  await settled();
  const took = performance.now() - began;
  globalThis.gc?.();
  const { ua, guard } = siege.phone;
  t.diagnostic(`${Math.round(took / 1_000)} s, ${Math.round((took / runs) * 1_000)} µs a message; heap ${((process.memoryUsage().heapUsed - heap) / 1e6).toFixed(1)} MB more`);
  t.diagnostic(`refused: ${cleanText(JSON.stringify(guard!.refusals), 1_000)}`);
  t.diagnostic(`left: ${Object.keys(ua._sessions).length} sessions, ${Object.keys(ua._transactions.ist).length} INVITE and ${Object.keys(ua._transactions.nist).length} other transactions`);
  assert.ok(Object.keys(guard!.refusals).length > 15, 'it got to most of the checks');
  ua.stop();
});
