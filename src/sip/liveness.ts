import type { OwnAddress } from './address.js';

/** ms. A browser tells of a dead connection after many minutes, or never: together these notice it within 16 s. */
const quiet = 10_000;
const patience = 6_000;
/** When there is reason to doubt it. */
const hurry = 2_000;

export interface Link {
  send(text: string): void;
  dead(): void;
}

/**
 * Whether a connection is alive both ways: only an answer to something of ours proves that, so one that is quiet is asked. By CRLF (RFC 5626
 * section 3.5.1) where the server answers that, as Kamailio does; else by OPTIONS (RFC 3261 section 11), to which Asterisk, too, says something.
 *
 *     heard ──▶ quiet for 10 s: asked ──▶ no answer for 6 s: dead
 *       ▲                         │
 *       └─────── an answer ───────┘
 *
 * The timers start where a message arrives: a browser lets those of a hidden page sleep a minute once they only start each other.
 */
export class Liveness {
  readonly #link: Link;
  readonly #own: OwnAddress;
  readonly #callId: string = crypto.randomUUID();
  #asked = 0;
  #answersCrlf = false;
  /** Until when an answer is due, ms since 1970. */
  #due = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link, own: OwnAddress) {
    this.#link = link;
    this.#own = own;
    link.send('\r\n\r\n'); // Who answers this is asked this way later on.
    this.#heard();
  }

  /** Takes note of a message; true: it was for us alone. */
  receive(message: string): boolean {
    if (message === '\r\n\r\n') {
      this.#link.send('\r\n'); // The server asks, too.
      return true;
    }
    const isPong = message === '\r\n';
    this.#answersCrlf ||= isPong;
    const isAnswer = /^SIP\/2\.0 /i.test(message);
    if (isPong || isAnswer) this.#heard();
    return isPong || (isAnswer && this.#asked > 0 && message.includes(this.#callId));
  }

  /** There is reason to doubt: asks now. */
  check(): void {
    this.#ask(hurry);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#due = Infinity;
    this.#timer = setTimeout(() => this.#ask(patience), quiet);
  }

  #ask(wait: number): void {
    clearTimeout(this.#timer);
    this.#due = Math.min(this.#due, Date.now() + wait);
    this.#timer = setTimeout(() => this.#link.dead(), Math.max(this.#due - Date.now(), 0));
    this.#link.send(this.#answersCrlf ? '\r\n\r\n' : optionsTo(this.#own, this.#callId, (this.#asked += 1)));
  }
}

/** An OPTIONS that asks the server of our own domain whether it is there. */
export function optionsTo({ uri, host }: OwnAddress, callId: string, cseq: number): string {
  return [
    `OPTIONS sip:${host} SIP/2.0`, `Via: SIP/2.0/WSS ${callId}.invalid;branch=z9hG4bK${callId}-${cseq};rport`, 'Max-Forwards: 70',
    `From: <${uri}>;tag=${callId.slice(0, 8)}`, `To: <sip:${host}>`, `Call-ID: ${callId}`, `CSeq: ${cseq} OPTIONS`, 'Content-Length: 0', '', '',
  ].join('\r\n');
}
