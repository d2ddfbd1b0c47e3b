/** ms. */
const longest = 30_000;

/** How long to wait before the next try, ms: twice as long each time, and never the same for two that lost the same server. @param first ms. */
export const backOff = (first: number, failures: number, random: () => number = Math.random): number =>
  Math.min(longest, first * 2 ** failures) * (0.5 + random() / 2);

/** Waits; less if it is woken, or if the network comes back. */
export function rest(ms: number, wake: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      wake.removeEventListener('abort', done);
      globalThis.removeEventListener?.('online', done);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    wake.addEventListener('abort', done, { once: true });
    globalThis.addEventListener?.('online', done, { once: true });
    if (wake.aborted) done();
  });
}
