/** Tells how loud and how high the sound of the last moment was: so a test knows who hears whom. */
import { decode, RATE } from './g711.mjs';

const WINDOW = 1600; // 200 ms, so pitches are told apart by 5 Hz
const STEP = 5;
const LOWEST = 80;
const HIGHEST = 2000;
const MEMORY = 300; // ms after which what was heard is past

export class Ear {
  /** @type {Int16Array} */
  #samples = new Int16Array(0);
  #heardAt = -Infinity;

  /** @param {Uint8Array} frame µ-law. */
  hear(frame) {
    const samples = decode(frame);
    this.#samples = Int16Array.from([...this.#samples.subarray(Math.max(0, this.#samples.length + samples.length - WINDOW)), ...samples]);
    this.#heardAt = performance.now();
  }

  /** @returns {{ hz: number, level: number }} The strongest pitch, and the RMS from 0 to 1; nothing heard is 0 and 0. */
  heard() {
    if (performance.now() - this.#heardAt > MEMORY) return { hz: 0, level: 0 };
    const level = this.level();
    if (level < 0.001) return { hz: 0, level };
    let strongest = 0;
    let hz = 0;
    for (let candidate = LOWEST; candidate <= HIGHEST; candidate += STEP) {
      const power = goertzel(this.#samples, candidate);
      if (power > strongest) [strongest, hz] = [power, candidate];
    }
    return { hz, level };
  }

  /** The RMS from 0 to 1 of what is in the ear, without the cost of finding its pitch. */
  level() {
    const { length } = this.#samples;
    return length ? Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / length) / 32_768 : 0;
  }
}

/** The power of one pitch (Goertzel's algorithm). @param {Int16Array} samples @param {number} hz */
function goertzel(samples, hz) {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [last, beforeLast] = [0, 0];
  for (const sample of samples) [last, beforeLast] = [sample + coefficient * last - beforeLast, last];
  return last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
}
