import type { Range } from '../virtual-list.js';
import type { CallSource } from './call-source.js';

/** So many rows of each list are looked at besides those that are seen, and more choices no list has. */
const [atFirst, most] = [50, 100];

/** The names of queues that calls came through, as far as calls have been seen: the log does not count them. */
export class QueuesSeen {
  readonly #names = new Set<string>();
  #source: CallSource | undefined;

  /** @param seen The rows that are drawn. @param chosen Is one of them, seen or not. */
  of(source: CallSource, seen: Range, chosen: string | undefined): readonly string[] {
    if (source !== this.#source) this.#look(source, { start: 0, end: Math.min(atFirst, source.plan.total) });
    this.#source = source;
    this.#look(source, seen);
    if (chosen !== undefined) this.#names.add(chosen);
    return [...this.#names].sort();
  }

  #look(source: CallSource, { start, end }: Range): void {
    for (let index = start; index < end && this.#names.size < most; index++) {
      const queue = source.row(index)?.queue;
      if (queue) this.#names.add(queue);
    }
  }
}
