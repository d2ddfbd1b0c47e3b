/** Says a recording in real time, 20 ms after 20 ms. */
import { FRAME, SILENCE } from './g711.mjs';

/**
 * @param {Buffer} audio µ-law.
 * @param {(frame: Buffer) => void} say
 * @param {AbortSignal} signal Ends it early.
 * @param {{ loop?: boolean }} [options]
 * @returns {Promise<void>} Settles when all is said or the signal fires.
 */
export function play(audio, say, signal, { loop = false } = {}) {
  return new Promise((resolve) => {
    if (signal.aborted || !audio.length) return resolve();
    const frames = framesOf(audio);
    const start = performance.now();
    let said = 0;
    // The timer drifts; the clock does not: each tick says what is due by now.
    const timer = setInterval(() => {
      const due = Math.floor((performance.now() - start) / 20) + 1;
      while (said < due && (loop || said < frames.length)) say(frames[said++ % frames.length]);
      if (said >= frames.length && !loop) finish();
    }, 20).unref();
    const finish = () => {
      clearInterval(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    signal.addEventListener('abort', finish);
  });
}

/** @param {Buffer} audio */
function framesOf(audio) {
  const whole = Buffer.concat([audio, Buffer.alloc((FRAME - (audio.length % FRAME)) % FRAME, SILENCE)]);
  return Array.from({ length: whole.length / FRAME }, (_, i) => whole.subarray(i * FRAME, (i + 1) * FRAME));
}
