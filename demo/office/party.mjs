/** A party to a conversation: a telephone, a simulated customer, or an extension that answers by itself. */
import { EventEmitter } from 'node:events';

/**
 * Parties know one another as `other` and say what they have to say to it, 20 ms of µ-law at a time. So whatever
 * can be a party can talk, be held, be transferred. Emits `end` once.
 */
export class Party extends EventEmitter {
  /** @type {Party | undefined} Whom it talks with. */
  other;
  ended = false;
  /** Nobody: whoever is connected with it still waits for a person. */
  machine = false;
  /** What goes with it to whoever it calls: the `X-…` headers and User-to-User. @type {Record<string, string>} */
  headers = {};
  /** Set while someone connects it elsewhere: then losing the other is no reason to hang up. */
  transferring = false;
  /** Settles when audio can flow. @type {Promise<unknown>} */
  ready = Promise.resolve();
  #ending = new AbortController();

  /** @param {string} name @param {string} number */
  constructor(name, number) {
    super();
    this.name = name;
    this.number = number;
  }

  /** Fires when it ends. */
  get signal() {
    return this.#ending.signal;
  }

  /** What the other says. @param {Buffer} _frame */
  hear(_frame) {}

  /** A key the other pressed. @param {string} _digit @param {'rfc4733' | 'info'} _by */
  hearDigit(_digit, _by) {}

  /** It has been connected. @param {Party} _other */
  joined(_other) {}

  /** The other has gone. */
  left() {
    if (!this.transferring) this.hangUp();
  }

  hangUp() {
    this.end();
  }

  /** @param {Buffer} frame */
  say(frame) {
    this.other?.hear(frame);
  }

  end() {
    if (this.ended) return;
    this.ended = true;
    this.#ending.abort();
    part(this)?.left();
    this.emit('end');
  }
}

/** Connects two parties; whoever they talked with before is left alone. @param {Party} a @param {Party} b */
export function connect(a, b) {
  const abandoned = [part(a), part(b)];
  if (a.ended || b.ended) return [a, b, ...abandoned].forEach((party) => party?.left());
  a.other = b;
  b.other = a;
  a.joined(b);
  b.joined(a);
  for (const party of abandoned) party?.left();
}

/** Takes a party out of its conversation. @param {Party} party @returns {Party | undefined} Whom it talked with. */
export function part(party) {
  const { other } = party;
  party.other = undefined;
  if (other) other.other = undefined;
  return other;
}
