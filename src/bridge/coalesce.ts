import type { QueueChange, QueueId } from '../core/index.js';

/**
 * Changes on their way to browsers, as few as say the same: of a member, and of a queue's own facts, only the last is kept, in the place
 * of the first. Callers are left alone, for each of their changes moves others.
 */
export class Coalesced {
  #changes: QueueChange[] = [];
  /** Where a change that a later one may take the place of lies: by queue, and by agent, or '' for the queue's own facts. */
  readonly #places = new Map<QueueId, Map<string, number>>();

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  add(change: QueueChange): void {
    const queueId = change.type === 'queue' ? change.queue.id : change.queueId;
    const places = this.#placesOf(queueId);
    // What is said of a queue before and after it comes or goes is not said of the same one.
    if (change.type === 'queue-removed' || (change.type === 'queue' && !places.has(''))) places.clear();
    if (change.type === 'member-left') places.delete(change.agent);
    const key = keyOf(change);
    const place = key === undefined ? undefined : places.get(key);
    if (place !== undefined) this.#changes[place] = together(this.#changes[place]!, change);
    else {
      if (key !== undefined) places.set(key, this.#changes.length);
      this.#changes.push(change);
    }
  }

  /** All of them; from then on there are none. */
  take(): readonly QueueChange[] {
    const taken = this.#changes;
    this.#changes = [];
    this.#places.clear();
    return taken;
  }

  #placesOf(queueId: QueueId): Map<string, number> {
    const places = this.#places.get(queueId) ?? new Map<string, number>();
    this.#places.set(queueId, places);
    return places;
  }
}

function keyOf(change: QueueChange): string | undefined {
  if (change.type === 'member') return change.member.agent;
  return change.type === 'queue' ? '' : undefined;
}

/** Facts that the later one does not mention stay, as they do where changes are applied. */
const together = (before: QueueChange, after: QueueChange): QueueChange =>
  (before.type === 'queue' && after.type === 'queue' ? { type: 'queue', queue: { ...before.queue, ...after.queue } } : after);
