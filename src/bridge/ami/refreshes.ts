import type { QueueId } from '../../core/index.js';

/** The PBX counts a little after it tells, ms. */
const settle = 200;

/** And is not asked more often, ms. */
const pause = 1_000;

/** When to ask for a queue again: soon, once for all that happens until then, and at most once a second. */
export class Refreshes {
  readonly #ask: (queueId: QueueId, withMembers: boolean) => void;
  readonly #due = new Map<QueueId, { withMembers: boolean; readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #asked = new Map<QueueId, number>();

  constructor(ask: (queueId: QueueId, withMembers: boolean) => void) {
    this.#ask = ask;
  }

  /** @param withMembers Whether the members are in doubt too, not the figures alone. */
  want(queueId: QueueId, withMembers: boolean): void {
    const due = this.#due.get(queueId);
    if (due) due.withMembers ||= withMembers;
    else {
      const wait = Math.max(settle, (this.#asked.get(queueId) ?? -Infinity) + pause - performance.now());
      this.#due.set(queueId, { withMembers, timer: setTimeout(() => this.#run(queueId), wait) });
    }
  }

  stop(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer);
    this.#due.clear();
  }

  #run(queueId: QueueId): void {
    const { withMembers } = this.#due.get(queueId)!;
    this.#due.delete(queueId);
    this.#asked.set(queueId, performance.now());
    this.#ask(queueId, withMembers);
  }
}
