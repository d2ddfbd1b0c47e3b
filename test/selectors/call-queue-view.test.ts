import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialCentre, initialQueues, reduceCentre, reduceQueues, type CentreState, type QueueSnapshot } from '../../src/core/index.js';
import { isSameBoard, queueBoard, standing, standingWords, type QueueBoard } from '../../src/elements/call-queue/call-queue-view.js';
import { sales, support } from '../../stories/queues-on-sim.js';

const live: CentreState = { status: 'connected', since: 1, agent: '1001', rights: [] };
const lost: CentreState = { ...live, status: 'connecting', staleSince: new Date(2026, 0, 5, 14, 5).getTime(), problem: { code: 'unreachable', message: 'The line is cut.' } };
const queuesOf = (...queues: readonly QueueSnapshot[]) => reduceQueues(initialQueues, { type: 'queues-loaded', queues } as never, 60_000);
const both = queuesOf(support(), sales());
const names = ({ shown }: QueueBoard): string => shown.map(({ name }) => name).join(', ');

test('which queues are shown', () => {
  const all = queueBoard({ centre: live, queues: both }, '', undefined);
  assert.equal(names(all), 'Support, Sales');
  assert.deepEqual(all.choices, [{ id: 'support', name: 'Support' }, { id: 'sales', name: 'Sales' }]);
  assert.equal(names(queueBoard({ centre: live, queues: both }, '', 'sales')), 'Sales');
  assert.equal(names(queueBoard({ centre: live, queues: both }, '', 'gone')), 'Support, Sales', 'the chosen one is gone');
  const one = queueBoard({ centre: live, queues: queuesOf(sales()) }, '', undefined);
  assert.deepEqual([names(one), one.choices], ['Sales', []], 'of one there is no choice');
  const fixed = queueBoard({ centre: live, queues: both }, 'support', 'sales');
  assert.deepEqual([names(fixed), fixed.choices], ['Support', []], 'the page has chosen');
  assert.equal(names(queueBoard({ centre: live, queues: both }, 'gone', undefined)), '', 'and takes no other for it');
});

test('a board is the same as long as what it shows is', () => {
  const board = (queues = both, centre = live): QueueBoard => queueBoard({ centre, queues }, '', 'sales');
  const change = (queueId: string) => reduceQueues(both, { type: 'queues-changed', changes: [{ type: 'member-left', queueId, agent: '1002' }] } as never, 60_001);
  assert.ok(isSameBoard(board(), board([...both])));
  assert.ok(isSameBoard(board(), board(change('support'))), 'another queue changed');
  assert.ok(!isSameBoard(board(), board(change('sales'))));
  assert.ok(!isSameBoard(board(), board(both, lost)));
  assert.ok(!isSameBoard(board(), board(both.map((queue) => ({ ...queue, name: `${queue.name}!` })))));
});

test('how well it is known', () => {
  const none = { shown: [], choices: [] };
  const [shown] = [both];
  assert.equal(standing({ centre: live, shown, choices: [] }), 'live');
  assert.equal(standing({ centre: lost, shown, choices: [] }), 'stale');
  assert.equal(standing({ centre: live, ...none }), 'empty');
  assert.equal(standing({ centre: initialCentre, ...none }), 'none');
  assert.equal(standing({ centre: reduceCentre(initialCentre, { type: 'centre-connecting' }, 5), ...none }), 'connecting');
  const connected = reduceCentre(reduceCentre(initialCentre, { type: 'centre-connecting' }, 5), { type: 'centre-connected', agent: '1', rights: [] } as never, 6);
  assert.equal(standing({ centre: connected, ...none }), 'connecting', 'its queues are still to come');
  assert.equal(standing({ centre: { ...live, status: 'refused' }, ...none }), 'refused');
});

test('words for what is not there', () => {
  const wordsOf = (centre: CentreState, fixed = '', shown = both.slice(0, 0)): string => standingWords({ centre, shown, choices: [] }, fixed).text;
  assert.match(wordsOf(lost, '', [...both]), /^Not live since (14:05|2:05\sPM): The line is cut\.$/);
  assert.equal(wordsOf({ ...live, status: 'refused', problem: { code: 'forbidden', message: 'Not you.' } }), 'Not you.');
  assert.match(wordsOf(live, 'night'), /no queue “night”/);
  assert.match(wordsOf(live), /no queue for you/);
  assert.match(wordsOf(initialCentre), /This desk has no queues/);
  assert.equal(wordsOf({ ...live, staleSince: 3 }), 'Connecting to the queues…');
});
