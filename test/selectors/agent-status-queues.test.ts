import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState, reduce, type CentreRight, type DeskEvent, type DeskState, type Member } from '../../src/core/index.js';
import { queueCommands, queueRights, queueRows, sameRows, standingOptions, type QueueRow, type Standing } from '../../src/elements/agent-status/queue-rows.js';
import { setLanguage } from '../../src/i18n/index.js';

const me = (rest: Partial<Member> = {}): Member => ({ agent: '1001', name: 'Me', status: 'ready', paused: false, answered: 0, ...rest });
const other: Member = { ...me(), agent: '1002', paused: true };

/** A desk in one queue for each way to be a member, and in one not at all. */
function desk(members: readonly (Member | undefined)[], rights: readonly CentreRight[] = ['status', 'queues'], ...events: readonly DeskEvent[]): DeskState {
  const queues = members.map((member, index) => ({ id: `q${index}`, name: `Queue ${index}`, waiting: [], members: member ? [other, member] : [other] }));
  const all: readonly DeskEvent[] = [{ type: 'centre-connected', agent: '1001', rights }, { type: 'queues-loaded', queues }, ...events];
  return all.reduce<DeskState>((state, event, index) => reduce(state, { ...event, at: Date.UTC(2026, 0, 10, 12, index) }), initialState);
}

const row = (standing: Standing): QueueRow => ({ id: 'q', name: 'Support', standing, dot: 'ready' });
const both = { join: true, away: true, note: '' };
const lost: DeskEvent = { type: 'centre-connecting', problem: { code: 'unreachable', message: 'The connection was lost.' } };

test('how I am in each queue', () => {
  const standings = (...members: readonly (Member | undefined)[]) => queueRows(desk(members)).map(({ standing, dot }) => [standing, dot]);
  assert.deepEqual(standings(me(), undefined), [['in', 'ready'], ['out', 'offline']]);
  assert.deepEqual(standings(me({ status: 'away', paused: true, reason: 'Lunch' }), me({ status: 'away', paused: true })), [['away:Lunch', 'away'], ['away:', 'away']]);
  assert.deepEqual(standings(me({ status: 'ringing' }), me({ status: 'on-call' }), me({ status: 'unreachable' })), [['in', 'ready'], ['in', 'busy'], ['in', 'unreached']]);
  assert.deepEqual(standings(me({ status: 'on-call', paused: true, reason: 'Lunch' })), [['away:Lunch', 'busy']], 'away after this call');
  assert.deepEqual(standings(me({ status: 'after-call-work', paused: true })), [['in', 'after-call-work']]);
  assert.deepEqual(queueRows(initialState), []);
});

test('only what concerns me makes the rows others', () => {
  const before = desk([me()]);
  const then = (event: DeskEvent) => queueRows(reduce(before, { ...event, at: 1 }));
  const caller: DeskEvent = { type: 'queues-changed', changes: [{ type: 'caller', queueId: 'q0', position: 1, call: { id: 'c', number: '1', since: 1, priority: 0, reasons: [], path: [] } }] };
  assert.ok(sameRows(queueRows(before), then(caller)));
  assert.ok(!sameRows(queueRows(before), then({ type: 'queues-changed', changes: [{ type: 'member-left', queueId: 'q0', agent: '1001' }] })));
});

test('what may be changed, and why no more', () => {
  const rights = (...own: readonly CentreRight[]) => queueRights(desk([me()], own));
  assert.deepEqual(rights('status', 'queues'), both);
  assert.match(rights('status').note, /your supervisor decides/);
  assert.match(rights('queues').note, /You may join and leave/);
  assert.match(rights().note, /up to your supervisor/);
});

test('nothing can be changed that is not known', async (t) => {
  t.after(() => setLanguage(undefined));
  await setLanguage('en-GB');
  const stale = queueRights(desk([me()], ['status', 'queues'], lost));
  assert.deepEqual([stale.join, stale.away], [false, false]);
  assert.match(stale.note, /^The connection was lost\. This is how it was at \d\d:02\.$/);
  const refused = queueRights(desk([me()], ['queues'], { type: 'centre-refused', problem: { code: 'forbidden', message: 'Your token has expired.' } }));
  assert.match(refused.note, /^Your token has expired\. This is how it was at /);
});

test('what can be chosen for a queue', () => {
  const words = (...args: Parameters<typeof standingOptions>) => standingOptions(...args).map(({ word, disabled }) => (disabled ? `(${word})` : word));
  assert.deepEqual(words(row('in'), ['Lunch', 'Break'], both), ['In', 'Away: Lunch', 'Away: Break', 'Not in']);
  assert.deepEqual(words(row('in'), [], both), ['In', 'Away', 'Not in']);
  assert.deepEqual(words(row('away:Fire drill'), ['Lunch'], both), ['In', 'Away: Lunch', 'Away: Fire drill', 'Not in'], 'a reason that somebody else gave');
  assert.deepEqual(words(row('in'), ['Lunch'], { ...both, join: false }), ['In', 'Away: Lunch', '(Not in)']);
  assert.deepEqual(words(row('in'), ['Lunch'], { ...both, away: false }), ['In', '(Away: Lunch)', 'Not in']);
  assert.deepEqual(words(row('away:Lunch'), ['Lunch'], { ...both, away: false }), ['(In)', 'Away: Lunch', 'Not in']);
  assert.deepEqual(words(row('out'), ['Lunch'], { ...both, away: false }), ['In', '(Away: Lunch)', 'Not in']);
  assert.deepEqual(words(row('out'), ['Lunch'], { ...both, join: false }), ['(In)', '(Away: Lunch)', 'Not in']);
});

test('what a choice asks for', () => {
  assert.deepEqual(queueCommands(row('in'), 'out'), [{ type: 'leave-queue', queue: 'q' }]);
  assert.deepEqual(queueCommands(row('out'), 'in'), [{ type: 'join-queue', queue: 'q' }]);
  const away = { type: 'set-status', queue: 'q', status: 'away', reason: 'Fire: drill' };
  assert.deepEqual(queueCommands(row('in'), 'away:Fire: drill'), [away]);
  assert.deepEqual(queueCommands(row('out'), 'away:Fire: drill'), [{ type: 'join-queue', queue: 'q' }, away]);
  assert.deepEqual(queueCommands(row('away:Lunch'), 'away:'), [{ type: 'set-status', queue: 'q', status: 'away' }]);
  assert.deepEqual(queueCommands(row('away:Lunch'), 'in'), [{ type: 'set-status', queue: 'q', status: 'ready' }]);
});
