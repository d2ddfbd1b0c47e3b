import type { DeskError } from '../core/index.js';
import type { Credentials } from './credentials.js';

/** ms. A service whose credentials last no time is not asked all day; one that fails is asked again, as long as they last. */
const least = 10_000;
const again = 30_000;
/** The longest time a timer knows, ms. */
const most = 2 ** 31 - 1;

/** When to ask for fresh ones, ms from now: at four fifths of their life, a minute before its end at the latest, but not in its first half. */
const freshIn = (expires: number): number => Math.min(Math.max(Math.min(0.8 * expires, expires - 60) * 1000, expires * 500, least), most);

/** The credentials in use. Fresh ones are asked for before these expire, and after a refusal: once, for each bad try counts towards a locked account. */
export class SignIn {
  readonly #ask: (() => Promise<Credentials>) | undefined;
  readonly #renewed: (credentials: Credentials) => void;
  #current: Credentials;
  /** ms since 1970. */
  #expiresAt = Infinity;
  #dueAt = Infinity;
  #hasAskedAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask undefined where there is nobody to ask @param renewed fresh ones came before the old ones expired */
  constructor(credentials: Credentials, ask: (() => Promise<Credentials>) | undefined, renewed: (credentials: Credentials) => void) {
    this.#ask = ask;
    this.#renewed = renewed;
    this.#current = credentials;
    this.#last(credentials);
  }

  get current(): Credentials {
    return this.#current;
  }

  get canAsk(): boolean {
    return this.#ask !== undefined;
  }

  /** To try them would be a bad try. */
  get isExpired(): boolean {
    return this.#ask !== undefined && Date.now() >= this.#expiresAt;
  }

  use(credentials: Credentials): void {
    this.#hasAskedAgain = false;
    this.#last(credentials);
  }

  /** The server took them. */
  accepted(): void {
    this.#hasAskedAgain = false;
  }

  /** The server refused them. Throws `refusal` where there are no others to try. */
  async afterRefusal(refusal: DeskError): Promise<void> {
    if (!this.#ask || this.#hasAskedAgain) throw refusal;
    this.#hasAskedAgain = true;
    const refused = this.#current;
    const fresh = await this.#ask();
    if (fresh.password === refused.password && fresh.ha1 === refused.ha1) throw refusal;
    this.#last(fresh);
    this.#renewed(fresh);
  }

  /** Asks for fresh ones; throws where none are to be had. */
  async refresh(): Promise<void> {
    if (!this.#ask) return;
    this.#last(await this.#ask());
    this.#renewed(this.#current);
  }

  /** After a sleep, in which no timer ran. */
  look(): void {
    if (Date.now() >= this.#dueAt) this.#refreshInTime();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#dueAt = Infinity;
  }

  #last(credentials: Credentials): void {
    this.#current = credentials;
    const expires = credentials.expires ?? Infinity;
    this.#expiresAt = Date.now() + expires * 1000;
    if (this.#ask && expires < Infinity) this.#in(freshIn(expires));
    else this.stop();
  }

  #in(ms: number): void {
    clearTimeout(this.#timer);
    this.#dueAt = Date.now() + ms;
    this.#timer = setTimeout(() => this.#refreshInTime(), ms);
  }

  /** Where the service fails the old ones do while they last; the next refusal asks again. */
  #refreshInTime(): void {
    this.#in(again);
    void this.refresh().catch(() => undefined);
  }
}
