/** The menu in front of the queues: says what can be chosen, hears keys, and hands the caller on. */
import { setTimeout as delay } from 'node:timers/promises';
import { clip } from '../clips.mjs';
import { Party } from '../party.mjs';
import { play } from '../player.mjs';

const THINKING = 5000; // ms after the prompt in which a key may still come
const TRIES = 3;

export class Ivr extends Party {
  machine = true;
  /** Pressed, and not heeded yet: who knows the menu presses ahead. @type {string[]} */
  #keys = [];
  #pressed = new AbortController();
  #begun = false;
  #menu;
  #chosen;

  /**
   * @param {string} number
   * @param {import('./menu.mjs').Menu} menu
   * @param {(caller: Party, queue: string | undefined, path: string[]) => void} chosen No queue: they could not say what they want.
   */
  constructor(number, menu, chosen) {
    super('Menu', number);
    this.#menu = menu;
    this.#chosen = chosen;
  }

  hearDigit(digit) {
    this.#keys.push(digit);
    this.#pressed.abort();
  }

  async joined(other) {
    if (this.#begun) return; // another caller goes on where the last one was
    this.#begun = true;
    await other.ready;
    const { queue, path } = await this.#ask();
    if (this.other) this.#chosen(this.other, queue, path);
  }

  async #ask() {
    /** @type {string[]} */
    const path = [];
    let menu = this.#menu;
    for (let tries = TRIES; tries > 0 && !this.ended;) {
      const key = await this.#key(menu.prompt);
      const choice = Object.hasOwn(menu.keys, key) ? menu.keys[key] : undefined;
      if (choice) path.push(choice.name);
      if (choice?.queue) return { queue: choice.queue, path };
      if (choice) menu = choice.menu;
      else tries--;
      if (!choice && key) await this.#say('menu-sorry');
    }
    return { path };
  }

  /** The next key; an empty one where none came. @param {string} prompt */
  async #key(prompt) {
    if (!this.#keys.length) {
      this.#pressed = new AbortController();
      const signal = AbortSignal.any([this.signal, this.#pressed.signal]);
      await this.#say(prompt, signal);
      await delay(THINKING, undefined, { signal, ref: false }).catch(() => {});
    }
    return this.#keys.shift() ?? '';
  }

  /** @param {string} words */
  #say(words, signal = this.signal) {
    return play(clip(words), (frame) => this.say(frame), signal);
  }
}
