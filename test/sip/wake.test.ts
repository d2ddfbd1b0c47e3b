import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { onWake } from '../../src/sip/wake.js';
import { hurried } from './hurried.js';

let life: AbortController;
let woken: number[];
let page: EventTarget & { visibilityState: string };
const windows = new EventTarget();

beforeEach(() => {
  [life, woken] = [new AbortController(), []];
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.assign(globalThis, { document: page, addEventListener: windows.addEventListener.bind(windows) });
});
afterEach(() => {
  life.abort();
  for (const key of ['document', 'addEventListener']) Reflect.deleteProperty(globalThis, key);
});

const watch = (): void => onWake((slept) => woken.push(slept), life.signal);

describe('a connection deserves a look', () => {
  for (const [sign, target] of [['online', () => windows], ['pageshow', () => windows], ['visibilitychange', () => page], ['resume', () => page]] as const) {
    test(`on ${sign}, until the line ends`, () => {
      watch();
      target().dispatchEvent(new Event(sign));
      assert.deepEqual(woken, [0]);
      life.abort();
      target().dispatchEvent(new Event(sign));
      assert.deepEqual(woken, [0]);
    });
  }

  test('not when the page is hidden', () => {
    watch();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    assert.deepEqual(woken, []);
  });

  test('within a second after a sleep, and not while time passes as it should', () => hurried(async (hurry) => {
    watch();
    const end = Date.now() + 60_000;
    await hurry(() => Date.now() >= end, 61_000);
    assert.deepEqual(woken, []);
    hurry.sleep(600_000);
    await hurry(() => woken.length, 1_000);
    assert.equal(Math.round(woken[0]! / 1000), 600);
    life.abort();
  }));

  test('in a program without a page, too', () => {
    for (const key of ['document', 'addEventListener']) Reflect.deleteProperty(globalThis, key);
    watch();
  });
});
