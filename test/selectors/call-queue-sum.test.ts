import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Queue } from '../../src/core/index.js';
import { QueueSums } from '../../src/elements/call-queue/queue-sum.js';
import { trendPath } from '../../src/elements/call-queue/trend-line.js';
import { lamp, sales, support } from '../../stories/queues-on-sim.js';

const minute = 60_000;
const queue = (snapshot: ReturnType<typeof support>, peaks: readonly number[] = [1], at = 10): Queue => ({ ...snapshot, trend: { minute: at, peaks } });
const sumOf = (now: number, ...queues: readonly Queue[]) => new QueueSums().of(queues, now);

test('one queue is its own sum', () => {
  const one = queue(support());
  const sum = sumOf(10 * minute, one);
  assert.equal(sum.waiting, 4);
  assert.deepEqual(sum.longest, { since: one.waiting[1]!.since, within: 120_000 });
  assert.equal(sum.figures, one.figures);
});

test('several are added up, each mean by its calls', () => {
  const { waiting, figures } = sumOf(0, queue(support()), queue(sales()));
  assert.equal(waiting, 5);
  assert.equal(figures!.answered, 172);
  assert.equal(figures!.abandoned, 7);
  assert.equal(Math.round(figures!.averageWait), Math.round((32_000 * 128 + 9_000 * 44) / 172));
  assert.equal(figures!.serviceLevel!.share!.toFixed(3), ((0.82 * 128 + 0.97 * 44) / 172).toFixed(3));
});

test('service levels that mean different things are not one', () => {
  const other = sales();
  const { figures } = sumOf(0, queue(support()), queue({ ...other, figures: { ...other.figures!, serviceLevel: { within: 20_000, share: 1 } } }));
  assert.equal(figures!.serviceLevel, undefined);
});

test('before the first call there is no share, and no mean of nothing', () => {
  const fresh = { ...support(), figures: { answered: 0, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 120_000 } } };
  assert.deepEqual(sumOf(0, queue(fresh), queue({ ...fresh, id: 'b' })).figures, { answered: 0, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 120_000 } });
});

test('where nobody waits nobody has waited longest, and a lamp has no figures', () => {
  const sum = sumOf(0, queue(lamp(true)));
  assert.deepEqual([sum.waiting, sum.longest, sum.figures], [0, undefined, undefined]);
});

test('the trend goes on in silence, and is added up minute by minute', () => {
  assert.deepEqual(sumOf(10 * minute, queue(support(), [2, 9])).trend, [2, 9]);
  assert.deepEqual(sumOf(12 * minute, queue(support(), [2, 9])).trend, [2, 9, 4, 4]);
  assert.equal(sumOf(99 * minute, queue(support(), [2, 9])).trend.length, 30);
  assert.deepEqual(sumOf(10 * minute, queue(support(), [2, 9]), queue(sales(), [5, 1, 1])).trend, [5, 3, 10]);
});

test('the line ends at the end, its peak at the top', () => {
  assert.equal(trendPath([0, 4]), 'M69.5 15.0L72.0 1.0');
  assert.equal(trendPath([0]), 'M0 15.0H72');
  assert.equal(trendPath([]), 'M0 15.0H72');
});
