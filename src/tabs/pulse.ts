import type { Surroundings } from './surroundings.js';

/** How often it is looked whether the owner has said anything, ms. */
const lookEvery = 500;
/** After how many looks in silence it is asked whether it is there. */
const askAfter = 2;
/** After this silence it is gone, ms, unless it is heard at the next look; */
const patience = 2_000;
/** and so many looks: a tab that was itself away for long has not listened, and its timers went off once. */
const leastLooks = 4;

export interface PulseRoom {
  /** Asks the owner whether it is there. */
  ask(): void;
  /** It is not. */
  gone(): void;
}

/** Notices when the owner of the line says nothing any more: a frozen tab keeps its lock. */
export class Pulse {
  #looks = 0;
  #heardAt = performance.now();

  /** @param hears Resolves when this tab hears anything at all. */
  constructor(readonly room: PulseRoom, hears: Promise<void>, every: Surroundings['every'], signal: AbortSignal) {
    void hears.then(() => { if (!signal.aborted) this.#begin(every, signal); });
  }

  heard(): void {
    this.#looks = 0;
    this.#heardAt = performance.now();
  }

  #begin(every: Surroundings['every'], signal: AbortSignal): void {
    this.heard();
    every(lookEvery, () => this.#look(), signal);
  }

  #look(): void {
    this.#looks += 1;
    if (this.#looks >= askAfter) this.room.ask();
    if (this.#looks >= leastLooks && performance.now() - this.#heardAt >= patience) this.room.gone();
  }
}
