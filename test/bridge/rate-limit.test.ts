import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RateLimit } from '../../src/bridge/rate-limit.js';

const taken = (limit: RateLimit, at: number, tries: number): number => Array.from({ length: tries }, () => limit.take(at)).filter(Boolean).length;

describe('a rate limit', () => {
  test('gives a burst, then as many as time brings, and never more than a burst', () => {
    const limit = new RateLimit({ burst: 3, perSecond: 2 }, 0);
    assert.deepEqual([taken(limit, 0, 9), taken(limit, 999, 9), taken(limit, 1_500, 9), taken(limit, 3_600_000, 9)], [3, 1, 2, 3]);
  });
});
