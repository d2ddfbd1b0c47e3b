import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Coalesced } from '../../src/bridge/coalesce.js';
import { applyQueueChanges, type Member, type QueueChange } from '../../src/core/index.js';
import { changes } from './boards.js';

const coalesced = (all: readonly QueueChange[]): readonly QueueChange[] => {
  const pending = new Coalesced();
  all.forEach((change) => pending.add(change));
  return pending.take();
};
const member = (agent: string, answered: number): QueueChange => ({ type: 'member', queueId: 'support', member: { agent, answered } as Member });

describe('changes that wait to be sent', () => {
  test('say the same as all of them would, one after the other', () => {
    fc.assert(fc.property(fc.array(changes, { maxLength: 30 }), (all) => {
      const after = (list: readonly QueueChange[]) => applyQueueChanges([], list, (queue) => queue);
      assert.deepEqual(after(coalesced(all)), after(all));
    }), { numRuns: 2_000 });
  });

  test('of one member are one: the last, in the place of the first', () => {
    assert.deepEqual(coalesced([member('1', 1), member('2', 1), member('1', 2), member('1', 3)]), [member('1', 3), member('2', 1)]);
  });

  test('of a queue keep what the later one does not mention', () => {
    const figures = { answered: 1, abandoned: 0, averageWait: 0, averageTalk: 0 };
    const [only, ...more] = coalesced([{ type: 'queue', queue: { id: 'q', name: 'Q', figures } }, { type: 'queue', queue: { id: 'q', name: 'Queue' } }]);
    assert.deepEqual([only, more], [{ type: 'queue', queue: { id: 'q', name: 'Queue', figures } }, []]);
  });

  test('are taken once', () => {
    const pending = new Coalesced();
    pending.add(member('1', 1));
    assert.deepEqual([pending.isEmpty, pending.take().length, pending.isEmpty, pending.take().length], [false, 1, true, 0]);
  });
});
