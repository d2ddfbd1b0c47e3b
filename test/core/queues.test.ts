import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addToTrend, applyQueueChanges, initialState, longestSince, membersByStatus, memberships, queueById, reduce, urgency, waitingCall,
  type DeskEvent, type DeskState, type Member, type QueueChange, type QueueSnapshot, type WaitingCall,
} from '../../src/core/index.js';

const caller = (id: string, since = 0): WaitingCall => ({ id, number: id, since, priority: 0, reasons: [], path: [] });
const member = (agent: string, status: Member['status'] = 'ready'): Member => ({ agent, name: agent, status, paused: status === 'away', answered: 0 });
const queue = (id: string, waiting: readonly WaitingCall[] = [], members: readonly Member[] = []): QueueSnapshot => ({ id, name: id, waiting, members });
const apply = (queues: readonly QueueSnapshot[], ...changes: readonly QueueChange[]): readonly QueueSnapshot[] => applyQueueChanges(queues, changes, (one) => one);
const ids = (one: QueueSnapshot | undefined): string[] | undefined => one?.waiting.map(({ id }) => id);

describe('changes of queues', () => {
  const before = [queue('a', [caller('1'), caller('2'), caller('3')], [member('1001')]), queue('b')];

  test('a caller joins at a position, moves, and leaves; those behind move up', () => {
    assert.deepEqual(ids(apply(before, { type: 'caller', queueId: 'a', position: 2, call: caller('9') })[0]), ['1', '9', '2', '3']);
    assert.deepEqual(ids(apply(before, { type: 'caller', queueId: 'a', position: 1, call: caller('3') })[0]), ['3', '1', '2']);
    assert.deepEqual(ids(apply(before, { type: 'caller-left', queueId: 'a', callId: '1', how: 'answered' })[0]), ['2', '3']);
  });

  test('members come, change and go', () => {
    const more = apply(before, { type: 'member', queueId: 'a', member: member('1002') }, { type: 'member', queueId: 'a', member: member('1001', 'away') });
    assert.deepEqual(more[0]!.members.map(({ agent, status }) => [agent, status]), [['1001', 'away'], ['1002', 'ready']]);
    assert.deepEqual(apply(more, { type: 'member-left', queueId: 'a', agent: '1001' })[0]!.members.map(({ agent }) => agent), ['1002']);
  });

  test('queues come, change and go', () => {
    const after = apply(before, { type: 'queue', queue: { id: 'c', name: 'Sea', lamp: true } }, { type: 'queue', queue: { id: 'a', name: 'Eh' } }, { type: 'queue-removed', queueId: 'b' });
    assert.deepEqual(after.map(({ id, name }) => [id, name]), [['a', 'Eh'], ['c', 'Sea']]);
    assert.deepEqual(ids(after[0]), ['1', '2', '3']);
  });

  test('what nothing happened to is the same object, and who is not there changes nothing', () => {
    const after = apply(before, { type: 'caller-left', queueId: 'a', callId: '1', how: 'other' });
    assert.equal(after[1], before[1]);
    assert.equal(after[0]!.members, before[0]!.members);
    assert.equal(apply(before, { type: 'caller-left', queueId: 'a', callId: 'x', how: 'other' }, { type: 'member-left', queueId: 'x', agent: '1' }), before);
  });

  test('a batch comes to the same as its changes one by one', () => {
    const change = fc.oneof(
      fc.record({ type: fc.constant('caller' as const), queueId: fc.constantFrom('a', 'b', 'x'), position: fc.integer({ min: 1, max: 5 }), call: fc.constantFrom('1', '2', '3', '4').map((id) => caller(id)) }),
      fc.record({ type: fc.constant('caller-left' as const), queueId: fc.constantFrom('a', 'b'), callId: fc.constantFrom('1', '2', '3', '4'), how: fc.constant('other' as const) }),
      fc.record({ type: fc.constant('member' as const), queueId: fc.constantFrom('a', 'b'), member: fc.constantFrom('1001', '1002').map((agent) => member(agent)) }),
      fc.record({ type: fc.constant('member-left' as const), queueId: fc.constantFrom('a', 'b'), agent: fc.constantFrom('1001', '1002') }),
    );
    fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      assert.deepEqual(apply(before, ...changes), changes.reduce<readonly QueueSnapshot[]>((queues, one) => apply(queues, one), before));
    }), { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) });
  });
});

describe('queues in the state', () => {
  const after = (...events: readonly DeskEvent[]): DeskState => events.reduce((state, event, index) => reduce(state, { ...event, at: 60_000 * (index + 1) }), initialState);
  const loaded: DeskEvent = { type: 'queues-loaded', queues: [queue('a', [caller('1', 50), caller('2', 20)], [member('1001', 'away'), member('1002')]), queue('b', [], [member('1001')])] };
  const connected: DeskEvent = { type: 'centre-connected', agent: '1001', rights: [] };

  test('answers its questions', () => {
    const state = after(connected, loaded);
    assert.equal(queueById(state, 'b')?.name, 'b');
    assert.deepEqual(waitingCall(state, '2')?.queue.id, 'a');
    assert.equal(waitingCall(state, '7'), undefined);
    assert.deepEqual([longestSince(state.queues[0]!.waiting), longestSince([])], [20, undefined]);
    assert.deepEqual(memberships(state).map(({ status }) => status), ['away', 'ready']);
    assert.deepEqual([...membersByStatus(state.queues[0]!.members)], [['away', 1], ['ready', 1]]);
    assert.deepEqual([urgency(9, 20), urgency(10, 20), urgency(20, 20), urgency(99, undefined)], ['fine', 'long', 'too-long', 'fine']);
  });

  test('remembers how many waited, minute by minute, beyond a reconnection', () => {
    const left: DeskEvent = { type: 'queues-changed', changes: [{ type: 'caller-left', queueId: 'a', callId: '1', how: 'abandoned' }] };
    const state = after(connected, loaded, left, left, loaded);
    assert.deepEqual(queueById(state, 'a')?.trend, { minute: 5, peaks: [2, 2, 1, 2] });
  });

  test('a change that changes nothing is no news', () => {
    const state = after(connected, loaded);
    assert.equal(reduce(state, { type: 'queues-changed', changes: [{ type: 'caller-left', queueId: 'b', callId: '1', how: 'other' }], at: 1 }), state);
  });
});

describe('the trend', () => {
  test('keeps the peak of a minute, fills silent ones, and half an hour of them', () => {
    const begun = addToTrend(undefined, 2, 0, 0);
    assert.deepEqual(addToTrend(addToTrend(begun, 5, 2, 1_000), 1, 5, 2_000), { minute: 0, peaks: [5] });
    assert.deepEqual(addToTrend(begun, 0, 2, 3 * 60_000), { minute: 3, peaks: [2, 2, 2, 2] });
    assert.deepEqual(addToTrend(begun, 1, 0, 999 * 60_000), { minute: 999, peaks: [...Array<number>(29).fill(0), 1] });
  });
});
