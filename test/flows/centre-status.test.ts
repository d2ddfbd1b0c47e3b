import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Member, QueueSnapshot } from '../../src/core/index.js';
import { createSim, type Sim, type SimOptions } from '../../src/sim/index.js';

const me: Member = { agent: '1001', name: 'Ada', status: 'ready', paused: false, answered: 0 };
const paused = (reason: string): Member => ({ ...me, status: 'away', paused: true, reason });
const queues = (...mine: readonly Member[]): QueueSnapshot[] => mine.map((member, index) => ({ id: `q${index}`, name: 'Q', waiting: [], members: [member] }));

/** Lets flows that act a moment later act. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function simWith(mine: readonly Member[], options: SimOptions = {}): Promise<Sim> {
  const sim = await createSim({ ...options, centre: { queues: queues(...mine) } });
  await settled();
  return sim;
}
const statusOf = ({ desk: { state: { agent } } }: Sim): unknown[] => [agent.status, agent.reason];

describe('what the queues make of the agent', () => {
  test('is heeded when all say the same', async () => {
    const sim = await simWith([me, me]);
    sim.centre.change({ type: 'member', queueId: 'q0', member: paused('Lunch') });
    await settled();
    assert.deepEqual(statusOf(sim), ['ready', undefined]);
    sim.centre.change({ type: 'member', queueId: 'q1', member: paused('Lunch') });
    await settled();
    assert.deepEqual(statusOf(sim), ['away', 'Lunch']);
    assert.deepEqual(sim.centre.asked, [], 'who was told need not tell');
  });

  test('is not heeded where they lost what the agent chose: away wins', async () => {
    const sim = await simWith([me]);
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    sim.centre.load(queues(me)); // A PBX that forgets pauses was restarted.
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked.at(-1)], [['away', 'Lunch'], 'setStatus away Lunch']);
  });

  test('is not heeded while the phone cannot be reached; then what is left of after-call work is taken away', async () => {
    const sim = await simWith([{ ...me, status: 'unreachable', paused: true }]);
    assert.deepEqual([statusOf(sim), sim.centre.asked], [['ready', undefined], []]);
    sim.centre.change({ type: 'member', queueId: 'q0', member: { ...me, status: 'after-call-work', paused: true } });
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked], [['ready', undefined], ['setStatus ready']]);
  });

  test('a pause without a reason is the one that has one', async () => {
    const sim = await simWith([me]);
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    sim.centre.load(queues({ ...me, status: 'away', paused: true }));
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked], [['away', 'Lunch'], ['setStatus away Lunch']]);
  });

  test('one who leaves a queue is as before in the others', async () => {
    const sim = await simWith([me, paused('Coaching')]);
    sim.centre.change({ type: 'member-left', queueId: 'q0', agent: '1001' });
    await settled();
    assert.deepEqual(statusOf(sim), ['ready', undefined]);
  });

  test('is heeded at the first sight of them', async () => {
    assert.deepEqual(statusOf(await simWith([paused('Training')])), ['away', 'Training']);
  });
});

describe('what the agent chooses', () => {
  test('the queues hear first; if they will not have it, nothing has changed', async () => {
    const sim = await simWith([me]);
    assert.equal((await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' })).ok, true);
    assert.deepEqual([sim.centre.asked, statusOf(sim)], [['setStatus away Lunch'], ['away', 'Lunch']]);
    sim.centre.fail('setStatus', { code: 'forbidden', message: 'Not now.' });
    assert.equal((await sim.desk.send({ type: 'set-status', status: 'ready' })).ok, false);
    assert.deepEqual(statusOf(sim), ['away', 'Lunch']);
  });

  test('without the right to tell them, it is what they chose here alone', async () => {
    const sim = await createSim({ centre: { queues: queues(me), rights: ['queues'] } });
    await sim.desk.send({ type: 'set-status', status: 'offline' });
    assert.equal((await sim.desk.send({ type: 'set-status', status: 'ready' })).ok, true);
    assert.deepEqual([statusOf(sim), sim.centre.asked, sim.desk.state.line.status], [['ready', undefined], [], 'registered']);
  });

  test('while they cannot hear it, they hear when they are back', async () => {
    const sim = await simWith([me]);
    sim.centre.loses();
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    assert.deepEqual([sim.centre.asked, statusOf(sim)], [[], ['away', 'Lunch']]);
    await sim.centre.connect();
    await settled();
    assert.deepEqual([sim.centre.asked, statusOf(sim)], [['setStatus away Lunch'], ['away', 'Lunch']]);
  });

  test('is not undone by older news of others', async () => {
    const sim = await simWith([paused('Lunch')]);
    sim.centre.setStatus = async () => {}; // Done; the news of it is still on its way.
    await sim.desk.send({ type: 'set-status', status: 'ready' });
    sim.centre.change({ type: 'member', queueId: 'q0', member: { ...me, agent: '1002' } });
    await settled();
    assert.deepEqual(statusOf(sim), ['ready', undefined]);
  });

  test('goes along into a queue joined later', async () => {
    const sim = await simWith([me]);
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    sim.centre.change({ type: 'queue', queue: { id: 'late', name: 'Late' } });
    await sim.desk.send({ type: 'join-queue', queue: 'late' });
    await settled();
    assert.deepEqual([sim.centre.asked.slice(1), statusOf(sim)], [['joinQueue late', 'setStatus away Lunch late'], ['away', 'Lunch']]);
  });

  test('in one queue changes nothing elsewhere', async () => {
    const sim = await simWith([me, me]);
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Coaching', queue: 'q1' });
    await settled();
    assert.deepEqual([sim.centre.asked, statusOf(sim)], [['setStatus away Coaching q1'], ['ready', undefined]]);
  });
});

describe('after-call work', () => {
  const talkAndEnd = async ({ desk, line }: Sim): Promise<void> => {
    const callId = line.ring({ number: '1' });
    await desk.send({ type: 'answer', callId });
    line.ends(callId);
    await settled();
  };

  test('follows a call that was talked, keeps calls away, and ends by itself', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const sim = await simWith([me], { afterCallWork: 30 });
    await talkAndEnd(sim);
    assert.deepEqual([statusOf(sim), sim.centre.asked], [['after-call-work', undefined], ['setStatus after-call-work']]);
    t.mock.timers.tick(30_000);
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked.at(-1)], [['ready', undefined], 'setStatus ready']);
    sim.stop();
  });

  test('gives way to what was chosen during the call, and to what is chosen now', async () => {
    const sim = await simWith([me], { afterCallWork: 30 });
    await talkAndEnd(sim);
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Break' });
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked], [['away', 'Break'], ['setStatus after-call-work', 'setStatus away Break']]);
    sim.stop();
  });

  test('a call during it finds the agent paused, and that is not taken for a wish to be away', async () => {
    const sim = await simWith([me], { afterCallWork: 30 });
    await talkAndEnd(sim);
    await sim.desk.send({ type: 'dial', target: '7' });
    sim.centre.change({ type: 'member', queueId: 'q0', member: { ...me, status: 'on-call', paused: true } });
    await settled();
    assert.deepEqual([statusOf(sim), sim.desk.state.agent.chosen, sim.centre.asked], [['busy', undefined], { status: 'ready' }, ['setStatus after-call-work', 'setStatus ready']]);
    sim.stop();
  });

  test('that runs out while the agent chooses to be away leaves them away', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const sim = await simWith([me], { afterCallWork: 30 });
    await talkAndEnd(sim);
    const { setStatus } = sim.centre;
    let answer = (): void => {};
    sim.centre.setStatus = async (wish) => {
      if (wish.status === 'away') await new Promise<void>((resolve) => { answer = resolve; });
      return setStatus.call(sim.centre, wish);
    };
    const chosen = sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    t.mock.timers.tick(30_000);
    answer();
    sim.centre.setStatus = setStatus;
    await chosen;
    await settled();
    assert.deepEqual([statusOf(sim), sim.centre.asked.at(-1)], [['away', 'Lunch'], 'setStatus away Lunch']);
    sim.stop();
  });

  test('a call that nobody answered leaves none, nor does a desk without it', async () => {
    const missed = await simWith([me], { afterCallWork: 30 });
    missed.line.ends(missed.line.ring({ number: '1' }), { cause: 'cancelled', by: 'peer' });
    await settled();
    const without = await simWith([me]);
    await talkAndEnd(without);
    assert.deepEqual([statusOf(missed), statusOf(without)], [['ready', undefined], ['ready', undefined]]);
  });
});
