import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callById } from '../../src/core/index.js';
import type { Command, Outcome } from '../../src/desk/index.js';
import { createSim } from '../../src/sim/index.js';

const why = (outcome: Outcome): string | undefined => (outcome.ok ? undefined : outcome.error.code);

describe('commands', () => {
  test('dial makes a call and tells its id', async () => {
    const { desk } = await createSim();
    const outcome = await desk.send({ type: 'dial', target: '2001' });
    assert.ok(outcome.ok);
    assert.equal(callById(desk.state, outcome.callId)?.status, 'active');
  });

  test('one voice at a time: answering, dialing and resuming hold the others', async () => {
    const { desk, line } = await createSim();
    const first = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId: first });
    const second = line.ring({ number: '2' });
    await desk.send({ type: 'answer', callId: second });
    assert.deepEqual(desk.state.calls.map(({ status }) => status), ['held', 'active']);
    await desk.send({ type: 'resume', callId: first });
    assert.deepEqual(desk.state.calls.map(({ status }) => status), ['active', 'held']);
    await desk.send({ type: 'dial', target: '3' });
    assert.deepEqual(desk.state.calls.map(({ status }) => status), ['held', 'held', 'active']);
  });

  test('reject and hang-up say no to a call that rings', async () => {
    const { desk, line } = await createSim();
    for (const type of ['reject', 'hang-up'] as const) {
      const callId = line.ring({ number: '1' });
      await desk.send({ type, callId });
      assert.deepEqual(callById(desk.state, callId)?.end, { cause: 'declined', by: 'agent', code: 486 });
    }
  });

  test('consult calls on behalf of a call, complete-transfer joins the two from either side', async () => {
    for (const side of [0, 1]) {
      const { desk, line } = await createSim();
      const customer = line.ring({ number: '1' });
      await desk.send({ type: 'answer', callId: customer });
      const consult = await desk.send({ type: 'consult', callId: customer, target: '1002' });
      assert.ok(consult.ok && consult.callId);
      assert.equal(callById(desk.state, customer)?.status, 'held');
      await desk.send({ type: 'complete-transfer', callId: [customer, consult.callId][side]! });
      assert.equal(line.asked.at(-1), `completeTransfer ${customer} ${consult.callId}`);
      assert.deepEqual(desk.state.calls.map(({ end }) => end?.cause), ['transferred', 'transferred']);
    }
  });

  test('merge resumes those who wait and joins all', async () => {
    const { desk, line } = await createSim();
    const first = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId: first });
    await desk.send({ type: 'dial', target: '2' });
    const outcome = await desk.send({ type: 'merge', callId: first });
    assert.ok(outcome.ok);
    assert.deepEqual(desk.state.calls.map(({ status, merged }) => [status, merged]), [['active', true], ['active', true]]);
    await desk.send({ type: 'mute', callId: first });
    assert.deepEqual(desk.state.calls.map(({ muted }) => muted), [true, true], 'one voice for a whole conference');
  });

  test('who was put on hold for a call that could not be made is talked to again', async () => {
    const { desk, line } = await createSim();
    const callId = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId });
    line.fail('dial', { code: 'bad-number', message: 'No number.' });
    assert.equal(why(await desk.send({ type: 'consult', callId, target: '?' })), 'bad-number');
    assert.equal(callById(desk.state, callId)?.status, 'active');
    line.fail('hold', { code: 'failed', message: 'Not agreed.' });
    assert.equal(why(await desk.send({ type: 'dial', target: '2' })), 'failed');
    assert.ok(!line.asked.includes('dial 2'), 'nobody is called while the other could not be put on hold');
  });

  test('mute, tones and devices reach their port', async () => {
    const { desk, line } = await createSim();
    const callId = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId });
    await desk.send({ type: 'mute', callId });
    assert.equal(callById(desk.state, callId)?.muted, true);
    await desk.send({ type: 'send-tones', callId, tones: '12 a#' });
    assert.equal(line.asked.at(-1), `sendTones ${callId} 12A#`);
    await desk.send({ type: 'choose-device', kind: 'ringer', deviceId: 'out-laptop' });
    assert.deepEqual(desk.state.audio.chosen, { ringer: 'out-laptop' });
  });

  test('offline takes the line down, ready brings it back, and nobody goes offline in mid-call', async () => {
    const { desk, line } = await createSim();
    await desk.send({ type: 'set-status', status: 'offline' });
    assert.deepEqual([desk.state.agent.status, desk.state.line.status], ['offline', 'offline']);
    await desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    assert.deepEqual([desk.state.agent.reason, desk.state.line.status], ['Lunch', 'registered']);
    await desk.send({ type: 'set-status', status: 'offline' });
    line.fail('connect', { code: 'unreachable', message: 'Not there.' });
    await desk.send({ type: 'set-status', status: 'ready' });
    assert.equal(desk.state.agent.status, 'ready', 'what the agent wants does not hang on the line');
    await desk.send({ type: 'connect' });
    line.ring({ number: '1' });
    assert.equal(why(await desk.send({ type: 'set-status', status: 'offline' })), 'not-now');
    assert.equal(desk.state.line.status, 'registered');
  });

  test('what can\'t be done says so, as outcome and as state, and changes nothing else', async () => {
    const { desk, line } = await createSim();
    assert.equal(why(await desk.send({ type: 'answer', callId: 'nobody' })), 'no-such-call');
    const callId = line.ring({ number: '1' });
    assert.equal(why(await desk.send({ type: 'hold', callId })), 'not-now');
    assert.equal(desk.state.failure?.command, 'hold');
    await desk.send({ type: 'answer', callId });
    assert.equal(why(await desk.send({ type: 'send-tones', callId, tones: 'hello' })), 'bad-tones');
    assert.equal(why(await desk.send({ type: 'toString' } as unknown as Command)), 'failed');
    line.fail('hold', { code: 'failed', message: 'The other side did not agree.' });
    assert.equal(why(await desk.send({ type: 'hold', callId })), 'failed');
    assert.equal(callById(desk.state, callId)?.status, 'active');
    await desk.send({ type: 'dismiss-failure' });
    assert.equal(desk.state.failure, undefined);
  });

  test('without a line nothing is dialled', async () => {
    const { desk, line } = await createSim();
    line.loses();
    assert.equal(why(await desk.send({ type: 'dial', target: '2001' })), 'not-registered');
    assert.equal(desk.state.calls.length, 0);
  });

  test('the password given to connect is nowhere in the state', async () => {
    const { desk, line } = await createSim();
    line.fail('connect', { code: 'credentials', message: 'Wrong.' });
    const seen: unknown[] = [];
    desk.subscribe((state, event) => seen.push(state, event));
    await desk.send({ type: 'connect', password: 'hunter2' });
    assert.ok(seen.length && !JSON.stringify(seen).includes('hunter2'));
  });
});

describe('a desk', () => {
  test('a listener that throws does not silence the others', async (t) => {
    const reported: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => { reported.push(error); } }); // Node has none.
    t.after(() => { Reflect.deleteProperty(globalThis, 'reportError'); });
    const { desk, line } = await createSim();
    let heard = 0;
    desk.subscribe(() => { throw new Error('host bug'); });
    const stop = desk.subscribe(() => { heard += 1; });
    line.ring({ number: '1' });
    assert.deepEqual([heard, reported.length], [1, 1]);
    stop();
    line.ring({ number: '2' });
    assert.equal(heard, 1);
  });

  test('hears nothing more once it is stopped', async () => {
    const { desk, line, stop } = await createSim();
    stop();
    line.ring({ number: '1' });
    assert.equal(desk.state.calls.length, 0);
  });
});
