import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ownAddress } from '../../src/sip/address.js';
import { backOff, retryAfter, seatOf } from '../../src/sip/back-off.js';

/** The same chance each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Restart {
  readonly users: readonly string[];
  /** For how long the server is gone, ms. */
  readonly outage: number;
  readonly spread?: number;
  readonly seed?: number;
}

/** When each phone is back, ms after the loss: a server refuses at once until it is up, and then takes 30 ms. */
function restart({ users, outage, spread = 20_000, seed = 1 }: Restart): number[] {
  const random = chance(seed);
  return users.map((user) => {
    const seat = seatOf(ownAddress(`sip:${user}@pbx.example`));
    let time = backOff({ failures: 0, spread }, seat, random);
    for (let failures = 1; time < outage; failures += 1) time += backOff({ failures, spread, took: 2 }, seat, random);
    return time + 30 * random();
  }).sort((a, b) => a - b);
}

/** How many lie in the fullest 100 ms. */
const peak = (times: readonly number[]): number => Math.max(...times.map((time, index) => times.findLastIndex((other) => other < time + 100) - index + 1));
const phones = (first: number, count = 500): string[] => Array.from({ length: count }, (_, index) => String(first + index));

describe('a server is restarted, and 500 phones lose it at once', () => {
  for (const first of [1, 1_000, 10_000, 49_301]) {
    for (const outage of [0, 500, 3_000]) {
      test(`extensions from ${first}, gone for ${outage} ms: never more than five in 100 ms, all back in 30 s`, (t) => {
        const runs = Array.from({ length: 10 }, (_, seed) => restart({ users: phones(first), outage, seed }));
        const figures = { peak: Math.max(...runs.map(peak)), all: Math.max(...runs.map((times) => Math.round(times.at(-1)!))) };
        t.diagnostic(JSON.stringify(figures));
        assert.ok(figures.peak <= 5 && figures.all <= 30_000, JSON.stringify(figures));
      });
    }
  }

  for (const outage of [20_000, 60_000]) {
    test(`gone for ${outage / 1000} s: 95 of 100 are back within 5 s`, (t) => {
      const late = Array.from({ length: 10 }, (_, seed) => restart({ users: phones(1_000), outage, seed })[474]! - outage);
      t.diagnostic(`p95 ${late.map(Math.round).join(' ')} ms after the server`);
      assert.ok(late.every((p95) => p95 <= 5_000), String(late));
    });
  }

  test('names that do not follow each other are spread by chance', (t) => {
    const users = phones(1, 500).map((number) => `${String.fromCodePoint(97 + Number(number) % 26)}.person${number}x`);
    const times = restart({ users, outage: 0 });
    t.diagnostic(`peak ${peak(times)}`);
    assert.ok(peak(times) <= 15 && times.at(-1)! <= 21_000);
  });

  test('where there is a second server, all are there within 4 s', () => {
    assert.ok(restart({ users: phones(1_000, 5_000), outage: 0, spread: 3_000 }).at(-1)! <= 4_000);
  });
});

describe('the wait before the next try', () => {
  const seat = 0.5;
  const waits = (trouble: object, count = 27): number[] => Array.from({ length: count }, (_, index) => backOff({ failures: index + 1, ...trouble }, seat, () => 1));

  test('grows to 4.5 s, and to 10 s for a server that stays away', () => {
    assert.deepEqual(waits({}), [1000, 2000, 4000, ...Array<number>(22).fill(4500), 10_000, 10_000]);
  });
  test('counts from the beginning of a try: a server that hangs has been waited for', () => {
    assert.deepEqual(waits({ took: 4_000 }, 4), [250, 250, 250, 500]);
  });
  test('is a moment when a connection was lost that no other phone lost', () => {
    assert.equal(backOff({ failures: 0 }, seat, () => 1), 250);
  });
});

describe('Retry-After', () => {
  for (const [said, least, most] of [['0', 1_000, 1_250], ['7', 7_000, 8_750], ['120;duration=60', 120_000, 125_000], ['18000 (maintenance)', 300_000, 305_000]] as const) {
    test(`${said} is kept, within five minutes`, () => {
      assert.deepEqual([retryAfter(said, () => 0), retryAfter(said, () => 1)], [least, most]);
    });
  }
  for (const said of [undefined, '', 'soon']) test(`${said} says nothing`, () => assert.equal(retryAfter(said), undefined));
});
