import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { difference, isSame } from '../../src/bridge/ami/difference.js';
import { applyQueueChanges, type QueueSnapshot } from '../../src/core/index.js';
import { queues } from './boards.js';

/** Members have no order that anybody sees. */
const sorted = (queue: QueueSnapshot | undefined) => queue && { ...queue, members: queue.members.toSorted((a, b) => a.agent.localeCompare(b.agent)) };

describe('the difference between two boards', () => {
  test('makes one of the other', () => {
    fc.assert(fc.property(queues, queues, (before, after) => {
      const [result] = applyQueueChanges([before], difference(before, after), (queue) => queue);
      assert.deepEqual(sorted(result), sorted(after));
    }));
  });

  test('makes a queue of nothing', () => {
    fc.assert(fc.property(queues, (after) => {
      const [result] = applyQueueChanges([], difference(undefined, after), (queue) => queue);
      assert.deepEqual(sorted(result), sorted(after));
    }));
  });

  test('is nothing where nothing changed, and one caller where one left', () => {
    fc.assert(fc.property(queues, (queue) => {
      assert.deepEqual(difference(queue, structuredClone(queue)), []);
      const [first, ...others] = queue.waiting;
      if (first) assert.deepEqual(difference(queue, { ...queue, waiting: others }), [{ type: 'caller-left', queueId: 'support', callId: first.id, how: 'other' }]);
    }));
  });
});

describe('two values', () => {
  test('are the same if they hold the same, in whatever order', () => {
    assert.ok(isSame({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }));
    for (const [a, b] of [[{ a: 1 }, { a: 1, b: undefined }], [{ a: undefined }, { b: undefined }], [[1], [1, 2]], [null, {}], [1, '1']]) assert.ok(!isSame(a, b), JSON.stringify([a, b]));
  });
});
