import type { DeskState, Happened } from '../core/index.js';

export type DeskListener = (state: DeskState, event: Happened) => void;

/** Those who listen to a desk. */
export class Listeners {
  readonly #all = new Set<DeskListener>();

  add(listener: DeskListener): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  /** One bad listener of the host must not silence the others; whoever left meanwhile is told no more. `state`: as it is when each is told. */
  tell(state: () => DeskState, event: Happened): void {
    for (const listener of [...this.#all]) {
      try {
        if (this.#all.has(listener)) listener(state(), event);
      } catch (error) {
        (globalThis.reportError ?? console.warn)(error);
      }
    }
  }

  clear(): void {
    this.#all.clear();
  }
}
