import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { initialQueues, reduceQueues, type Queue, type QueueSnapshot } from '../../src/core/index.js';
import { moveActive } from '../../src/elements/call-queue/active-row.js';
import { lastAnswer } from '../../src/elements/call-queue/last-answer.js';
import { MemberOrder } from '../../src/elements/call-queue/member-order.js';
import { resorted } from '../../src/elements/call-queue/resorted.js';
import { nextSort, WaitingOrder, type WaitingColumn } from '../../src/elements/call-queue/waiting-order.js';
import { windowOf } from '../../src/elements/virtual-list.js';
import { agent, sales, support } from '../../stories/queues-on-sim.js';

const queuesOf = (...queues: readonly QueueSnapshot[]): readonly Queue[] => reduceQueues(initialQueues, { type: 'queues-loaded', queues } as never, 60_000);

describe('callers in order', () => {
  const queues = queuesOf(support());
  const ids = (by: WaitingColumn, descending = false, of = queues, order = new WaitingOrder()): string => order.rows(of, { by, descending }).map(({ call }) => call.id).join(' ');

  test('by each column, both ways', () => {
    assert.equal(ids('position'), '1 2 3 4');
    assert.equal(ids('position', true), '4 3 2 1');
    assert.equal(ids('caller'), '3 1 2 4', 'a number comes before names');
    assert.equal(ids('wait'), '4 3 1 2');
    assert.equal(ids('wait', true), '2 1 3 4');
    assert.equal(ids('priority', true), '1 2 3 4', 'alike, they are in turn');
    assert.equal(ids('priority'), '2 3 4 1');
  });

  test('of several queues the first ones come first, the one who waited longer before', () => {
    const rows = new WaitingOrder().rows(queuesOf(sales(), support()), { by: 'position', descending: false });
    assert.deepEqual(rows.map(({ queueId, position }) => `${queueId} ${position}`), ['support 1', 'sales 1', 'support 2', 'support 3', 'support 4']);
  });

  test('the same question gets the same answer, a changed queue another', () => {
    const order = new WaitingOrder();
    const rows = order.rows(queues, { by: 'wait', descending: true });
    assert.equal(order.rows([...queues], { by: 'wait', descending: true }), rows);
    const members = reduceQueues(queues, { type: 'queues-changed', changes: [{ type: 'member-left', queueId: 'support', agent: '1002' }] } as never, 60_001);
    assert.equal(order.rows(members, { by: 'wait', descending: true }), rows, 'members are no callers');
    const gone = reduceQueues(queues, { type: 'queues-changed', changes: [{ type: 'caller-left', queueId: 'support', callId: '2', how: 'answered' }] } as never, 60_001);
    assert.deepEqual(order.rows(gone, { by: 'wait', descending: true }).map(({ call, position }) => `${call.id}@${position}`), ['1@1', '3@2', '4@3']);
  });

  test('a head pressed first shows what people look for in it', () => {
    const first = { by: 'position', descending: false } as const;
    assert.deepEqual(nextSort(first, 'wait'), { by: 'wait', descending: true });
    assert.deepEqual(nextSort(first, 'caller'), { by: 'caller', descending: false });
    assert.deepEqual(nextSort(nextSort(first, 'wait'), 'wait'), { by: 'wait', descending: false });
    assert.deepEqual(nextSort(first, 'position'), { by: 'position', descending: true });
  });

  test('sorted again is what sorting anew would give', () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.string(), rank: fc.integer({ min: 0, max: 9 }) }), { selector: ({ id }) => id });
    fc.assert(fc.property(rows, rows, (before, now) => {
      const compare = (a: { rank: number; id: string }, b: { rank: number; id: string }): number => a.rank - b.rank || (a.id < b.id ? -1 : 1);
      assert.deepEqual(resorted(before.toSorted(compare), now, ({ id }) => id, compare), now.toSorted(compare));
    }));
  });
});

describe('agents in order', () => {
  test('by name, and what they do does not move them', () => {
    const order = new MemberOrder();
    const [queue] = queuesOf(support());
    const names = (members = queue!.members): string => order.rows([{ ...queue!, members }]).map(({ name }) => name[0]).join('');
    assert.equal(names(), 'ABDEFGT');
    assert.equal(names(queue!.members.map((member) => ({ ...member, status: 'away' }))), 'ABDEFGT');
    assert.equal(names(queue!.members.slice(2)), 'BDEFT');
  });

  test('one who is in several queues is there once: what they do foremost, all they answered', () => {
    const away = agent('1', 'A', 'away', 9, { answered: 2, missedAt: 5 });
    const rows = new MemberOrder().rows(queuesOf({ id: 'a', name: 'A', waiting: [], members: [away] }, { id: 'b', name: 'B', waiting: [], members: [agent('1', 'A', 'ready', 3, { answered: 3 })] }));
    assert.deepEqual(rows.map(({ status, paused, answered, missedAt }) => ({ status, paused, answered, missedAt })), [{ status: 'ready', paused: false, answered: 5, missedAt: 5 }]);
  });
});

test('keys move the active row', () => {
  assert.equal(moveActive('ArrowDown', -1, 9, 4), 0);
  assert.equal(moveActive('ArrowDown', 8, 9, 4), 8, 'it stops at the end');
  assert.equal(moveActive('ArrowUp', 0, 9, 4), 0);
  assert.equal(moveActive('PageDown', 1, 9, 4), 5);
  assert.equal(moveActive('PageUp', 2, 9, 4), 0);
  assert.equal(moveActive('End', 0, 9, 4), 8);
  assert.equal(moveActive('Home', 5, 9, 4), 0);
  assert.equal(moveActive('Enter', 5, 9, 4), undefined);
  assert.equal(moveActive('ArrowDown', -1, 0, 4), undefined, 'of nothing, nothing is active');
});

test('the window holds all rows that are seen, and few more', () => {
  fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 20, max: 90 }), fc.nat(6_000_000), fc.nat(1_500), (total, rowHeight, scrolled, height) => {
    const top = Math.max(0, Math.min(scrolled, total * rowHeight - height));
    const { start, end } = windowOf(total, rowHeight, top, height);
    assert.ok(start >= 0 && end <= total && start <= end);
    assert.ok(start * rowHeight <= top && (end * rowHeight >= top + height || end === total), `${start} to ${end}`);
    assert.ok(end - start <= height / rowHeight + 13);
  }));
});

test('the last answer is kept for the same question', () => {
  let asked = 0;
  const sum = lastAnswer(([...numbers]: readonly number[]) => { asked++; return numbers.reduce((a, b) => a + b, 0); });
  assert.deepEqual([sum(1, 2), sum(1, 2), sum(1, 2, 3), sum(1, 2), sum()], [3, 3, 6, 3, 0]);
  assert.equal(asked, 4);
});
