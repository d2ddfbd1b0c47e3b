/** The numbers that the office answers, or refuses, by itself. */
import { setTimeout as delay } from 'node:timers/promises';
import { clip } from './clips.mjs';
import { dtmf, ringback } from './tones.mjs';
import { part, Party } from './party.mjs';
import { play } from './player.mjs';
import { Refusal } from './refusal.mjs';

/** Sends back what it hears. */
class Echo extends Party {
  hear(frame) {
    this.say(frame);
  }
}

/** Plays a recording to whoever it is connected with. */
class Recording extends Party {
  #loop;
  #audio;

  /** @param {string} name @param {Buffer} audio @param {{ loop?: boolean }} [options] */
  constructor(name, audio, { loop = false } = {}) {
    super(name, name);
    this.#audio = audio;
    this.#loop = loop;
  }

  async joined(other) {
    await other.ready;
    await play(this.#audio, (frame) => this.say(frame), this.signal, { loop: this.#loop });
    this.hangUp();
  }
}

/** Answers each key with its tone. */
class DigitReader extends Party {
  #office;

  constructor(office) {
    super('Digits', '602');
    this.#office = office;
  }

  hearDigit(digit, by) {
    const received = { from: this.other.number, digit, by };
    this.#office.digits.push(received);
    this.#office.emit('digit', received);
    play(dtmf(digit), (frame) => this.say(frame), this.signal);
  }
}

const greeting = () => new Recording('Greeting', clip('greeting'));
const refuse = (/** @type {number} */ status) => () => {
  throw new Refusal(status);
};

/** @param {import('./dial.mjs').Call} call */
async function earlyMedia({ early, signal }) {
  const tone = new Recording('Ringback', ringback, { loop: true });
  try {
    early?.(tone);
    await delay(3000, undefined, { signal, ref: false });
    return greeting();
  } finally {
    part(tone); // the caller goes on
    tone.end();
  }
}

/** @type {Record<string, (call: import('./dial.mjs').Call) => Party | Promise<Party>>} */
export const extensions = {
  600: () => new Echo('Echo', '600'),
  601: greeting,
  602: ({ office }) => new DigitReader(office),
  609: earlyMedia,
  302: () => {
    throw new Refusal(302, '600');
  },
  404: refuse(404),
  480: refuse(480),
  486: refuse(486),
  busy: refuse(486),
  603: refuse(603),
};
