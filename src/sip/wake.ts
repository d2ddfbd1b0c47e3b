/** ms. */
const tick = 1_000;

/** By how much a tick may be late before the computer is thought to have slept, ms. */
const late = 3_000;

/**
 * Tells when a connection deserves a look: the network is back, the page is shown, the browser lets it run again, the computer woke up.
 * @param woken with how long it slept, ms; 0: it did not
 */
export function onWake(woken: (slept: number) => void, signal: AbortSignal): void {
  const look = (): void => woken(0);
  const shown = (): void => { if (document.visibilityState === 'visible') look(); };
  for (const sign of ['online', 'pageshow']) globalThis.addEventListener?.(sign, look, { signal });
  globalThis.document?.addEventListener('visibilitychange', shown, { signal });
  globalThis.document?.addEventListener('resume', look, { signal });
  let last = Date.now();
  const clock = setInterval(() => {
    const slept = Date.now() - last - tick;
    last = Date.now();
    if (slept > late) woken(slept);
  }, tick);
  signal.addEventListener('abort', () => clearInterval(clock), { once: true });
}
