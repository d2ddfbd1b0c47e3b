export interface Rate {
  /** How many at once. */
  readonly burst: number;
  /** How many in the long run. */
  readonly perSecond: number;
}

/** A token bucket: full at first, it gives what it has and fills at an even pace. */
export class RateLimit {
  readonly #rate: Rate;
  #left: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now;
  }

  /** Whether one more is all right. @param now ms by a clock that never goes back. */
  take(now: number): boolean {
    const { burst, perSecond } = this.#rate;
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
