import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LineLock, type Hold } from '../../src/tabs/line-lock.js';
import { FakeBrowser } from '../support/fake-browser.js';
import { settled } from './with-tabs.js';

/** Locks of several pages, and what became of each that asked. */
function several(many: number) {
  const browser = new FakeBrowser();
  return Array.from({ length: many }, () => {
    const page = browser.open();
    const lock = new LineLock(page.locks, 'line');
    const one = { page, lock, hold: undefined as Hold | undefined, isLost: false, failed: undefined as unknown };
    const take = (passes = () => false, signal = new AbortController().signal): void => void lock.take(passes, signal).then((hold) => {
      one.hold = hold;
      void hold.lost.then(() => { one.isLost = true; });
    }, (error: unknown) => { one.failed = error; });
    return Object.assign(one, { take });
  });
}

const holders = (all: readonly { readonly hold: Hold | undefined; readonly isLost: boolean }[]): readonly boolean[] => all.map(({ hold, isLost }) => hold !== undefined && !isLost);

describe('the lock of a line', () => {
  test('goes from one to the next in their turn, however the one before went', async () => {
    const all = several(3);
    for (const { take } of all) take();
    await settled();
    assert.deepEqual(holders(all), [true, false, false]);
    assert.equal(await all[1]!.lock.waiting(), 2);
    all[0]!.hold!.release();
    await settled();
    assert.ok(all[1]!.hold);
    all[1]!.page.close();
    await settled();
    assert.ok(all[2]!.hold);
    assert.equal(await all[2]!.lock.holder(), all[2]!.page.clientId);
  });

  test('who passes waits for their next turn', async () => {
    const all = several(2);
    let passed = false;
    all[0]!.take();
    await settled();
    all[0]!.hold!.release();
    all[1]!.take(() => !passed && (passed = true));
    await settled();
    assert.ok(passed && all[1]!.hold);
  });

  test('is stolen by one of those who mean the same holder', async () => {
    const all = several(4);
    for (const { take } of all) take();
    await settled();
    const holder = (await all[1]!.lock.holder())!;
    await Promise.all(all.slice(1).map(({ lock }) => lock.stealFrom(holder)));
    await settled();
    assert.deepEqual([all[0]!.isLost, holders(all).filter(Boolean).length], [true, 1]);
    await all[3]!.lock.stealFrom(holder);
    await settled();
    assert.equal(all.filter(({ isLost }) => isLost).length, 1, 'nobody steals from the thief');
  });

  test('who does not wait any more, or may not, is told', async () => {
    const [one, other] = several(2);
    one!.take();
    const leaving = new AbortController();
    other!.take(undefined, leaving.signal);
    await settled();
    leaving.abort();
    await settled();
    assert.equal((other!.failed as Error).name, 'AbortError');
    other!.page.locks.request = () => Promise.reject(new DOMException('', 'SecurityError'));
    other!.take();
    await settled();
    assert.equal((other!.failed as Error).name, 'SecurityError');
  });
});
