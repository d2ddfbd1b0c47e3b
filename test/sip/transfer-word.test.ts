// What is heard of a transfer, and when nothing is (RFC 3515).
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { DeskError, type Transfer } from '../../src/core/index.js';
import type { Session, SipMessage } from '../../src/sip/jssip.js';
import { refer } from '../../src/sip/refer.js';
import type { Signalling } from '../../src/sip/signalling.js';

type Handlers = Record<'requestFailed' | 'trying' | 'progress' | 'accepted' | 'failed', (data: object) => void>;

const notify = (state = 'active') => ({ request: { getHeader: () => state } as unknown as SipMessage });
const fragment = (status_code: number, reason_phrase: string) => ({ ...notify(), status_line: { status_code, reason_phrase } });

describe('the word on a transfer', () => {
  let handlers: Handlers;
  let told: Transfer['status'][];
  let line: { isUp: boolean; comesUp(): void };
  let over: AbortController;
  let outcome: Promise<string>;
  const subscriber = { id: 7 };
  const session = { _referSubscribers: {}, refer: (_: string, options: { eventHandlers: Handlers }) => { handlers = options.eventHandlers; return subscriber; } };

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    [told, over] = [[], new AbortController()];
    line = { isUp: true, comesUp() {} };
    const up = (): Promise<boolean> => new Promise((resolve) => { line.comesUp = () => { line.isUp = true; resolve(true); }; });
    const signalling = { get isUp() { return line.isUp; }, up } as unknown as Signalling;
    outcome = refer(session as unknown as Session, 'sip:1002@pbx.example', { signalling, over: over.signal, tell: (status) => told.push(status) })
      .then(() => 'done', (error: unknown) => (error instanceof DeskError ? error.message : String(error)));
  });
  afterEach(() => mock.reset());

  test('it rings, it is answered; what comes after that is nothing', async () => {
    handlers.trying(notify());
    handlers.progress(fragment(180, 'Ringing'));
    handlers.accepted(fragment(200, 'OK'));
    handlers.failed(fragment(486, 'Busy Here'));
    handlers.accepted(fragment(200, 'OK'));
    handlers.progress(fragment(180, 'Ringing'));
    assert.equal(await outcome, 'done');
    assert.deepEqual(told, ['asked', 'ringing', 'accepted']);
  });

  for (const [code, phrase, words] of [[486, 'Busy Here', /1002 is busy/], [503, 'Service Unavailable', /1002 cannot be reached/], [603, 'Decline', /1002 declined/]] as const) {
    test(`${code}: says so, once`, async () => {
      handlers.failed(fragment(code, phrase));
      handlers.failed(fragment(code, phrase));
      handlers.accepted(fragment(200, 'OK'));
      assert.match(await outcome, words);
      assert.deepEqual(told, ['asked']);
    });
  }

  test('none for 30 s: given up; each word gives it as long again', async () => {
    mock.timers.tick(29_000);
    handlers.progress(fragment(180, 'Ringing'));
    mock.timers.tick(29_000);
    assert.deepEqual(told, ['asked', 'ringing']);
    mock.timers.tick(1_001);
    assert.match(await outcome, /Nothing was heard of the transfer for 30 s/);
  });

  test('the last word, and it says nothing', async () => {
    handlers.trying(notify('terminated;reason=timeout'));
    assert.match(await outcome, /not known whether the transfer to 1002 worked/);
  });

  test('the call ends before any: that was it', async () => {
    over.abort();
    assert.equal(await outcome, 'done');
  });

  test('the connection is lost under the REFER: it waits for the next, and a while for word by that one', async () => {
    line.isUp = false;
    handlers.requestFailed({ response: null });
    await Promise.resolve();
    assert.deepEqual(session._referSubscribers, { 7: subscriber });
    mock.timers.tick(120_000);
    line.comesUp();
    await new Promise((resolve) => { setImmediate(resolve); });
    mock.timers.tick(4_000);
    assert.deepEqual(told, ['asked']);
    mock.timers.tick(1_001);
    assert.match(await outcome, /not known whether/);
  });

  test('the connection is lost, and the word comes by the next one', async () => {
    line.isUp = false;
    handlers.requestFailed({ response: null });
    mock.timers.tick(60_000);
    line.comesUp();
    handlers.accepted(fragment(200, 'OK'));
    assert.equal(await outcome, 'done');
  });
});
