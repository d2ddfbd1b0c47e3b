import type { Queue, QueueId, WaitingCall } from '../../core/index.js';
import { lastAnswer } from './last-answer.js';
import { byText, resorted, type Compare } from './resorted.js';

/** A caller in their place. */
export interface Waiter {
  readonly call: WaitingCall;
  readonly queueId: QueueId;
  /** Counted from 1. */
  readonly position: number;
}

export type WaitingColumn = 'position' | 'caller' | 'priority' | 'wait';

export interface WaitingSort {
  readonly by: WaitingColumn;
  readonly descending: boolean;
}

/** The one who would be served first; of several queues, whoever has waited longer. */
const inTurn: Compare<Waiter> = (a, b) => a.position - b.position || a.call.since - b.call.since;

/** Ascending. */
const columns: Readonly<Record<WaitingColumn, Compare<Waiter>>> = {
  position: inTurn,
  caller: (a, b) => byText(a.call.name ?? a.call.number, b.call.name ?? b.call.number),
  priority: (a, b) => a.call.priority - b.call.priority,
  wait: (a, b) => b.call.since - a.call.since,
};

/** What a press on a column's head makes of the order: first what people look for in it, then the other way round. */
export const nextSort = (sort: WaitingSort, by: WaitingColumn): WaitingSort =>
  (sort.by === by ? { by, descending: !sort.descending } : { by, descending: by === 'wait' || by === 'priority' });

/** Callers in the order wanted. It costs something only when the callers or the order change, and then less than sorting anew: most keep their place. */
export class WaitingOrder {
  readonly #waiters = lastAnswer(([...lists]: readonly (QueueId | readonly WaitingCall[])[]) => waitersOf(lists));
  readonly #sorted = lastAnswer(([waiters, by, descending]: readonly [readonly Waiter[], WaitingColumn, boolean], before: readonly Waiter[] | undefined) =>
    resorted(before ?? [], waiters, ({ call }) => call.id, compareFor({ by, descending })));

  rows(queues: readonly Queue[], { by, descending }: WaitingSort): readonly Waiter[] {
    const waiters = this.#waiters(...queues.flatMap(({ id, waiting }) => [id, waiting]));
    return queues.length === 1 && by === 'position' && !descending ? waiters : this.#sorted(waiters, by, descending);
  }
}

/** @param lists The id of each queue, and its callers. */
function waitersOf(lists: readonly (QueueId | readonly WaitingCall[])[]): readonly Waiter[] {
  const waiters: Waiter[] = [];
  for (let i = 0; i < lists.length; i += 2) {
    const queueId = lists[i] as QueueId;
    (lists[i + 1] as readonly WaitingCall[]).forEach((call, index) => waiters.push({ call, queueId, position: index + 1 }));
  }
  return waiters;
}

function compareFor({ by, descending }: WaitingSort): Compare<Waiter> {
  const compare = columns[by];
  return (a, b) => (descending ? compare(b, a) : compare(a, b)) || inTurn(a, b);
}
