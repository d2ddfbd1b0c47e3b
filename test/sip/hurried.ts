import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';

/** Waits for a state; time passes only meanwhile, and quickly. */
export interface Hurry {
  (done: () => unknown, longest?: number): Promise<void>;
  /** Nothing runs for so long, as in a sleep: `Date` knows, timers do not. */
  sleep(ms: number): void;
}

/** How long a turn takes by our clock, ms: what goes over a socket takes some turns. After so many in which nothing was due it takes until something is. */
const tick = 5;
const settled = 30;

interface Timer {
  due: number;
  readonly every: number | undefined;
  readonly work: () => void;
}

/** Timers and `Date.now` by a clock of our own. Not by `mock.timers`: there, to clear a timer that has run clears another one. */
export async function hurried(work: (hurry: Hurry) => Promise<void>): Promise<void> {
  const timers = new Map<object, Timer>();
  const real = { setTimeout, clearTimeout, setInterval, clearInterval };
  let [now, asleep, quiet] = [1_800_000_000_000, 0, 0];
  const begin = (repeats: boolean) => (work: (...data: unknown[]) => void, ms = 0, ...data: unknown[]) => {
    const timer = { ref: () => timer, unref: () => timer };
    const wait = ms >= 1 && ms < 2 ** 31 ? ms : 1; // as real ones do
    timers.set(timer, { due: now + wait, every: repeats ? wait : undefined, work: () => work(...data) });
    return timer;
  };
  /** Also one that began before our clock did. */
  const end = (timer: object | undefined): void => void (timer && (timers.delete(timer) || real.clearTimeout(timer as never)));
  const pass = (): void => {
    now = quiet < settled ? now + tick : Math.max(now + tick, Math.min(now + 1_000, ...[...timers.values()].map(({ due }) => due)));
    quiet += 1;
    for (const [key, timer] of [...timers].sort(([, a], [, b]) => a.due - b.due)) {
      if (timer.due > now || !timers.has(key)) continue;
      if (timer.every === undefined) timers.delete(key);
      else timer.due += timer.every;
      quiet = 0;
      timer.work();
    }
  };
  const { now: today } = Date;
  Date.now = () => now + asleep;
  Object.assign(globalThis, { setTimeout: begin(false), setInterval: begin(true), clearTimeout: end, clearInterval: end });
  try {
    await work(Object.assign(async (done: () => unknown, longest = 60_000) => {
      for (const began = now; !done();) {
        assert.ok(now - began < longest, `not within ${longest} ms: ${String(done)}`);
        pass();
        await turn();
      }
    }, { sleep: (ms: number) => { asleep += ms; } }));
  } finally {
    Object.assign(globalThis, real);
    Date.now = today;
  }
}
