import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DeskError, wrapUpOf } from '../../src/core/index.js';
import type { Command, Outcome } from '../../src/desk/index.js';
import { createSim, type Sim, type SimOptions } from '../../src/sim/index.js';

const quiet = async (): Promise<void> => { for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve)); };

/** Somebody talked to us; the call is over. */
async function talked(options: SimOptions = { afterCallWork: 30, crm: {} }, over = true): Promise<Sim & { callId: string; send(command: Command): Promise<Outcome> }> {
  const sim = await createSim(options);
  const callId = sim.line.ring({ number: '1' });
  await quiet();
  await sim.desk.send({ type: 'answer', callId });
  if (over) sim.line.ends(callId);
  await quiet();
  return { ...sim, callId, send: (command) => sim.desk.send(command) };
}
const why = (outcome: Outcome): string => (outcome.ok ? 'ok' : `${outcome.error.code}: ${outcome.error.message}`);

describe('change-wrap-up', () => {
  test('writes during the call and after it', async (t) => {
    const { callId, send, desk, line, stop } = await talked(undefined, false);
    t.after(stop);
    await send({ type: 'change-wrap-up', callId, answers: { notes: 'a' } });
    line.ends(callId);
    await send({ type: 'change-wrap-up', callId, answers: { notes: undefined, disposition: 'resolved' } });
    assert.deepEqual(wrapUpOf(desk.state, callId)?.record.answers, { disposition: 'resolved' });
  });

  test('says where there is nothing to write on', async (t) => {
    const { send, stop } = await talked();
    t.after(stop);
    assert.equal(why(await send({ type: 'change-wrap-up', callId: 'x', answers: {} })), 'no-such-call: This call has been wrapped up. You find it in the call history.');
  });
});

describe('save-wrap-up', () => {
  test('not during the call, not with answers missing, and once', async (t) => {
    const { callId, send, line, crm, records, stop } = await talked(undefined, false);
    t.after(stop);
    assert.match(why(await send({ type: 'save-wrap-up', callId })), /^not-now: The call goes on/);
    line.ends(callId);
    await quiet();
    assert.equal(why(await send({ type: 'save-wrap-up', callId })), 'incomplete: Outcome is needed.');
    await send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    const both = await Promise.all([send({ type: 'save-wrap-up', callId }), send({ type: 'save-wrap-up', callId }), send({ type: 'change-wrap-up', callId, answers: { notes: 'late' } })]);
    assert.deepEqual(both.map((one) => why(one).split(':')[0]), ['ok', 'not-now', 'not-now']);
    await quiet();
    assert.deepEqual([(await records.callLog.page({ limit: 9 })).calls.length, crm.interactions.size], [1, 1]);
  });

  test('what fails stays, with the reason; then it works', async (t) => {
    const { callId, send, desk, records, stop } = await talked();
    t.after(stop);
    const { finish } = records;
    records.finish = () => Promise.reject(new Error('No room.'));
    await send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    assert.equal(why(await send({ type: 'save-wrap-up', callId })), 'failed: No room.');
    assert.deepEqual([wrapUpOf(desk.state, callId)?.status, wrapUpOf(desk.state, callId)?.problem?.message, desk.state.agent.status], ['due', 'No room.', 'after-call-work']);
    records.finish = finish;
    assert.equal(why(await send({ type: 'save-wrap-up', callId })), 'ok');
    assert.equal(wrapUpOf(desk.state, callId), undefined);
  });

  test('asks nothing of a call that leaves no work and could not be put away', async (t) => {
    const sim = await createSim();
    t.after(sim.stop);
    const { finish } = sim.records;
    sim.records.finish = () => Promise.reject(new Error('No room.'));
    const callId = sim.line.ring({ number: '1' });
    await quiet();
    sim.line.ends(callId);
    await quiet();
    sim.records.finish = finish;
    assert.equal(why(await sim.desk.send({ type: 'save-wrap-up', callId })), 'ok');
  });

  test('without a CRM it is in the log alone', async (t) => {
    const { callId, send, records, desk, stop } = await talked({ afterCallWork: 30 });
    t.after(stop);
    await send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    await send({ type: 'save-wrap-up', callId });
    assert.deepEqual([(await records.callLog.page({ limit: 9 })).calls[0]?.delivery, desk.state.records.deliveries], ['none', []]);
  });
});

/** A call that was wrapped up, and is in the log. */
async function wrappedUp(options?: SimOptions): Promise<Awaited<ReturnType<typeof talked>> & { readonly recordId: string; log(): Promise<unknown[]> }> {
  const sim = await talked(options);
  const { callId, send, records } = sim;
  await send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved', notes: 'first' } });
  await send({ type: 'save-wrap-up', callId });
  await quiet();
  const recordId = (await records.callLog.page({ limit: 1 })).calls[0]!.id;
  const log = async (): Promise<unknown[]> => { const one = (await records.callLog.get(recordId))!; return [one.answers['notes'], one.revision, one.delivery]; };
  return { ...sim, recordId, log };
}

describe('reopen-wrap-up', () => {
  test('takes a paper out of the log, without a clock; saved, it is the newest there and at the CRM', async (t) => {
    const { callId, recordId, send, desk, crm, log, stop } = await wrappedUp();
    t.after(stop);
    assert.deepEqual(await send({ type: 'reopen-wrap-up', recordId }), { ok: true, callId });
    assert.equal(why(await send({ type: 'reopen-wrap-up', recordId })), 'ok', 'it lies there already');
    const paper = wrapUpOf(desk.state, callId)!;
    assert.deepEqual([paper.status, paper.reopened, paper.record.answers, desk.state.wrapUps.open.length], ['due', true, { disposition: 'resolved', notes: 'first' }, 1]);
    assert.deepEqual([desk.state.agent.status, desk.state.agent.afterCallWork], ['ready', undefined]);
    await send({ type: 'change-wrap-up', callId, answers: { notes: 'second', disposition: undefined } });
    assert.equal(why(await send({ type: 'save-wrap-up', callId })), 'incomplete: Outcome is needed.');
    assert.deepEqual(await log(), ['first', undefined, 'delivered'], 'as long as it is written');
    await send({ type: 'change-wrap-up', callId, answers: { disposition: 'complaint' } });
    await send({ type: 'save-wrap-up', callId });
    await quiet();
    assert.deepEqual([await log(), desk.state.wrapUps.open], [['second', 1, 'delivered'], []]);
    assert.deepEqual([crm.asked.filter((one) => /^(?:log|update)/.test(one)), crm.interactions.get(recordId)?.notes, crm.interactions.size], [[`log ${recordId}`, `update ${recordId}`], 'second', 1]);
    await send({ type: 'reopen-wrap-up', recordId });
    assert.equal(wrapUpOf(desk.state, callId)?.record.revision, 2);
  });

  test('left as it was, nothing has changed', async (t) => {
    const { callId, recordId, send, desk, records, crm, log, stop } = await wrappedUp();
    t.after(stop);
    await send({ type: 'reopen-wrap-up', recordId });
    await send({ type: 'change-wrap-up', callId, answers: { notes: 'no' } });
    const discarded: string[] = [];
    records.drafts.discard = async (id) => void discarded.push(id);
    assert.equal(why(await send({ type: 'leave-wrap-up', callId })), 'ok');
    await quiet();
    assert.deepEqual([desk.state.wrapUps.open, await log(), crm.interactions.get(recordId)?.notes, discarded], [[], ['first', undefined, 'delivered'], 'first', [recordId]]);
    assert.match(why(await send({ type: 'leave-wrap-up', callId })), /^no-such-call/);
  });

  test('of a call that was closed by the clock, complete by now', async (t) => {
    const { callId, send, desk, records, crm, stop } = await talked();
    t.after(stop);
    const record = { ...wrapUpOf(desk.state, callId)!.record, answers: { disposition: 'not-wrapped-up' }, incomplete: true };
    await records.finish(record);
    await send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    assert.match(why(await send({ type: 'reopen-wrap-up', recordId: record.id })), /^ok/, 'its own paper lies there still');
    await send({ type: 'save-wrap-up', callId });
    await send({ type: 'reopen-wrap-up', recordId: record.id });
    await send({ type: 'save-wrap-up', callId });
    await quiet();
    assert.equal(crm.interactions.get(record.id)?.incomplete, undefined);
  });

  test('says where it cannot be', async (t) => {
    const { recordId, callId, send, records, desk, stop } = await wrappedUp();
    t.after(stop);
    assert.equal(why(await send({ type: 'reopen-wrap-up', recordId: 'x' })), 'no-such-record: This call is not in the call history any more.');
    await records.finish({ ...(await records.callLog.get(recordId))!, id: 'other' });
    await send({ type: 'reopen-wrap-up', recordId });
    assert.match(why(await send({ type: 'reopen-wrap-up', recordId: 'other' })), /^not-now: This call goes on here/);
    await send({ type: 'leave-wrap-up', callId });
    records.drafts.keep = () => Promise.reject(new DeskError('not-now', 'Another page of yours has it.'));
    assert.equal(why(await send({ type: 'reopen-wrap-up', recordId })), 'not-now: Another page of yours has it.');
    assert.deepEqual(desk.state.wrapUps.open, []);
  });

  test('a paper that is not in the log is not left', async (t) => {
    const { callId, send, stop } = await talked();
    t.after(stop);
    assert.match(why(await send({ type: 'leave-wrap-up', callId })), /^not-now: .*save it/);
  });

  test('without a CRM it is changed in the log alone', async (t) => {
    const { callId, recordId, send, log, stop } = await wrappedUp({ afterCallWork: 30 });
    t.after(stop);
    await send({ type: 'reopen-wrap-up', recordId });
    await send({ type: 'change-wrap-up', callId, answers: { notes: 'second' } });
    await send({ type: 'save-wrap-up', callId });
    assert.deepEqual(await log(), ['second', 1, 'none']);
  });
});

test('extend-wrap-up: only for the work that is being done', async (t) => {
  const { callId, send, desk, stop } = await talked();
  t.after(stop);
  const before = desk.state.agent.afterCallWork!.until!;
  assert.equal(why(await send({ type: 'extend-wrap-up', callId, seconds: 10 })), 'ok');
  assert.equal(desk.state.agent.afterCallWork!.until! - before, 10_000);
  assert.match(why(await send({ type: 'extend-wrap-up', callId: 'x' })), /^not-now: There is no after-call work/);
});
