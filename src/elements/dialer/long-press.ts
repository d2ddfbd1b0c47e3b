const long = 500;

/** Tells a long press of a key from a short one by the events' own times; no timer runs. */
export class LongPress {
  #since = Infinity;
  #taken = false;

  /**
   * Handles `pointerdown`, `pointerup`, `contextmenu` and, while capturing, `click`.
   * `held` is what a long press of the key under the event does, if anything; the click that ends it is none.
   */
  handle(event: Event, held: (() => void) | undefined): void {
    const handlers: Readonly<Record<string, () => void>> = {
      pointerdown: () => this.#start(held ? event.timeStamp : Infinity),
      pointerup: () => { if (held && event.timeStamp - this.#since >= long) this.#take(held); },
      click: () => { if (this.#taken) this.#swallow(event); },
      contextmenu: () => { if (held) event.preventDefault(); },
    };
    handlers[event.type]?.();
  }

  #start(since: number): void {
    this.#since = since;
    this.#taken = false;
  }

  #take(held: () => void): void {
    this.#start(Infinity);
    this.#taken = true;
    held();
  }

  #swallow(event: Event): void {
    this.#taken = false;
    event.stopPropagation();
  }
}
