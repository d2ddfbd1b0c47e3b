import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DayPlan, type Sizes } from '../../src/elements/call-history/day-plan.js';
import { LongScroll } from '../../src/elements/call-history/long-scroll.js';

const dayName = (index: number): string => new Date(Date.UTC(2026, 10, 22 - index)).toISOString().slice(0, 10);
const planOf = (counts: readonly number[]): DayPlan => new DayPlan(counts.map((calls, index) => ({ day: dayName(index), calls })));
const sizes: Sizes = { row: 50, head: 20 };
const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
const withUnfolded = counts.chain((list) => fc.record({
  plan: fc.constant(planOf(list)),
  unfolded: fc.option(fc.record({ index: fc.nat(list.reduce((a, b) => a + b) - 1), height: fc.integer({ min: 1, max: 900 }) }), { nil: undefined }),
}));

describe('a plan of days', () => {
  test('puts each row beneath its day', () => {
    const plan = planOf([2, 3]);
    assert.deepEqual([0, 1, 2, 3, 4].map((row) => plan.top(row, sizes)), [20, 70, 140, 190, 240]);
    assert.deepEqual([plan.headTop(0, sizes), plan.headTop(1, sizes)], [0, 120]);
    assert.equal(plan.height(sizes), 290);
    assert.deepEqual([0, 1, 2, 4].map((row) => plan.dayOf(row)), [0, 0, 1, 1]);
  });

  test('finds at a height the row that is there', () => {
    const plan = planOf([2, 3]);
    assert.deepEqual([0, 19, 20, 69, 70, 119, 120, 139, 140, 289, 9_999].map((top) => plan.rowAt(top, sizes)), [0, 0, 0, 0, 1, 1, 2, 2, 2, 4, 4]);
  });

  test('what is unfolded belongs to its row', () => {
    const unfolded = { index: 1, height: 100 };
    const plan = planOf([2, 3]);
    assert.deepEqual([69, 70, 119, 120, 219, 220, 240].map((top) => plan.rowAt(top, { ...sizes, unfolded })), [0, 1, 1, 1, 1, 2, 2]);
    assert.deepEqual([plan.top(1, { ...sizes, unfolded }), plan.headTop(1, { ...sizes, unfolded }), plan.top(2, { ...sizes, unfolded })], [70, 220, 240]);
  });

  test('any row is found where it is put, by its first pixel and its last', () => {
    fc.assert(fc.property(withUnfolded, fc.nat(), ({ plan, unfolded }, some) => {
      const [index, all] = [some % plan.total, { ...sizes, unfolded }];
      assert.equal(plan.rowAt(plan.top(index, all), all), index);
      assert.equal(plan.rowAt(plan.top(index, all) + sizes.row - 1, all), index);
    }));
  });

  test('rows, heads and what is unfolded fill it without a gap', () => {
    fc.assert(fc.property(withUnfolded, ({ plan, unfolded }) => {
      const all = { ...sizes, unfolded };
      let top = 0;
      plan.days.forEach(({ calls }, day) => {
        assert.equal(plan.headTop(day, all), top);
        top += sizes.head;
        for (let row = plan.first(day); row < plan.first(day) + calls; row++) {
          assert.equal(plan.top(row, all), top);
          top += sizes.row + (row === unfolded?.index ? unfolded.height : 0);
        }
      });
      assert.equal(plan.height(all), top);
    }));
  });

  test('an empty one is empty', () => {
    assert.deepEqual([planOf([]).total, planOf([]).height(sizes), planOf([]).place(0)], [0, 0, undefined]);
  });

  test('finds a row again when new calls came before it', () => {
    const place = planOf([2, 3]).place(1)!;
    assert.equal(planOf([5, 3]).find(place), 4, 'of the same day');
    assert.equal(planOf([2, 3]).find(place), 1);
    const yesterday = planOf([2, 3]).place(3)!;
    assert.equal(planOf([7, 3]).find(yesterday), 8);
  });

  test('finds the one nearest to a row that has gone', () => {
    const plan = new DayPlan([{ day: '2026-11-22', calls: 2 }, { day: '2026-11-20', calls: 2 }]);
    assert.equal(plan.find({ day: '2026-11-21', fromEnd: 1 }), 2, 'its day is gone');
    assert.equal(plan.find({ day: '2026-11-22', fromEnd: 9 }), 0, 'its day has fewer');
    assert.equal(plan.find({ day: '2026-11-01', fromEnd: 1 }), 3, 'all older ones are gone');
    assert.equal(plan.find({ day: '2026-12-24', fromEnd: 1 }), 0);
  });
});

/** A scroller with this list in it: how an engine would move it. */
function scrollerOf(length: number, seen = 500): { scroll: LongScroll; by(px: number): void; to(at: number): void; at: () => number } {
  const scroll = new LongScroll();
  scroll.resize(length, seen);
  let at = 0;
  const to = (wanted: number): void => {
    at = Math.max(0, Math.min(wanted, scroll.canvas - seen));
    at = scroll.moved(at) ?? at;
  };
  return { scroll, to, by: (px) => to(at + px), at: () => at };
}

describe('a long scroll', () => {
  test('of a list that is not too long is what it is', () => {
    const { scroll, to } = scrollerOf(100_000);
    assert.equal(scroll.canvas, 100_000);
    for (const at of [0, 7, 5_000, 99_500]) {
      to(at);
      assert.deepEqual([scroll.top, scroll.ahead], [at, 0]);
    }
  });

  test('makes nothing longer than engines can', () => {
    assert.ok(scrollerOf(56_000_000).scroll.canvas < 17_000_000 / 4, 'not even at four times the size');
  });

  test('goes a little way pixel by pixel, wherever it is', () => {
    fc.assert(fc.property(fc.nat(55_999_000), fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 60 }), (start, steps) => {
      const { scroll, by, to } = scrollerOf(56_000_000);
      to(scroll.goTo(start));
      for (const step of steps) {
        const before = scroll.top;
        by(step);
        const wanted = Math.max(0, Math.min(before + step, 56_000_000 - 500));
        assert.ok(Math.abs(scroll.top - wanted) < 0.01, `from ${before} by ${step} to ${scroll.top}`);
      }
    }));
  });

  test('gets from end to end, however it is scrolled', () => {
    const { scroll, by, to, at } = scrollerOf(56_000_000);
    to(3_999_500);
    assert.equal(scroll.top, 56_000_000 - 500, 'the bar at its end is the end');
    to(0);
    assert.equal(scroll.top, 0);
    to(2_000);
    for (let i = 0; i < 200; i++) by(-400);
    assert.deepEqual([scroll.top, at()], [0, 0], 'back to the top by the wheel');
    to(3_990_000);
    for (let i = 0; i < 2_000; i++) by(400);
    assert.equal(scroll.top, 56_000_000 - 500, 'down to the end by the wheel');
    assert.equal(at(), 4_000_000 - 500);
  });

  test('the bar dragged is a part of the whole', () => {
    const { scroll, to } = scrollerOf(56_000_000);
    to(2_000_000);
    assert.ok(Math.abs(scroll.top / 56_000_000 - 0.5) < 0.001);
    assert.equal(scroll.top - scroll.ahead, 2_000_000, 'what is drawn is put where the scroller is');
  });

  test('stays within a list that became shorter', () => {
    const { scroll, to } = scrollerOf(56_000_000);
    to(3_999_500);
    scroll.resize(1_000, 500);
    assert.equal(scroll.top, 500);
  });
});
