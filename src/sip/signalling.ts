import type { Ua } from './jssip.js';

/** How long a new connection may take to register before it counts all the same, ms. */
const registering = 3_000;

/** Whether SIP messages get through. A new connection counts once we are registered on it: before that, a PBX does not know who speaks. */
export class Signalling {
  readonly #ua: Ua;
  readonly #listeners = new Set<(isUp: boolean) => void>();
  readonly #over = new AbortController();
  #isUp = false;
  #registering: ReturnType<typeof setTimeout> | undefined;

  constructor(ua: Ua) {
    this.#ua = ua;
    ua.on('connected', () => { this.#registering = setTimeout(() => this.#change(ua.isConnected()), registering); });
    ua.on('registered', () => this.#change(true));
    ua.on('disconnected', () => this.#change(false));
  }

  get isUp(): boolean {
    return this.#isUp && this.#ua.isConnected();
  }

  watch(changed: (isUp: boolean) => void, over: AbortSignal): void {
    this.#listeners.add(changed);
    over.addEventListener('abort', () => this.#listeners.delete(changed), { once: true });
  }

  /** True as soon as messages get through; false when they did not within `patience` (ms), or when it was all `over` before. */
  up(patience: number, over?: AbortSignal): Promise<boolean> {
    if (over?.aborted || this.#over.signal.aborted) return Promise.resolve(false);
    if (this.isUp) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waited = new AbortController();
      const settle = (isUp: boolean): void => {
        clearTimeout(timer);
        waited.abort();
        resolve(isUp);
      };
      const timer = Number.isFinite(patience) ? setTimeout(() => settle(false), patience) : undefined;
      this.watch((isUp) => { if (isUp) settle(true); }, waited.signal);
      for (const end of [over, this.#over.signal]) end?.addEventListener('abort', () => settle(false), { signal: waited.signal });
    });
  }

  /** The line has ended: nothing will get through any more. */
  stop(): void {
    clearTimeout(this.#registering);
    this.#over.abort();
  }

  #change(isUp: boolean): void {
    clearTimeout(this.#registering);
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    for (const changed of [...this.#listeners]) changed(isUp);
  }
}
