import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

/**
 * Waits for a state: asks `look` again and again until it answers something truthy, which is the result.
 * Past the deadline it throws, saying what was awaited and what was last seen.
 * @template T
 * @param {string} what the awaited state, as in "1001 registered"
 * @param {() => T | Promise<T>} look
 * @param {{ timeout?: number, every?: number, seen?: () => unknown }} [options] `seen` tells more than `look` does, once it is too late
 * @returns {Promise<T>}
 */
export async function until(what, look, { timeout = 5000, every = 25, seen } = {}) {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (performance.now() > deadline) {
      throw new Error(`not within ${timeout} ms: ${what}; seen: ${inspect(seen ? await seen() : answer, { depth: 6 })}`);
    }
    await pause(every);
  }
}
