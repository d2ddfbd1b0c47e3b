import { applyQueueChanges } from './queue-change.js';
import { addToTrend } from './queue-trend.js';
import type { QueueSnapshot } from './queue.js';
import type { Queue, Queues, QueuesEvent } from './queues.js';

/** What was known stays when the centre is lost: `centre.staleSince` says how old it is. */
export function reduceQueues(queues: Queues, event: { readonly type: string }, at: number): Queues {
  const e = event as QueuesEvent;
  const begin = (queue: QueueSnapshot): Queue => withTrend(queue, queues.find(({ id }) => id === queue.id), at);
  if (e.type === 'queues-loaded') return e.queues.map(begin);
  if (e.type !== 'queues-changed') return queues;
  const after = applyQueueChanges(queues, e.changes, begin);
  return after === queues ? queues : after.map((queue) => withTrend(queue, queues.find(({ id }) => id === queue.id), at));
}

function withTrend(queue: QueueSnapshot, before: Queue | undefined, at: number): Queue {
  if (queue === before) return before;
  return { ...queue, trend: addToTrend(before?.trend, queue.waiting.length, before?.waiting.length ?? 0, at) };
}
