const first = 500;
const longest = 30_000;

/** How long to wait before the next try, ms: twice as long each time, and never the same for two bridges that lost the same PBX. */
export const backOff = (failures: number, random: () => number = Math.random): number => Math.min(longest, first * 2 ** failures) * (0.5 + random() / 2);

/** Waits; no longer than until the signal. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
