/** What a caller is connected with while they wait: music, and now and then how many are before them. */
import { clip } from '../clips.mjs';
import { Party } from '../party.mjs';
import { play } from '../player.mjs';
import { music } from './music.mjs';

const AGAIN = 30_000; // ms between two announcements of the same position
const LAST = 9; // the highest position there is a recording of

/** Emits `caller` with who waits now: after a transfer that is another one. */
export class WaitingRoom extends Party {
  machine = true;
  #position = 0;
  #moved = new AbortController();
  #playing = false;

  joined(other) {
    this.emit('caller', other);
    if (this.#playing) return;
    this.#playing = true;
    void this.#play(other.ready);
  }

  /** @param {number} position From 1. */
  moveTo(position) {
    if (position === this.#position) return;
    this.#position = position;
    this.#moved.abort();
  }

  /** @param {Promise<unknown>} ready */
  async #play(ready) {
    await ready;
    const say = (/** @type {Buffer} */ frame) => this.say(frame);
    while (!this.ended) {
      this.#moved = new AbortController();
      const position = this.#position;
      if (position > 0 && position <= LAST) await play(clip(`position-${position}`), say, this.signal);
      if (position === this.#position) await play(music(), say, AbortSignal.any([this.signal, this.#moved.signal, AbortSignal.timeout(AGAIN)]), { loop: true });
    }
  }
}
