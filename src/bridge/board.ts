import { applyQueueChanges, type Problem, type QueueChange, type QueueSnapshot } from '../core/index.js';
import type { SourceEvent } from './source.js';

/** What the source has told so far. */
export class Board {
  #queues: readonly QueueSnapshot[] = [];
  #problem: Problem | undefined = { code: 'unreachable', message: 'The queues are not known yet: the connection to the PBX is being made. Wait a moment.' };

  get queues(): readonly QueueSnapshot[] {
    return this.#queues;
  }

  /** Why it is not true now; undefined while it is. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  hear(event: SourceEvent): void {
    if (event.type === 'changed') this.#change(event.changes);
    else if (event.type === 'loaded') {
      this.#queues = event.queues;
      this.#problem = undefined;
    } else this.#problem = event.problem;
  }

  #change(changes: readonly QueueChange[]): void {
    this.#queues = applyQueueChanges(this.#queues, changes, (queue) => queue);
  }
}
