import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { momentOf } from '../../src/crm/moment.js';

const ten = Date.UTC(2026, 10, 22, 10);

describe('a moment', () => {
  for (const value of ['2026-11-22T10:00:00Z', '2026-11-22T10:00Z', '2026-11-22 10:00:00.000Z', '2026-11-22T11:00:00+01:00', '2026-11-22T04:30:00-0530', ' 2026-11-22t10:00:00.000000z ', ten, new Date(ten)]) {
    test(`is understood: ${String(value)}`, () => assert.equal(momentOf(value), ten));
  }

  test('a day begins where we are', () => assert.equal(momentOf('2026-11-22'), new Date(2026, 10, 22).getTime()));

  for (const value of ['2026-11-22T10:00:00', '2026-13-40T10:00:00Z', '2026-13-40', '10:00', '22.11.2026', 'tomorrow', '', '1', ten / 1000, String(ten), NaN, Infinity, -1, 1e15, null, undefined, {}, new Date(NaN), true, [ten]]) {
    test(`is none: ${inspect(value)}`, () => assert.equal(momentOf(value), undefined));
  }

  test('what a clock wrote is read as it was', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1974-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => assert.equal(momentOf(date.toISOString()), date.getTime())));
    fc.assert(fc.property(fc.string(), (text) => { const ms = momentOf(text); assert.ok(ms === undefined || Number.isInteger(ms)); }));
  });
});
