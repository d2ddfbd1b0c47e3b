/** Music on hold: composed and synthesised here, so that nobody's licence is needed. */
import { encodeSample, RATE } from '../g711.mjs';

const NOTE = 0.6; // s
/** Four bars: soft chords, and a melody above them; in Hz. */
const BARS = [
  { chord: [392, 523.3], melody: [659.3, 784, 1046.5, 784] }, // C
  { chord: [329.6, 440], melody: [659.3, 880, 1046.5, 880] }, // A minor
  { chord: [349.2, 440], melody: [698.5, 880, 1046.5, 880] }, // F
  { chord: [392, 493.9], melody: [587.3, 784, 987.8, 784] }, // G
];
const BAR = NOTE * 4;

/** A note dies away like a plucked string; a chord swells and fades. @param {number} t Seconds in this bar. */
function sampleAt({ chord, melody }, t) {
  const inNote = t % NOTE;
  const pluck = Math.min(inNote / 0.01, 1) * Math.exp(-3 * inNote);
  const swell = Math.sin((Math.PI * t) / BAR) ** 0.5;
  const high = Math.sin(2 * Math.PI * melody[Math.floor(t / NOTE)] * inNote) * pluck;
  const low = chord.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * t), 0) * swell;
  return (high * 0.16 + low * 0.045) * 32_767;
}

/** @type {Buffer | undefined} */
let played;

/** µ-law; made when first needed. */
export function music() {
  const length = BAR * RATE;
  return (played ??= Buffer.from(Array.from({ length: BARS.length * length }, (_, i) => encodeSample(sampleAt(BARS[Math.floor(i / length)], (i % length) / RATE)))));
}
