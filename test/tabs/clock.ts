import { mock, type TestContext } from 'node:test';
import { settled } from './with-tabs.js';

/** A clock that a test moves: timers, `Date` and `performance.now`. Returns what lets so many ms pass, tick by tick. */
export function ownClock(t: TestContext): (ms: number) => Promise<void> {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_700_000_000_000 });
  const now = mock.method(performance, 'now', () => Date.now());
  t.after(() => {
    mock.timers.reset();
    now.mock.restore();
  });
  return async (ms) => {
    for (let passed = 0; passed < ms; passed += 250) {
      mock.timers.tick(250);
      await settled();
    }
  };
}
