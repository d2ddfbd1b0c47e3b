import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mosOf, qualityBetween } from '../../src/audio/quality.js';

const start = { received: 0, lost: 0, jitter: 0, roundTrip: 0 };

describe('call quality', () => {
  test('a clean call is as good as a phone gets, and never better', () => {
    assert.ok(mosOf(0, 0.002, 0.02) >= 4.3 && mosOf(0, 0, 0) <= 4.5);
  });
  test('gets worse with loss, jitter and delay', () => {
    assert.ok(mosOf(0.02, 0, 0) < mosOf(0, 0, 0) && mosOf(0.1, 0, 0) < mosOf(0.02, 0, 0));
    assert.ok(mosOf(0, 0.1, 0) < mosOf(0, 0.01, 0) && mosOf(0, 0, 1) < mosOf(0, 0, 0.2));
    assert.ok(mosOf(1, 1, 5) >= 1);
  });
  test('names the likely cause when it is poor', () => {
    assert.deepEqual(qualityBetween(start, { ...start, received: 150 }), { mos: mosOf(0, 0, 0) });
    assert.equal(qualityBetween(start, { ...start, received: 130, lost: 20 }).cause, 'loss');
    assert.equal(qualityBetween(start, { ...start, received: 150, jitter: 0.2 }).cause, 'jitter');
    assert.equal(qualityBetween(start, { ...start, received: 150, roundTrip: 1.2 }).cause, 'delay');
    assert.deepEqual(qualityBetween(start, start), { mos: 1, cause: 'no-audio' });
  });
});
