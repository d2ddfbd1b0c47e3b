/** The servers of a line: whose turn it is. The first is the one to be at; each has one turn in a round. */
export class Servers {
  readonly all: readonly string[];
  #current = 0;
  readonly #tried = new Set<number>();
  /** Until when they want to be left alone, ms since 1970. */
  readonly #rests: number[] = [];

  constructor(all: readonly string[]) {
    this.all = all;
  }

  get current(): string {
    return this.all[this.#current]!;
  }

  get areMany(): boolean {
    return this.all.length > 1;
  }

  get isFirst(): boolean {
    return this.#current === 0;
  }

  use(server: string): void {
    this.#current = Math.max(this.all.indexOf(server), 0);
  }

  /** The current one is all right: a new round begins with it. */
  reached(): void {
    this.#tried.clear();
  }

  /**
   * The current one failed, and perhaps wants to be left alone for a while, ms: the next has its turn.
   * @returns whether there is one. If not, a new round begins, after a rest.
   */
  failed(rest = 0, now = Date.now()): boolean {
    this.#rests[this.#current] = now + rest;
    this.#tried.add(this.#current);
    const others = this.all.map((_, index) => index);
    const next = others.find((index) => !this.#tried.has(index) && this.#restOf(index, now) === 0);
    if (next === undefined) this.#tried.clear();
    this.#current = next ?? others.sort((a, b) => this.#restOf(a, now) - this.#restOf(b, now) || a - b)[0]!;
    return next !== undefined;
  }

  /** How long the current one is to be left alone yet, ms. */
  rest(now = Date.now()): number {
    return this.#restOf(this.#current, now);
  }

  #restOf(index: number, now: number): number {
    return Math.max((this.#rests[index] ?? 0) - now, 0);
  }
}
