import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { currentWrapUp, foregroundCall, initialAgent, wrapUpOf, type AgentState, type CallRecord } from '../../src/core/index.js';
import { createDesk, type Desk, type Drafts } from '../../src/desk/index.js';
import { flowsFor, type FlowOptions } from '../../src/flows/index.js';
import { createSim, SimAudio, SimLine, SimRecords, type Sim, type SimOptions } from '../../src/sim/index.js';

const second = 1_000;
const quiet = async (): Promise<void> => { for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve)); };

interface Day extends Sim {
  pass(seconds: number): Promise<void>;
  answer(number: string): Promise<string>;
  ends(callId: string): Promise<void>;
}

/** A desk on a clock that only goes when told. */
async function day(t: TestContext, options: SimOptions = { afterCallWork: 30 }): Promise<Day> {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
  const sim = await createSim(options);
  t.after(() => sim.stop());
  await quiet();
  return {
    ...sim,
    pass: async (seconds) => { t.mock.timers.tick(seconds * second); await quiet(); },
    answer: async (number) => {
      const callId = sim.line.ring({ number });
      await quiet();
      await sim.desk.send({ type: 'answer', callId });
      await quiet();
      return callId;
    },
    ends: async (callId) => { sim.line.ends(callId); await quiet(); },
  };
}
const status = ({ desk }: { readonly desk: Desk }): string => desk.state.agent.status;
const left = ({ desk }: { readonly desk: Desk }): number | undefined => {
  const { until } = desk.state.agent.afterCallWork ?? {};
  return until === undefined ? undefined : (until - Date.now()) / second;
};
const papers = ({ desk }: { readonly desk: Desk }): string => desk.state.wrapUps.open.map(({ callId, status: is }) => `${callId} ${is}`).join(', ');
const top = ({ desk: { state } }: { readonly desk: Desk }): string | undefined => currentWrapUp(state, foregroundCall(state))?.callId;
const logged = async ({ records }: Pick<Sim, 'records'>): Promise<readonly CallRecord[]> => (await records.callLog.page({ limit: 100 })).calls;

describe('after-call work', () => {
  test('follows a call that was talked, until its paper is saved', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    assert.equal(status(it), 'busy');
    await it.ends(a);
    assert.deepEqual([status(it), left(it), papers(it)], ['after-call-work', 30, `${a} due`]);
    await it.desk.send({ type: 'change-wrap-up', callId: a, answers: { disposition: 'resolved' } });
    assert.equal((await it.desk.send({ type: 'save-wrap-up', callId: a })).ok, true);
    await quiet();
    assert.deepEqual([status(it), papers(it), (await logged(it)).map(({ incomplete }) => incomplete)], ['ready', '', [undefined]]);
  });

  test('ends by the clock: what was written is kept, and marked where something is missing', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.ends(a);
    await it.desk.send({ type: 'change-wrap-up', callId: a, answers: { notes: 'half a sen' } });
    await it.pass(30);
    assert.deepEqual([status(it), papers(it)], ['ready', '']);
    assert.deepEqual((await logged(it)).map(({ answers, incomplete }) => [answers, incomplete]), [[{ notes: 'half a sen', disposition: 'not-wrapped-up' }, true]]);
    const b = await it.answer('2');
    await it.ends(b);
    await it.desk.send({ type: 'change-wrap-up', callId: b, answers: { disposition: 'resolved' } });
    await it.pass(30);
    assert.deepEqual((await logged(it)).map(({ answers, incomplete }) => [answers, incomplete])[0], [{ disposition: 'resolved' }, undefined]);
  });

  test('gets more time', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.ends(a);
    await it.pass(20);
    await it.desk.send({ type: 'extend-wrap-up', callId: a });
    assert.equal(left(it), 70);
    await it.pass(69);
    assert.equal(status(it), 'after-call-work');
    await it.pass(1);
    assert.deepEqual([status(it), papers(it)], ['ready', '']);
  });

  test('without a clock takes all the time it takes, more is no less', async (t) => {
    const it = await day(t, { wrapUp: {} });
    const a = await it.answer('1');
    await it.ends(a);
    await it.pass(100_000);
    assert.deepEqual([status(it), left(it)], ['after-call-work', undefined]);
    assert.equal((await it.desk.send({ type: 'extend-wrap-up', callId: a })).ok, true);
    assert.equal(left(it), undefined);
  });

  test('gives way at once to what is chosen, but the paper stays open', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.ends(a);
    await it.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await it.pass(100);
    assert.deepEqual([status(it), left(it), papers(it)], ['away', undefined, `${a} due`]);
    await it.desk.send({ type: 'set-status', status: 'offline' });
    assert.deepEqual([status(it), papers(it)], ['offline', `${a} due`]);
  });

  test('comes before what was chosen during the call', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.desk.send({ type: 'set-status', status: 'away', reason: 'Lunch' });
    await it.ends(a);
    assert.equal(status(it), 'after-call-work');
    await it.pass(30);
    assert.deepEqual([status(it), it.desk.state.agent.reason], ['away', 'Lunch']);
  });

  test('a missed, a declined, an unanswered call and a consultation leave none, and are put away', async (t) => {
    const it = await day(t, { afterCallWork: 30, dialed: 'ring' });
    it.line.ends(it.line.ring({ number: '1' }), { cause: 'cancelled', by: 'peer' }); // before anybody could open its paper
    const declined = it.line.ring({ number: '2' });
    await it.desk.send({ type: 'reject', callId: declined });
    const dialed = await it.desk.send({ type: 'dial', target: '3' });
    await it.desk.send({ type: 'hang-up', callId: (dialed as { callId: string }).callId });
    await quiet();
    assert.deepEqual([status(it), papers(it)], ['ready', '']);
    assert.deepEqual((await logged(it)).map(({ number, endedAt }) => [number, endedAt]).sort(), [['1', 1_000_000], ['2', 1_000_000], ['3', 1_000_000]]);
    const a = await it.answer('4');
    const asked = await it.desk.send({ type: 'consult', callId: a, target: '5' });
    const consultation = (asked as { callId: string }).callId;
    it.line.peerAnswers(consultation);
    await it.ends(consultation);
    assert.deepEqual([status(it), papers(it)], ['busy', `${a} open`]);
  });

  test('follows a missed call where the rule says so', async (t) => {
    const it = await day(t, { afterCallWork: 30, wrapUp: { after: ['missed'] } });
    const a = it.line.ring({ number: '1' });
    await quiet();
    await it.ends(a);
    assert.deepEqual([status(it), papers(it)], ['after-call-work', `${a} due`]);
  });

  test('of a call that was passed on is as of any other', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.desk.send({ type: 'transfer', callId: a, target: '1002' });
    await quiet();
    assert.deepEqual([status(it), wrapUpOf(it.desk.state, a)?.record.legs.map(({ kind, number }) => `${kind} ${number}`)], ['after-call-work', ['transfer 1002']]);
  });
});

describe('another call during after-call work', () => {
  test('stops the clock; its own work comes first, then what was left of the other', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.ends(a);
    await it.pass(10);
    const b = it.line.ring({ number: '2' });
    await quiet();
    assert.deepEqual([left(it), top(it)], [20, a], 'a ring takes no time away');
    await it.desk.send({ type: 'answer', callId: b });
    await quiet();
    assert.deepEqual([status(it), left(it), top(it)], ['busy', undefined, b]);
    await it.pass(600);
    assert.equal(papers(it), `${a} due, ${b} open`, 'nothing was put away behind their back');
    await it.ends(b);
    assert.deepEqual([status(it), left(it), top(it)], ['after-call-work', 30, b]);
    await it.desk.send({ type: 'change-wrap-up', callId: b, answers: { disposition: 'resolved' } });
    await it.desk.send({ type: 'save-wrap-up', callId: b });
    await quiet();
    assert.deepEqual([status(it), left(it), top(it)], ['after-call-work', 20, a]);
    await it.pass(20);
    assert.deepEqual([status(it), papers(it)], ['ready', '']);
  });

  test('that leaves none gives the rest back, and time to find one’s way in', async (t) => {
    const it = await day(t, { afterCallWork: 30, dialed: 'ring' });
    const a = await it.answer('1');
    await it.ends(a);
    await it.pass(28);
    const dialed = await it.desk.send({ type: 'dial', target: '7' });
    await quiet();
    assert.deepEqual([status(it), left(it)], ['busy', undefined]);
    await it.pass(60);
    await it.desk.send({ type: 'hang-up', callId: (dialed as { callId: string }).callId });
    await quiet();
    assert.deepEqual([status(it), left(it), papers(it)], ['after-call-work', 15, `${a} due`]);
  });

  test('a call that ends while another goes on has its time when both are over', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    const b = await it.answer('2');
    await it.ends(a);
    await it.pass(100);
    assert.deepEqual([status(it), papers(it), it.desk.state.agent.afterCallWork], ['busy', `${a} due, ${b} open`, undefined]);
    await it.ends(b);
    assert.equal(top(it), b);
    await it.pass(30);
    assert.deepEqual([status(it), left(it), papers(it)], ['after-call-work', 30, `${a} due`]);
    await it.pass(30);
    assert.deepEqual([status(it), papers(it)], ['ready', '']);
  });

  test('the queues never see a moment of ready between two papers', async (t) => {
    const me = { agent: '1001', name: 'Me', status: 'ready', paused: false, answered: 0 } as const;
    const it = await day(t, { afterCallWork: 30, centre: { queues: [{ id: 'q', name: 'Q', waiting: [], members: [me] }] } });
    const a = await it.answer('1');
    const b = await it.answer('2');
    await it.ends(a);
    await it.ends(b);
    await it.pass(30);
    assert.deepEqual(it.centre.asked, ['setStatus after-call-work']);
    await it.pass(30);
    assert.deepEqual(it.centre.asked, ['setStatus after-call-work', 'setStatus ready']);
  });

  test('while a paper is being saved changes nothing about it', async (t) => {
    const it = await day(t);
    const a = await it.answer('1');
    await it.ends(a);
    await it.desk.send({ type: 'change-wrap-up', callId: a, answers: { disposition: 'resolved' } });
    const { finish } = it.records;
    let go = (): void => {};
    it.records.finish = async (...args) => { await new Promise<void>((resolve) => { go = resolve; }); return finish.apply(it.records, args); };
    const saved = it.desk.send({ type: 'save-wrap-up', callId: a });
    const b = await it.answer('2');
    it.records.finish = finish;
    await it.ends(b);
    go();
    assert.equal((await saved).ok, true);
    await quiet();
    assert.deepEqual([status(it), left(it), papers(it)], ['after-call-work', 30, `${b} due`]);
  });
});

describe('a paper that cannot be saved', () => {
  test('stays with the reason when the time is up, and takes no more of the agent’s', async (t) => {
    const it = await day(t);
    const { finish } = it.records;
    it.records.finish = () => Promise.reject(new Error('No room.'));
    const a = await it.answer('1');
    await it.ends(a);
    await it.pass(30);
    assert.deepEqual([status(it), papers(it), wrapUpOf(it.desk.state, a)?.problem?.message], ['ready', `${a} due`, 'No room.']);
    it.records.finish = finish;
    await it.desk.send({ type: 'change-wrap-up', callId: a, answers: { disposition: 'resolved' } });
    assert.equal((await it.desk.send({ type: 'save-wrap-up', callId: a })).ok, true);
    assert.equal((await logged(it)).length, 1);
  });
});

describe('a reload in after-call work', () => {
  const record: CallRecord = {
    id: 'r', callId: 'a', agent: 'sip:1001@x', direction: 'incoming', number: '1', startedAt: 900_000, answeredAt: 910_000, endedAt: 990_000,
    end: { cause: 'hung-up', by: 'peer' }, holds: 0, heldFor: 0, legs: [], answers: { notes: 'x' },
  };
  const works: AgentState = { ...initialAgent, status: 'after-call-work', since: 990_000, afterCallWork: { callId: 'a', until: 1_020_000 } };

  /** A desk that finds this on its computer; the page before it may be slow to go. */
  async function reload(t: TestContext, agent: AgentState, lateBy = 0, options: FlowOptions = { afterCallWork: 30 }): Promise<Pick<Day, 'desk' | 'records' | 'pass'>> {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
    const freed = 1_000_000 + lateBy * second;
    let left_ = [{ record, seenAt: 1_000_000 }];
    class Records extends SimRecords {
      override readonly drafts: Drafts = { keep: async () => {}, discard: async () => {}, adopt: async () => (Date.now() < freed ? [] : [left_, left_ = []][0]!), take: async () => {} };
    }
    const records = new Records();
    await records.saveAgent({ agent, seenAt: 1_000_000 });
    const life = new AbortController();
    t.after(() => life.abort());
    const desk = createDesk({ line: new SimLine(), audio: new SimAudio(), records }, life.signal, flowsFor(options));
    await desk.send({ type: 'connect' });
    await quiet();
    return { desk, records, pass: async (seconds) => { t.mock.timers.tick(seconds * second); await quiet(); } };
  }

  test('goes on with the same paper and the same clock', async (t) => {
    const it = await reload(t, works);
    assert.deepEqual([status(it), left(it), papers(it), wrapUpOf(it.desk.state, 'a')?.restored], ['after-call-work', 20, 'a due', true]);
    await it.pass(20);
    assert.deepEqual([status(it), papers(it), (await logged(it)).map(({ answers }) => answers['notes'])], ['ready', '', ['x']]);
  });

  test('during a call meanwhile has its time again', async (t) => {
    const { until: _, ...untimed } = works.afterCallWork!;
    const it = await reload(t, { ...works, afterCallWork: untimed });
    assert.deepEqual([status(it), left(it)], ['after-call-work', 30]);
  });

  test('whose time ran out meanwhile leaves the paper without a clock', async (t) => {
    const it = await reload(t, { ...works, afterCallWork: { callId: 'a', until: 999_000 } }, 21);
    await it.pass(0);
    assert.equal(status(it), 'ready');
    await it.pass(30);
    await it.pass(10);
    assert.deepEqual([status(it), left(it), papers(it)], ['ready', undefined, 'a due']);
  });

  test('whose paper never turns up keeps nobody', async (t) => {
    const { until: _, ...untimed } = works.afterCallWork!;
    const it = await reload(t, { ...works, afterCallWork: untimed }, 1_000, { wrapUp: {} });
    assert.equal(status(it), 'after-call-work');
    await it.pass(60);
    assert.equal(status(it), 'ready');
  });
});
