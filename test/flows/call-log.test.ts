import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { wrapUpOf, type CallRecord } from '../../src/core/index.js';
import { createDesk, type Desk, type Drafts } from '../../src/desk/index.js';
import { flowsFor, type FlowOptions } from '../../src/flows/index.js';
import { keepLatest } from '../../src/flows/keep-latest.js';
import { SimAudio, SimCrm, SimLine, SimRecords } from '../../src/sim/index.js';

const quiet = async (): Promise<void> => { for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve)); };

/** Drafts as they would be on a disk. */
class Disk implements Drafts {
  readonly kept = new Map<string, CallRecord>();
  readonly left: { record: CallRecord; seenAt: number }[] = [];
  full = false;
  async keep(record: CallRecord): Promise<void> {
    if (this.full) throw new Error('No room.');
    this.kept.set(record.id, record);
  }
  async discard(id: string): Promise<void> { this.kept.delete(id); }
  async adopt(): Promise<readonly { record: CallRecord; seenAt: number }[]> { return this.left.splice(0); }
  async take(): Promise<void> {}
}
class DiskRecords extends SimRecords {
  override readonly drafts = new Disk();
}

interface Page { readonly desk: Desk; readonly line: SimLine; readonly crm: SimCrm; readonly records: DiskRecords; readonly disk: Disk; look(): Promise<void> }

async function page(t: TestContext, options: FlowOptions = {}, left: readonly CallRecord[] = []): Promise<Page> {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const life = new AbortController();
  t.after(() => life.abort());
  const [line, crm, records] = [new SimLine(), new SimCrm(), new DiskRecords()];
  records.drafts.left.push(...left.map((record) => ({ record, seenAt: record.startedAt + 60_000 })));
  const desk = createDesk({ line, crm, records, audio: new SimAudio() }, life.signal, flowsFor(options));
  await desk.send({ type: 'connect' });
  await quiet();
  return { desk, line, crm, records, disk: records.drafts, look: async () => { t.mock.timers.tick(20_000); await quiet(); } };
}
const talk = async ({ desk, line }: Page, number = '1'): Promise<string> => {
  const callId = line.ring({ number });
  await quiet();
  await desk.send({ type: 'answer', callId });
  await quiet();
  return callId;
};
const logged = async ({ records }: Page): Promise<readonly CallRecord[]> => (await records.callLog.page({ limit: 100 })).calls;
const earlier = (more: Partial<CallRecord> = {}): CallRecord => ({
  id: 'old', callId: 'old-call', agent: 'sip:1001@x', direction: 'incoming', number: '9', startedAt: 1_000_000, answeredAt: 1_010_000, holds: 0, heldFor: 0, legs: [], answers: { notes: 'half' }, ...more,
});

describe('the paper of a call', () => {
  test('is on this computer from the first ring, and at each key', async (t) => {
    const it = await page(t);
    const callId = it.line.ring({ number: '1', headers: { 'x-queue': 'Orders' } });
    await quiet();
    const [draft] = it.disk.kept.values();
    assert.deepEqual([draft?.number, draft?.queue, draft?.agent, it.disk.kept.size], ['1', 'Orders', 'sip:1001@sim.example', 1]);
    const written = it.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'x' } });
    assert.equal(wrapUpOf(it.desk.state, callId)?.keptAt, undefined, 'said before it is true, it were a lie');
    await written;
    await quiet();
    assert.deepEqual([it.disk.kept.get(draft!.id)?.answers, typeof wrapUpOf(it.desk.state, callId)?.keptAt], [{ notes: 'x' }, 'number']);
  });

  test('says so where it is not safe, and when it is again', async (t) => {
    const it = await page(t);
    const callId = await talk(it);
    it.disk.full = true;
    await it.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'x' } });
    await quiet();
    assert.deepEqual([wrapUpOf(it.desk.state, callId)?.keepProblem?.message, wrapUpOf(it.desk.state, callId)?.keptAt], ['No room.', undefined]);
    it.disk.full = false;
    await it.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'xy' } });
    await quiet();
    assert.equal(wrapUpOf(it.desk.state, callId)?.keepProblem, undefined);
  });

  test('that leaves no work is put away at once, with what was written', async (t) => {
    const it = await page(t);
    const callId = await talk(it);
    await it.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'x' } });
    it.line.ends(callId);
    await quiet();
    assert.deepEqual([it.desk.state.wrapUps.open, it.disk.kept.size, (await logged(it)).map(({ answers }) => answers)], [[], 0, [{ notes: 'x' }]]);
    assert.deepEqual([...it.crm.interactions.values()].map(({ notes, outcome }) => [notes, outcome]), [['x', 'talked']]);
  });

  test('that could not be put away stays, and is tried again by itself', async (t) => {
    const it = await page(t);
    const { finish } = it.records;
    it.records.finish = () => Promise.reject(new Error('No room.'));
    it.line.ends(it.line.ring({ number: '1' }), { cause: 'cancelled', by: 'peer' });
    await quiet();
    assert.deepEqual(it.desk.state.wrapUps.open.map(({ status, problem }) => [status, problem?.message]), [['open', 'No room.']]);
    assert.equal(it.disk.kept.size, 1, 'and is still on this computer');
    it.records.finish = finish;
    await it.look();
    assert.deepEqual([it.desk.state.wrapUps.open.length, (await logged(it)).map(({ number }) => number), it.disk.kept.size], [0, ['1'], 0]);
  });

  test('what is written while one that failed waits is kept as well', async (t) => {
    const it = await page(t, { wrapUp: {} });
    it.records.finish = () => Promise.reject(new Error('No room.'));
    const callId = await talk(it);
    it.line.ends(callId);
    await quiet();
    await it.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes: 'x' } });
    await it.desk.send({ type: 'save-wrap-up', callId });
    await quiet();
    assert.deepEqual([...it.disk.kept.values()].map(({ answers }) => answers), [{ disposition: 'resolved', notes: 'x' }]);
  });
});

describe('the papers of a page that is gone', () => {
  test('wait for the agent where they leave work: without clock or status', async (t) => {
    const it = await page(t, { afterCallWork: 30 }, [earlier(), earlier({ id: 'second', callId: 'second-call' })]);
    assert.deepEqual(it.desk.state.wrapUps.open.map(({ status, restored, record }) => [status, restored, record.endedAt, record.end?.cause]), [['due', true, 1_060_000, 'network'], ['due', true, 1_060_000, 'network']]);
    assert.deepEqual([it.desk.state.agent.status, it.desk.state.agent.afterCallWork], ['ready', undefined]);
    assert.deepEqual([...it.disk.kept.keys()], ['old', 'second'], 'they are ours now');
  });

  test('are put away where they leave none; one that can’t be is tried again', async (t) => {
    const it = await page(t, {});
    const { finish } = it.records;
    let fails = true;
    it.records.finish = (...args) => (fails && args[0].id === 'old' ? Promise.reject(new Error('No room.')) : finish.apply(it.records, args));
    it.disk.left.push({ record: earlier(), seenAt: 1_060_000 }, { record: earlier({ id: 'second' }), seenAt: 1_060_000 });
    await it.look();
    assert.deepEqual((await logged(it)).map(({ id }) => id), ['second'], 'one does not keep the others back');
    fails = false;
    await it.look();
    assert.deepEqual((await logged(it)).map(({ id }) => id).sort(), ['old', 'second']);
    assert.equal(it.crm.interactions.size, 2);
  });

  test('from the call log wait for the agent, whatever the call leaves, and are not put away by themselves', async (t) => {
    const it = await page(t, {}, [earlier({ endedAt: 1_050_000, revision: 2 })]);
    assert.deepEqual(it.desk.state.wrapUps.open.map(({ status, restored, reopened, record }) => [status, restored, reopened, record.endedAt]), [['due', true, true, 1_050_000]]);
    assert.deepEqual([await logged(it), it.desk.state.pops], [[], []], 'and nobody is looked for');
  });

  test('go on with a call that outlived the page', async (t) => {
    const it = await page(t, { wrapUp: {} });
    const callId = await talk(it);
    await it.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'complaint' } });
    it.disk.left.push({ record: earlier({ callId }), seenAt: 1_060_000 });
    await it.look();
    assert.deepEqual(it.desk.state.wrapUps.open.map(({ status, record }) => [status, record.id, record.answers]), [['open', 'old', { notes: 'half', disposition: 'complaint' }]]);
    assert.deepEqual([...it.disk.kept.keys()], ['old'], 'one call, one draft');
  });
});

describe('keeping the latest', () => {
  const gated = (): { write(value: string): Promise<void>; open(): void; readonly written: string[]; readonly discarded: string[] } => {
    let opens: (() => void)[] = [];
    const [written, discarded]: [string[], string[]] = [[], []];
    return {
      written, discarded,
      write: async (value) => { await new Promise<void>((resolve) => opens.push(resolve)); written.push(value); },
      open: () => { for (const one of opens.splice(0)) one(); opens = []; },
    };
  };

  test('writes one after the other, and passes over what is old by then', async () => {
    const disk = gated();
    const keeper = keepLatest<string>({ write: (value) => disk.write(value), discard: async () => {}, written: () => {} });
    for (const value of ['a', 'ab', 'abc', 'abcd']) keeper.keep('x', value);
    for (let i = 0; i < 3; i++) { disk.open(); await quiet(); }
    assert.deepEqual(disk.written, ['a', 'abcd']);
  });

  test('what is dropped while it is written is gone afterwards', async () => {
    const disk = gated();
    const keeper = keepLatest<string>({ write: (value) => disk.write(value), discard: async (id) => void disk.discarded.push(id), written: () => {} });
    keeper.keep('x', 'a');
    keeper.keep('x', 'ab');
    keeper.drop('x');
    assert.deepEqual(disk.discarded, []);
    disk.open();
    await quiet();
    assert.deepEqual([disk.written, disk.discarded], [['a'], ['x']]);
  });
});
