import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { currentWrapUp, dueWrapUps, foregroundCall, initialState, reduce, wrapUpOf, type Call, type CallRecord, type DeskEvent, type DeskState, type WrapUp } from '../../src/core/index.js';

const rings = (callId: string, more: Partial<Call> = {}): DeskEvent =>
  ({ type: 'call-started', call: { id: callId, direction: 'incoming', peer: { uri: `sip:${callId}@x`, number: callId }, headers: {}, ...more } });
const opens = (callId: string): DeskEvent => ({ type: 'wrap-up-opened', callId, recordId: `r-${callId}`, agent: 'sip:me@x', facts: { path: [] } });
const answered = (callId: string): DeskEvent => ({ type: 'call-answered', callId });
const ends = (callId: string): DeskEvent => ({ type: 'call-ended', callId, end: { cause: 'hung-up', by: 'peer' } });
const due = (callId: string): DeskEvent => ({ type: 'wrap-up-due', callId });
const writes = (callId: string, answers: Readonly<Record<string, string | undefined>>): DeskEvent => ({ type: 'wrap-up-changed', callId, answers });
const problem = { code: 'storage', message: 'No room.' } as const;
const restored = (callId: string, more: Partial<CallRecord> = {}): DeskEvent => ({
  type: 'wrap-up-restored', record: {
    id: `old-${callId}`, callId, agent: 'sip:me@x', direction: 'incoming', number: callId, startedAt: 1, answeredAt: 2, endedAt: 3, end: { cause: 'network', by: 'network' },
    holds: 0, heldFor: 0, legs: [], answers: {}, ...more,
  },
});

/** One event a ms. */
const after = (...events: readonly DeskEvent[]): DeskState => events.reduce((state, event, index) => reduce(state, { ...event, at: 100 + index }), initialState);
const paper = (state: DeskState, callId: string): WrapUp => wrapUpOf(state, callId)!;
const top = (state: DeskState): string | undefined => currentWrapUp(state, foregroundCall(state))?.callId;
const talk = (callId: string): DeskEvent[] => [rings(callId), opens(callId), answered(callId)];

describe('a paper', () => {
  test('is opened once for a call, and grows with it', () => {
    const state = after(...talk('a'), { type: 'call-held', callId: 'a' }, opens('a'), { type: 'call-resumed', callId: 'a' }, ends('a'));
    assert.equal(state.wrapUps.open.length, 1);
    assert.deepEqual([paper(state, 'a').status, paper(state, 'a').record.holds, paper(state, 'a').record.endedAt], ['open', 1, 106]);
    assert.deepEqual(after(opens('nobody')).wrapUps.open, []);
  });

  test('that is opened late knows what has happened', () => {
    const { record } = paper(after(rings('a'), answered('a'), { type: 'call-held', callId: 'a' }, ends('a'), opens('a')), 'a');
    assert.deepEqual([record.answeredAt, record.endedAt, record.end?.cause], [101, 103, 'hung-up']);
  });

  test('begins with the answers that the form gives', () => {
    const form = { type: 'object', properties: { mood: { type: 'string', default: 'calm' }, notes: { type: 'string' } } } as const;
    assert.deepEqual(paper(after({ type: 'wrap-up-form-changed', form }, ...talk('a')), 'a').record.answers, { mood: 'calm' });
  });

  test('is changed answer by answer, and not safe until it is kept', () => {
    const state = after(...talk('a'), { type: 'wrap-up-kept', callId: 'a' }, writes('a', { notes: 'x', mood: 'calm' }), writes('a', { mood: undefined }));
    assert.deepEqual([paper(state, 'a').record.answers, paper(state, 'a').keptAt], [{ notes: 'x' }, undefined]);
    const failed = reduce(state, { type: 'wrap-up-kept', callId: 'a', problem, at: 300 });
    assert.deepEqual([paper(failed, 'a').keptAt, paper(failed, 'a').keepProblem], [undefined, problem]);
    const kept = reduce(failed, { type: 'wrap-up-kept', callId: 'a', at: 301 });
    assert.deepEqual([paper(kept, 'a').keptAt, paper(kept, 'a').keepProblem], [301, undefined]);
    assert.equal(reduce(kept, { ...writes('b', { notes: 'y' }), at: 302 }), kept, 'another call is another paper');
  });

  test('is due, saved, and gone; what could not be saved is as before, with the reason', () => {
    const waits = after(...talk('a'), ends('a'), due('a'));
    assert.deepEqual([paper(waits, 'a').status, paper(waits, 'a').dueAt], ['due', 104]);
    const saving = reduce(waits, { type: 'wrap-up-saving', callId: 'a', at: 200 });
    const failed = reduce(saving, { type: 'wrap-up-failed', callId: 'a', problem, at: 201 });
    assert.deepEqual([paper(saving, 'a').status, paper(failed, 'a').status, paper(failed, 'a').problem], ['saving', 'due', problem]);
    assert.equal(paper(reduce(failed, { ...writes('a', { notes: 'shorter' }), at: 202 }), 'a').problem, undefined);
    assert.equal(paper(reduce(after(...talk('a'), ends('a'), { type: 'wrap-up-saving', callId: 'a' }), { type: 'wrap-up-failed', callId: 'a', problem, at: 1 }), 'a').status, 'open', 'nobody has to turn to it');
    assert.deepEqual(reduce(failed, { type: 'wrap-up-closed', callId: 'a', at: 202 }).wrapUps.open, []);
  });

  test('says who else was there', () => {
    const state = after(...talk('a'), rings('c', { direction: 'outgoing', consultFor: 'a' }), answered('c'), { type: 'call-merged', callIds: ['a', 'c'] },
      { type: 'call-transfer-changed', callId: 'a', transfer: { kind: 'blind', target: '1003', status: 'asked' } }, { type: 'call-transfer-changed', callId: 'a', transfer: { kind: 'blind', target: '1003', status: 'accepted' } });
    assert.deepEqual(paper(state, 'a').record.legs.map(({ kind, number }) => [kind, number]), [['consultation', 'c'], ['conference', 'c'], ['transfer', '1003']]);
    assert.equal(wrapUpOf(state, 'c'), undefined);
  });

  test('says who the customer is; while they are looked for again it stays who it was', () => {
    const searching: DeskEvent = { type: 'customer-searching', callId: 'a', can: [] };
    const found: DeskEvent = { type: 'customer-found', callId: 'a', matches: [{ id: 'ada', name: 'Ada', company: 'Engines', numbers: ['a'] }], source: 'crm', final: true };
    const state = after(...talk('a'), searching, found);
    assert.deepEqual([paper(state, 'a').record.customerId, paper(state, 'a').record.customerName, paper(state, 'a').record.company], ['ada', 'Ada', 'Engines']);
    const moved = reduce(state, { type: 'customer-chosen', callId: 'a', customer: { id: 'ada', name: 'Ada', numbers: [] }, at: 200 });
    assert.equal('company' in paper(moved, 'a').record, false);
    const again = reduce(state, { ...searching, at: 200 });
    assert.equal(paper(again, 'a').record.customerId, 'ada');
    assert.equal(paper(reduce(again, { type: 'customer-chosen', callId: 'a', at: 201 }), 'a').record.customerId, undefined, 'none of those found');
  });

  test('of a page that was closed waits; that of a call which goes on here becomes its own', () => {
    const state = after(restored('a', { answers: { notes: 'old' } }), restored('a', { answers: {} }));
    assert.deepEqual([paper(state, 'a').status, paper(state, 'a').restored, paper(state, 'a').record.answers, state.wrapUps.open.length], ['due', true, { notes: 'old' }, 1]);
    const { endedAt: _, end: __, ...live } = (restored('b', { answers: { notes: 'old', mood: 'calm' }, startedAt: 50, answeredAt: 60, holds: 2 }) as { record: CallRecord }).record;
    const resumed = paper(after(...talk('b'), writes('b', { notes: 'new' }), { type: 'wrap-up-restored', record: live }), 'b');
    assert.deepEqual([resumed.record.id, resumed.record.answers, resumed.record.startedAt, resumed.record.answeredAt, resumed.record.holds], ['old-b', { notes: 'new', mood: 'calm' }, 50, 60, 2]);
    assert.deepEqual([resumed.status, resumed.restored, resumed.keptAt], ['open', undefined, undefined]);
  });
});

describe('a paper from the call log', () => {
  const { record } = restored('a', { answers: { notes: 'old' }, revision: 1 }) as { record: CallRecord };
  const reopened: DeskEvent = { type: 'wrap-up-reopened', record };

  test('waits to be saved, or left', () => {
    const state = after(reopened, reopened);
    const { status, reopened: is, restored: was, dueAt, keptAt } = paper(state, 'a');
    assert.deepEqual([status, is, was, dueAt, keptAt, state.wrapUps.open.length], ['due', true, undefined, 100, 100, 1]);
    assert.deepEqual(after(reopened, { type: 'wrap-up-closed', callId: 'a' }).wrapUps.open, []);
    assert.equal(paper(after(reopened, { type: 'wrap-up-restored', record }), 'a').restored, undefined);
    assert.deepEqual([paper(after({ type: 'wrap-up-restored', record }), 'a').reopened, paper(after(restored('a')), 'a').reopened], [true, undefined]);
  });

  test('comes after the one of the call that ended last', () => {
    assert.equal(top(after(...talk('b'), ends('b'), due('b'), reopened)), 'b');
    assert.equal(top(after(reopened)), 'a');
  });
});

describe('the paper on top', () => {
  test('is that of the call we are in, consultations included', () => {
    assert.equal(top(after(...talk('a'), ends('a'), due('a'), ...talk('b'))), 'b');
    assert.equal(top(after(...talk('a'), { type: 'call-held', callId: 'a' }, rings('c', { direction: 'outgoing', consultFor: 'a' }), answered('c'))), 'a');
    assert.equal(top(after(rings('o', { direction: 'outgoing' }), opens('o'))), 'o');
  });

  test('stays when the other side hangs up, and when somebody rings', () => {
    const works = after(...talk('a'), ends('a'), due('a'), ...talk('b'), ends('b'));
    assert.equal(top(works), 'b', 'not due yet');
    const rung = after(...talk('a'), ends('a'), due('a'), ...talk('b'), ends('b'), due('b'), rings('c'), opens('c'));
    assert.equal(top(rung), 'b');
    assert.equal(top(reduce(reduce(rung, { ...ends('c'), at: 300 }), { type: 'wrap-up-saving', callId: 'c', at: 301 })), 'b', 'a call that nobody took takes nothing away');
    assert.deepEqual(dueWrapUps(rung).map(({ callId }) => callId), ['b', 'a']);
    assert.equal(top(reduce(rung, { type: 'wrap-up-closed', callId: 'b', at: 300 })), 'a');
  });

  test('is one of an earlier page last of all', () => {
    const state = after(restored('x', { endedAt: 9_000 }), restored('y', { endedAt: 8_000 }), ...talk('a'), ends('a'), due('a'));
    assert.deepEqual(dueWrapUps(state).map(({ callId }) => callId), ['a', 'x', 'y']);
    const alike = after(restored('x'), restored('y'), restored('z'));
    assert.deepEqual([dueWrapUps(alike).map(({ callId }) => callId), top(alike)], [['z', 'y', 'x'], 'z'], 'of the same moment, the last that came');
    assert.equal(top(after(rings('m'), opens('m'))), undefined, 'one that only rings has none yet');
    assert.equal(top(after(rings('m'), opens('m'), ends('m'))), undefined);
  });

  test('is one that could not be put away, though nobody took the call', () => {
    assert.equal(top(after(rings('m'), opens('m'), ends('m'), { type: 'wrap-up-failed', callId: 'm', problem })), 'm');
  });
});
