import { dialogsAfter } from './dialog-info.js';
import type { Ua } from './jssip.js';
import { Subscriber, unauthorized, type Notified } from './jssip-subscriber.js';

/** What a lamp tells; undefined: nobody knows. */
export type LampChanged = (lit: boolean | undefined) => void;

/** How long a subscription lasts, s: what we ask for, and what we accept: a server must not have us ask all day, nor overflow a timer. */
const expires = { wish: 600, least: 15, most: 7_200 };

/** RFC 6665 section 4.1.2.4, timer N: a subscription of which nothing is heard is none, ms. */
const patience = 32_000;

const retry = { first: 2_000, most: 300_000 };

/**
 * A lamp of the PBX: a subscription to the dialogs of one address (RFC 6665, RFC 4235), renewed by JsSIP, and begun anew by us.
 *
 *     dark ──▶ asked ──▶ watched     `lit` is known while it is watched, and only then
 *       ▲        │           │
 *       └────────┴───────────┘       the connection was lost; or after a while, when the PBX said no or ended it
 */
export class Lamp {
  #subscriber: Subscriber | undefined;
  #dialogs: ReadonlySet<string> = new Set();
  #lit: boolean | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hasWarned = false;

  /** @param again Has it asked again when its turn comes. */
  constructor(readonly uri: string, readonly changed: LampChanged, readonly again: () => void) {}

  get isDark(): boolean {
    return !this.#subscriber;
  }

  ask(ua: Ua): void {
    this.#forget();
    const subscriber = new Subscriber(ua, this.uri, 'dialog', 'application/dialog-info+xml', { expires: expires.wish });
    this.#subscriber = subscriber;
    const renew = subscriber._scheduleSubscribe.bind(subscriber);
    // Also after a farewell JsSIP would renew: it takes `Expires: 0` for none.
    subscriber._scheduleSubscribe = (asked) => { if (subscriber === this.#subscriber) renew(Math.min(Math.max(asked, expires.least), expires.most)); };
    subscriber.on('notify', ((isFinal, _, body) => { if (!isFinal) this.#notified(body); }) satisfies Notified);
    subscriber.on('terminated', (code: number, _reason?: string, retryAfter?: number) => this.#ended(code, retryAfter));
    for (const sign of ['active', 'pending']) subscriber.on(sign, () => clearTimeout(this.#timer));
    this.#timer = setTimeout(() => this.#ended(), patience);
    subscriber.subscribe();
  }

  /** The connection is gone, and all that was known with it. */
  lost(): void {
    this.#failures = 0;
    this.#forget();
    this.#tell(undefined);
  }

  /** Takes leave of the PBX, where it can still be reached. */
  leave(): void {
    const subscriber = this.#subscriber;
    this.#subscriber = undefined;
    clearTimeout(subscriber?._expires_timer ?? undefined);
    subscriber?.removeAllListeners();
    subscriber?.terminate();
    this.lost();
  }

  #notified(body: string): void {
    const dialogs = dialogsAfter(this.#dialogs, body);
    this.#failures = 0;
    this.#dialogs = dialogs ?? new Set();
    this.#tell(dialogs && dialogs.size > 0);
  }

  /** One try per password, for each bad one counts towards a locked account: then it stays dark until the line comes back. */
  #ended(code?: number, retryAfter?: number): void {
    this.#forget();
    this.#tell(undefined);
    if (code === unauthorized) return;
    this.#warn();
    const own = Math.min(retry.most, retry.first * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#timer = setTimeout(this.again, Math.min(Math.max(own, (retryAfter || 0) * 1000), retry.most));
  }

  /** A queue that has no hint is a mistake in a dial plan, and somebody should hear of it; once, not all day. */
  #warn(): void {
    if (this.#hasWarned || this.#failures < 1) return;
    this.#hasWarned = true;
    console.warn(`cordboard: the phone server tells nothing of the lamp ${this.uri}. Has its dial plan a hint of that name, and may this account watch it?`);
  }

  /** Without a word to the PBX: JsSIP's timers, and the dialog it would find. */
  #forget(): void {
    clearTimeout(this.#timer);
    const subscriber = this.#subscriber;
    this.#subscriber = undefined;
    subscriber?.removeAllListeners();
    subscriber?.onTransportError();
    this.#dialogs = new Set();
  }

  #tell(lit: boolean | undefined): void {
    if (lit === this.#lit) return;
    this.#lit = lit;
    this.changed(lit);
  }
}
