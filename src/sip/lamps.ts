import type { Ua } from './jssip.js';
import type { Lamp, LampChanged } from './lamp.js';

/** A server that was restarted is asked for one lamp after the other, ms apart; for some at once where a hidden page's timer was late. */
const pace = 60;
const most = 6;

/** All lamps of a line; only a page that watches one loads what that takes. */
export class Lamps {
  readonly #lamps = new Set<Lamp>();
  readonly #waiting = new Set<Lamp>();
  #ua: Ua | undefined;
  #pacer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  async watch(uri: string, changed: LampChanged, signal: AbortSignal): Promise<void> {
    const { Lamp } = await import('./lamp.js');
    if (signal.aborted) return;
    const lamp: Lamp = new Lamp(uri, (lit) => { if (!signal.aborted) changed(lit); }, () => this.#ask(lamp));
    this.#lamps.add(lamp);
    this.#ask(lamp);
    signal.addEventListener('abort', () => {
      this.#lamps.delete(lamp);
      this.#waiting.delete(lamp);
      lamp.leave();
    }, { once: true });
  }

  /** The line is registered, perhaps as it was before. */
  up(ua: Ua): void {
    this.#ua = ua;
    for (const lamp of this.#lamps) if (lamp.isDark) this.#ask(lamp);
  }

  /** The connection is lost. */
  down(): void {
    this.#rest();
    for (const lamp of this.#lamps) lamp.lost();
  }

  /** The line is about to end. */
  leave(): void {
    this.#rest();
    for (const lamp of this.#lamps) lamp.leave();
  }

  #rest(): void {
    this.#ua = undefined;
    this.#waiting.clear();
    clearTimeout(this.#pacer);
    this.#pacer = undefined;
  }

  #ask(lamp: Lamp): void {
    if (!this.#ua) return;
    this.#waiting.add(lamp);
    this.#pacer ??= this.#in(0);
  }

  #in(ms: number): ReturnType<typeof setTimeout> {
    this.#due = Date.now() + ms;
    return setTimeout(this.#next, ms);
  }

  readonly #next = (): void => {
    const late = Math.floor((Date.now() - this.#due) / pace);
    const lamps = [...this.#waiting].slice(0, Math.min(Math.max(late, 1), most));
    this.#pacer = lamps.length ? this.#in(lamps.length * pace) : undefined;
    for (const lamp of lamps) {
      if (!this.#ua) return;
      this.#waiting.delete(lamp);
      lamp.ask(this.#ua);
    }
  };
}
