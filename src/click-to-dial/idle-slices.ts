/** ms: shorter than a frame, so that nobody feels it. */
const slice = 8;

/** Does work a slice at a time, whenever the page has nothing better to do; with each `yield` the work says that it could pause. */
export async function inIdleSlices(work: Iterator<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    await idle();
    const end = performance.now() + slice;
    do {
      if (signal.aborted || work.next().done) return;
    } while (performance.now() < end);
  }
}

/** Safari does not tell when it is idle: there it is after a rest in which a click and a frame have had their turn. */
const idle = (): Promise<void> => new Promise((resolve) => {
  const ask = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined;
  if (ask) ask(() => resolve(), { timeout: 1_000 });
  else setTimeout(resolve, 30);
});
