import { redacted, type Redaction } from './trace-redaction.js';

/** The longest message that is kept whole, UTF-16 units. */
const longest = 16_384;

/**
 * What went over the line, for support: only while somebody asked for it, only in memory, never more than so much, and without what is
 * secret from the moment it is kept.
 *
 *     off ──start──▶ on ──stop──▶ off     what was kept can be read until it is started anew
 */
export class SipTrace {
  readonly #most: number;
  readonly #now: () => number;
  #redaction: Redaction | undefined;
  #entries: string[] = [];
  #first = 0;
  #size = 0;
  #left = 0;
  readonly #refusals = new Map<string, number>();

  /** @param most How much is kept, UTF-16 units; the oldest goes first. */
  constructor(most = 1_000_000, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  get isOn(): boolean {
    return this.#redaction !== undefined;
  }

  /** From now on. What was kept before is forgotten. */
  start(redaction: Redaction = {}): void {
    this.#entries = [];
    this.#first = this.#size = this.#left = 0;
    this.#redaction = redaction;
  }

  stop(): void {
    this.#redaction = undefined;
  }

  sent(message: string): void {
    if (this.#redaction && message.trim()) this.#keep('sent', redacted(message.slice(0, longest), this.#redaction));
  }

  received(message: string): void {
    if (this.#redaction) this.#keep('received', redacted(message.slice(0, longest), this.#redaction));
  }

  /** Counted, traced or not. Of what could not be read only what it was is kept: nobody knows where in it the secrets are. */
  refused(why: string, frame: string | ArrayBuffer): void {
    this.#refusals.set(why, (this.#refusals.get(why) ?? 0) + 1);
    if (!this.#redaction) return;
    const [size, begin] = typeof frame === 'string' ? [`${frame.length} characters`, frame.slice(0, 40)] : [`${frame.byteLength} bytes`, ''];
    this.#keep(`refused (${why})`, `${size} ${/^(?:[A-Z]{2,16}(?= )|SIP\/2\.0 \d{3})/.exec(begin)?.[0] ?? ''}`.trim());
  }

  /** The trace as a text file. */
  toString(): string {
    const refused = [...this.#refusals].map(([why, times]) => `${why} ${times}`).join(', ');
    const left = this.#left ? `(${this.#left} older ones are not kept)\n\n` : '';
    return (refused && `(refused since the line began: ${refused})\n\n`) + left + this.#entries.slice(this.#first).join('\n');
  }

  #keep(what: string, text: string): void {
    const entry = `${new Date(this.#now()).toISOString()} ${what}\n${text.replace(/\r\n/g, '\n').trimEnd()}\n`;
    this.#entries.push(entry);
    this.#size += entry.length + 1;
    while (this.#size > this.#most && this.#first < this.#entries.length) {
      this.#size -= this.#entries[this.#first]!.length + 1;
      this.#entries[this.#first++] = '';
      this.#left += 1;
    }
    if (this.#first > 1_000) [this.#entries, this.#first] = [this.#entries.slice(this.#first), 0];
  }
}
