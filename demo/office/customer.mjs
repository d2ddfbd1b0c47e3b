/** A simulated customer: rings, says what is the matter, listens, thanks, hangs up. */
import { clip } from './clips.mjs';
import { Ear } from './ear.mjs';
import { RATE, SILENCE } from './g711.mjs';
import { Party } from './party.mjs';
import { play } from './player.mjs';

const VOICE = 0.02; // RMS above which somebody speaks, or is on hold and hears its tone
const QUIET = 2500; // ms without a voice after which it is the customer's turn
const BREATH = 600; // ms before the first word
const LONGEST_TURN = 180_000; // ms: a noisy microphone never falls silent

/** Emits `answered` and `end`. */
export class Customer extends Party {
  /** @type {'ringing' | 'answered' | 'ended'} */
  status = 'ringing';
  #ear = new Ear();
  #voiceAt = 0;
  #clips;
  #pause;

  /**
   * @param {import('./people.mjs').CustomerCard} card
   * @param {{ pause?: number }} [options] How long it waits for the agent's first word after each of its own, in ms.
   */
  constructor({ id, name, number, queue, clips }, { pause = 15_000 } = {}) {
    super(name, number);
    this.headers = { 'x-customer-id': id, 'x-queue': queue };
    this.#clips = clips.map(clip);
    this.#pause = pause;
  }

  hear(frame) {
    this.#ear.hear(frame);
    if (this.#ear.level() > VOICE) this.#voiceAt = performance.now();
  }

  heard() {
    return this.#ear.heard();
  }

  joined(other) {
    if (this.status !== 'ringing' || other.machine) return; // transferred: it goes on where it was; or a menu, or music
    this.status = 'answered';
    this.emit('answered');
    this.#converse(other).catch(() => {}); // hung up in the middle
  }

  end() {
    this.status = 'ended';
    super.end();
  }

  /** @param {Party} other */
  async #converse(other) {
    await other.ready;
    await this.#wait(BREATH);
    for (const words of this.#clips) {
      await play(words, (frame) => this.say(frame), this.signal);
      if (words !== this.#clips.at(-1)) await this.#listen();
    }
    await this.#wait(BREATH);
    this.hangUp();
  }

  /** Until the agent has spoken and paused, or has said nothing for too long. */
  async #listen() {
    const since = performance.now();
    for (;;) {
      await this.#wait(100);
      const spoken = this.#voiceAt > since;
      const quietFor = performance.now() - Math.max(since, this.#voiceAt);
      if (quietFor > (spoken ? QUIET : this.#pause) || performance.now() - since > LONGEST_TURN) return;
    }
  }

  /** Says nothing, as a telephone does: with sound that is silent, so that nobody takes the line for dead. @param {number} ms */
  async #wait(ms) {
    await play(Buffer.alloc((ms * RATE) / 1000, SILENCE), (frame) => this.say(frame), this.signal);
    this.signal.throwIfAborted();
  }
}
