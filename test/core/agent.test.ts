import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialState, nextStatus, reduce, timeInShift, type AgentState, type DeskEvent, type DeskState } from '../../src/core/index.js';

const hour = 3_600_000;
const registered: DeskEvent = { type: 'line-registered', server: 'wss://x', uri: 'sip:1001@x' };
const rings: DeskEvent = { type: 'call-started', call: { id: 'c', direction: 'incoming', peer: { uri: 'sip:2@x', number: '2' }, headers: {} } };
const answered: DeskEvent = { type: 'call-answered', callId: 'c' };
const ends: DeskEvent = { type: 'call-ended', callId: 'c', end: { cause: 'hung-up', by: 'peer' } };
const away = (reason: string): DeskEvent => ({ type: 'agent-status-changed', status: 'away', reason });
const ready: DeskEvent = { type: 'agent-status-changed', status: 'ready' };
const offline: DeskEvent = { type: 'agent-status-changed', status: 'offline' };

/** What became of a desk to which that happened, each at its time. */
const after = (...events: readonly (readonly [at: number, event: DeskEvent])[]): DeskState =>
  events.reduce((state, [at, event]) => reduce(state, { ...event, at }), initialState);
const statusOf = ({ agent: { status, reason, since } }: DeskState): unknown[] => [status, reason, since];

describe('status', () => {
  test('counts from the first registration, and from each change', () => {
    assert.deepEqual(statusOf(after([5, registered])), ['ready', undefined, 5]);
    assert.deepEqual(statusOf(after([5, registered], [8, away('Lunch')])), ['away', 'Lunch', 8]);
    assert.deepEqual(statusOf(after([5, registered], [8, away('Lunch')], [9, away('Lunch')])), ['away', 'Lunch', 8]);
  });

  test('a call keeps busy from the answer to its end; one that only rings does not', () => {
    assert.deepEqual(statusOf(after([1, registered], [2, rings])), ['ready', undefined, 1]);
    assert.deepEqual(statusOf(after([1, registered], [2, rings], [3, answered])), ['busy', undefined, 3]);
    assert.deepEqual(statusOf(after([1, registered], [2, rings], [3, answered], [9, ends])), ['ready', undefined, 9]);
  });

  test('what is chosen during a call comes after it', () => {
    const talking = after([1, registered], [2, rings], [3, answered], [4, away('Lunch')]);
    assert.deepEqual(statusOf(talking), ['busy', undefined, 3]);
    assert.deepEqual(nextStatus(talking.agent), { status: 'away', reason: 'Lunch' });
    const done = reduce(talking, { ...ends, at: 9 });
    assert.deepEqual([statusOf(done), nextStatus(done.agent)], [['away', 'Lunch', 9], undefined]);
  });

  test('after-call work gives way to what is chosen, and ends by itself', () => {
    const works = after([1, registered], [2, rings], [3, answered], [9, ends], [9, { type: 'after-call-work-started', callId: 'c', until: 39 }]);
    assert.deepEqual([statusOf(works), works.agent.afterCallWork], [['after-call-work', undefined, 9], { callId: 'c', until: 39 }]);
    const over = reduce(works, { type: 'after-call-work-ended', at: 39 });
    assert.deepEqual([statusOf(over), over.agent.afterCallWork], [['ready', undefined, 39], undefined]);
    assert.deepEqual(statusOf(reduce(works, { ...away('Break'), at: 20 })), ['away', 'Break', 20]);
    assert.deepEqual(statusOf(reduce(works, { ...ready, at: 20 })), ['ready', undefined, 20]);
  });
});

describe('the shift clock', () => {
  test('adds up what was done, the breaks by reason', () => {
    const { agent } = after([10, registered], [100, rings], [110, answered], [200, ends], [300, away('Lunch')], [350, ready], [360, away('Lunch')], [380, away('Break')], [400, offline]);
    assert.deepEqual(agent.shift.sums, { 'ready': 100 + 100 + 10, 'busy': 90, 'after-call-work': 0, 'away': 90, 'offline': 0 });
    assert.deepEqual(agent.shift.breaks, { Lunch: 70, Break: 20 });
    assert.deepEqual([agent.shift.startedAt, agent.shift.endedAt], [10, 400]);
  });

  test('counts the present too', () => {
    const { agent } = after([10, registered], [20, away('Lunch')]);
    assert.deepEqual([timeInShift(agent, 'ready', 100), timeInShift(agent, 'away', 100)], [10, 80]);
  });

  test('goes on after a short rest, and begins anew after a long one', () => {
    const ended = [[1, registered], [hour, offline]] as const;
    const back = after(...ended, [2 * hour, ready]).agent.shift;
    assert.deepEqual([back.startedAt, back.endedAt, back.sums.offline], [1, undefined, hour]);
    const next = after(...ended, [12 * hour, ready]).agent.shift;
    assert.deepEqual([next.startedAt, next.sums.ready], [12 * hour, 0]);
  });

  test('a reason that is also the name of something in every object is only a word', () => {
    const { agent } = after([1, registered], [10, away('constructor')], [30, ready]);
    assert.equal(agent.shift.breaks['constructor'], 20);
  });
});

describe('what is kept over a reload', () => {
  const kept: AgentState = after([1, registered], [hour + 1, away('Lunch')]).agent;
  const restore = (seenAt: number): DeskEvent => ({ type: 'agent-restored', agent: kept, seenAt });

  test('the status, the time in it and the sums go on', () => {
    const { agent } = after([hour + 60_000, registered], [hour + 60_500, restore(hour + 59_000)]);
    assert.deepEqual([agent.status, agent.reason, agent.since, agent.shift.sums.ready], ['away', 'Lunch', hour + 1, hour]);
  });

  test('what was chosen since the page began stands', () => {
    const { agent } = after([hour + 60_000, registered], [hour + 60_200, ready], [hour + 60_500, restore(hour + 59_000)]);
    assert.deepEqual([agent.status, agent.shift.sums.away, agent.shift.breaks['Lunch']], ['ready', 60_499, 60_499]);
  });

  test('so does a rest: who was offline overnight begins a new shift, whenever the page was closed', () => {
    const home = after([1, registered], [9 * hour, offline]).agent;
    const morning: DeskEvent = { type: 'agent-restored', agent: home, seenAt: 23 * hour };
    assert.equal(after([24 * hour, registered], [24 * hour, morning]).agent.shift.startedAt, 24 * hour);
  });

  test('what was chosen before it was read ends after-call work too', () => {
    const worked: AgentState = { ...kept, status: 'after-call-work', chosen: { status: 'ready' }, afterCallWork: { callId: 'c' } };
    const { agent } = after([2 * hour, registered], [2 * hour, away('Break')], [2 * hour + 5, { type: 'agent-restored', agent: worked, seenAt: 2 * hour }]);
    assert.deepEqual([agent.status, agent.reason, agent.afterCallWork], ['away', 'Break', undefined]);
  });

  test('a page that was closed for long was not at work', () => {
    const { agent } = after([3 * hour, registered], [3 * hour, restore(hour + 60_000)]);
    assert.deepEqual([agent.status, agent.since, agent.shift.startedAt, agent.shift.sums.away, agent.shift.sums.offline], ['ready', 3 * hour, 1, 59_999, 2 * hour - 60_000]);
    assert.equal(after([20 * hour, registered], [20 * hour, restore(hour + 60_000)]).agent.shift.startedAt, 20 * hour);
  });
});
