import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, test } from 'node:test';
import type { Ending, Session } from '../../src/sip/jssip.js';
import { answered, takeUp } from '../../src/sip/take-up.js';

const peer = { uri: 'sip:2001@pbx.example', number: '2001' };
const dialog = { callId: 'c@x', localTag: 'ours', remoteTag: 'theirs' };
const refused = (status_code: number): Ending => ({ originator: 'remote', message: { status_code, reason_phrase: 'No' } as Ending['message'], cause: 'Rejected' });

/** Asks for a call, and gets these answers one after the other; gives what came of it, and who was asked for what. */
async function ask(...answers: readonly (Ending | undefined)[]): Promise<{ lost: unknown; asked: string[]; lines: readonly string[] }> {
  const asked: string[] = [];
  let lines: readonly string[] = [];
  const lost = await takeUp({ dialog, peer }, 'sip:1001@pbx.example', async (target, with_) => {
    lines = with_;
    return answers[asked.push(target) - 1];
  });
  return { lost, asked, lines };
}

describe('taking a call up', () => {
  test('the PBX is asked at our own address, for exactly this call, and nobody rings who does not know what is asked', async () => {
    const { lost, asked, lines } = await ask(undefined);
    assert.equal(lost, undefined);
    assert.deepEqual(asked, ['sip:1001@pbx.example']);
    assert.deepEqual(lines, ['Replaces: c@x;to-tag=theirs;from-tag=ours', 'Require: replaces']);
  });

  test('who does not know it sends us to the other end; a PBX that does not want to does not', async () => {
    for (const status of [404, 480, 481, 482]) assert.deepEqual((await ask(refused(status), undefined)).asked, ['sip:1001@pbx.example', 'sip:2001@pbx.example']);
    for (const status of [403, 488, 500, 503]) assert.deepEqual((await ask(refused(status))).asked, ['sip:1001@pbx.example']);
  });

  test('it is lost for the reason that was given first', async () => {
    const { lost } = await ask(refused(481), refused(404));
    assert.deepEqual(lost, { cause: 'lost', by: 'network', code: 481, reason: 'No' });
  });

  test('a call that nothing names is lost', async () => {
    assert.deepEqual(await takeUp({ peer }, 'sip:1001@pbx.example', () => assert.fail('nobody is to be asked')), { cause: 'lost', by: 'network' });
  });
});

describe('the answer to it', () => {
  const begin = (connected = true): { session: EventEmitter & { ended: number }; outcome: Promise<Ending | undefined>; line: { connected: boolean } } => {
    const line = { connected };
    const session = Object.assign(new EventEmitter(), { ended: 0, terminate(): void { session.ended += 1; session.emit('failed', { originator: 'local', message: null, cause: 'Canceled' }); } });
    return { session, line, outcome: answered(session as unknown as Session, { isConnected: () => line.connected }) };
  };

  test('is yes, or no', async () => {
    const [yes, no] = [begin(), begin()];
    yes.session.emit('accepted', {});
    no.session.emit('failed', refused(404));
    assert.equal(await yes.outcome, undefined);
    assert.equal((await no.outcome)?.message?.status_code, 404);
  });

  test('none at all is no', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { session, outcome } = begin();
    t.mock.timers.tick(8_000);
    assert.equal((await outcome)?.cause, 'Canceled');
    assert.equal(session.ended, 1);
  });

  test('none because the connection went is none', async () => {
    const { session, line, outcome } = begin();
    line.connected = false;
    session.emit('failed', { originator: 'system', message: null, cause: 'Connection Error' });
    await assert.rejects(outcome, { code: 'unreachable' });
  });
});
