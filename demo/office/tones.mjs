/** The sounds a telephone network makes by itself, as µ-law. */
import { encodeSample, RATE, SILENCE } from './g711.mjs';

const DTMF_ROWS = [697, 770, 852, 941];
const DTMF_COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];

/**
 * @param {number[]} pitches In Hz.
 * @param {number} duration In ms.
 * @param {number} [level] Of each pitch, 0 to 1.
 */
function tone(pitches, duration, level = 0.2) {
  const sampleAt = (i) => pitches.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * i) / RATE), 0) * level * 32_767;
  return Buffer.from(Array.from({ length: (duration * RATE) / 1000 }, (_, i) => encodeSample(sampleAt(i))));
}

/** @param {number} duration In ms. */
const silence = (duration) => Buffer.alloc((duration * RATE) / 1000, SILENCE);

/** @param {string} digit */
export function dtmf(digit) {
  const row = KEYS.findIndex((keys) => keys.includes(digit));
  return row < 0 ? Buffer.alloc(0) : tone([DTMF_ROWS[row], DTMF_COLUMNS[KEYS[row].indexOf(digit)]], 160);
}

/** What a caller hears while it rings: one second in four. */
export const ringback = Buffer.concat([tone([425], 1000, 0.15), silence(3000)]);

/** What the other side hears on hold: soft, so that nobody thinks the line is dead. */
export const holdTone = Buffer.concat([tone([349, 440], 400, 0.04), silence(1600)]);
