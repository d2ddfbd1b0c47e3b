/** What those who watch the queues are told: everything at first, then what changes. */
import { changesBetween } from './changes.mjs';

export class Board {
  #queues;
  #nameOf;
  #listeners = new Set();
  /** @type {any[]} */
  #told;

  /** @param {import('./queue.mjs').Queue[]} queues @param {(agent: string) => string} nameOf */
  constructor(queues, nameOf) {
    this.#queues = queues;
    this.#nameOf = nameOf;
    this.#told = this.#picture();
  }

  /** @param {(event: any) => void} emit Gets `SourceEvent`s, see src/bridge/source.ts. @param {AbortSignal} signal */
  start(emit, signal) {
    this.#listeners.add(emit);
    signal.addEventListener('abort', () => this.#listeners.delete(emit), { once: true });
    emit({ type: 'loaded', queues: this.#told });
  }

  /** Something may have changed. */
  tell() {
    const now = this.#picture();
    const howLeft = (callId) => this.#queues.map((queue) => queue.howLeft.get(callId)).find(Boolean) ?? 'other';
    const changes = changesBetween(this.#told, now, howLeft);
    for (const queue of this.#queues) queue.howLeft.clear();
    this.#told = now;
    if (changes.length) for (const emit of this.#listeners) emit({ type: 'changed', changes });
  }

  #picture() {
    return this.#queues.map((queue) => queue.snapshot(this.#nameOf));
  }
}
