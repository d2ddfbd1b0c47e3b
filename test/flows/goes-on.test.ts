// What a desk does by itself goes on in another page, from where the one before was.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inherited, wrapUpOf, type DeskEvent, type DeskState } from '../../src/core/index.js';
import { createDesk, type Desk } from '../../src/desk/index.js';
import { flowsFor, type FlowOptions } from '../../src/flows/index.js';
import { createSim, SimAudio, SimCentre, SimLine, SimRecords, type Sim, type SimOptions } from '../../src/sim/index.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The desk of the next page. */
function goOn(before: DeskState, sim: Sim, options: FlowOptions = {}, records = sim.records): { desk: Desk; line: SimLine; centre: SimCentre; happened: DeskEvent[]; end: () => void } {
  const life = new AbortController();
  const happened: DeskEvent[] = [];
  const [line, centre] = [new SimLine(), new SimCentre({})];
  const first = ({ desk }: { desk: Desk }): void => void desk.subscribe((_, event) => happened.push(event));
  const desk = createDesk({ line, audio: new SimAudio(), records, crm: sim.crm, centre }, life.signal, [first, ...flowsFor(options)], inherited(before));
  return { desk, line, centre, happened, end: () => life.abort() };
}

/** A call that was talked, in a desk that has gone without a word. */
async function talked(options: SimOptions = {}): Promise<{ sim: Sim; callId: string }> {
  const sim = await createSim({ crm: {}, ...options });
  const callId = sim.line.ring({ number: '+15550100' });
  await sim.desk.send({ type: 'answer', callId });
  await turn();
  return { sim, callId };
}

describe('another page goes on', () => {
  test('with the time for after-call work where it was, and with what is owed after it', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const options = { afterCallWork: 30 };
    const { sim, callId } = await talked(options);
    sim.line.ends(callId);
    await turn();
    t.mock.timers.tick(20_000);
    const { state } = sim.desk;
    sim.stop();
    const { desk, end } = goOn(state, sim, options);
    await turn();
    assert.equal(desk.state.agent.afterCallWork?.until, state.agent.afterCallWork?.until);
    t.mock.timers.tick(9_000);
    await turn();
    assert.equal(desk.state.agent.status, 'after-call-work');
    t.mock.timers.tick(2_000);
    for (let turns = 0; turns < 5; turns += 1) await turn();
    assert.deepEqual([desk.state.agent.afterCallWork, wrapUpOf(desk.state, callId)], [undefined, undefined]);
    end();
  });

  test('with the papers: they are its own before anything is written', async () => {
    const { sim, callId } = await talked();
    await sim.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'tea' } });
    const asked: string[] = [];
    const records = new SimRecords();
    let takes = (): void => {};
    records.drafts.take = (ids) => {
      asked.push(`take ${ids.length}`);
      return new Promise((resolve) => { takes = resolve; });
    };
    records.drafts.keep = async ({ answers }) => void asked.push(`keep ${String(answers['notes'])}`);
    const { desk, end } = goOn(sim.desk.state, sim, {}, records);
    await turn();
    assert.deepEqual(asked, ['take 1']);
    takes();
    await turn();
    assert.deepEqual(asked, ['take 1', 'keep tea']);
    assert.equal(wrapUpOf(desk.state, callId)?.record.answers['notes'], 'tea');
    end();
  });

  test('with a paper that was being saved: whether it was, nobody can say, so it is saved again', async () => {
    const options = { afterCallWork: 30, wrapUp: { form: { type: 'object', properties: {} } } } as const;
    const { sim, callId } = await talked(options);
    sim.line.ends(callId);
    await turn();
    const due = wrapUpOf(sim.desk.state, callId)!;
    const { wrapUps } = sim.desk.state;
    const { desk, end } = goOn({ ...sim.desk.state, wrapUps: { ...wrapUps, open: [{ ...due, status: 'saving' }] } }, sim, options);
    assert.equal(wrapUpOf(desk.state, callId)?.status, 'due');
    assert.ok((await desk.send({ type: 'save-wrap-up', callId })).ok);
    end();
  });

  test('with who the agent was, which is newer than what is kept', async () => {
    const { sim } = await talked();
    await sim.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await turn();
    const state: DeskState = { ...sim.desk.state, agent: { ...sim.desk.state.agent, chosen: { status: 'ready' } } };
    const { desk, happened, end } = goOn(state, sim);
    await turn();
    assert.equal(desk.state.agent.chosen.status, 'ready');
    assert.ok(!happened.some(({ type }) => type === 'agent-restored' || type === 'recents-loaded'));
    end();
  });

  test('with a customer who was being looked for, and shows them once', async () => {
    const { sim, callId } = await talked();
    const { pops: [pop] } = sim.desk.state;
    assert.ok(pop?.popped);
    const { desk, happened, end } = goOn({ ...sim.desk.state, pops: [{ ...pop, status: 'searching', matches: [] }] }, sim);
    for (let turns = 0; turns < 5; turns += 1) await turn();
    assert.ok(happened.some((event) => event.type === 'customer-found' && event.callId === callId && event.final));
    assert.ok(!happened.some(({ type }) => type === 'screen-popped'));
    assert.equal(desk.state.pops.length, 1);
    end();
  });

  test('and what failed is read as long as usual', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const { sim } = await talked();
    await sim.desk.send({ type: 'hold', callId: 'x' });
    const { desk, end } = goOn(sim.desk.state, sim);
    assert.equal(desk.state.failure?.command, 'hold');
    t.mock.timers.tick(10_000);
    assert.equal(desk.state.failure, undefined);
    end();
  });
});

describe('what is inherited', () => {
  test('is all but what the page before knew for itself', async () => {
    const sim = await createSim({ centre: {} });
    const over = sim.line.ring({ number: '1' });
    sim.line.ends(over);
    const callId = sim.line.ring({ number: '2' });
    await sim.desk.send({ type: 'answer', callId });
    sim.audio.levels(5, 6);
    const { line, calls, centre, audio, recents } = inherited(sim.desk.state);
    assert.deepEqual([line.status, centre.status, audio.microphoneLevel, audio.speakerLevel], ['offline', 'connecting', 0, 0]);
    assert.deepEqual(calls.map(({ id, status, recovering }) => ({ id, status, recovering })), [{ id: callId, status: 'active', recovering: true }]);
    assert.equal(recents, sim.desk.state.recents);
    sim.stop();
  });
});
