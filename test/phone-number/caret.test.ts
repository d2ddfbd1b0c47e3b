import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caretAfter, wideDeletion } from '../../src/phone-number/index.js';

/** The caret drawn as `|`. */
const moved = (before: string, after: string): string => {
  const caret = caretAfter(before.replace('|', ''), before.indexOf('|'), after);
  return `${after.slice(0, caret)}|${after.slice(caret)}`;
};

test('the caret stays behind its digit', () => {
  assert.equal(moved('4155550|', '415-5550'), '415-5550|');
  assert.equal(moved('41|5-5550', '(415) 555-0'), '(41|5) 555-0');
  assert.equal(moved('|415', '(415)'), '|(415)');
  assert.equal(moved('+4|930', '+49 30'), '+4|9 30');
  assert.equal(moved('|', ''), '|');
});

test('the same digits stand in front of it as before', () => {
  const written = fc.stringMatching(/^[0-9 ()-]{0,20}$/);
  fc.assert(fc.property(written, fc.nat(20), (before, at) => {
    const caret = Math.min(at, before.length);
    const after = before.replace(/\D/g, '').replace(/(\d{3})/g, '$1 ');
    const front = (text: string): string => text.replace(/\D/g, '');
    assert.equal(front(after.slice(0, caretAfter(before, caret, after))), front(before.slice(0, caret)));
  }));
});

test('deleting a bracket deletes the digit behind it', () => {
  assert.deepEqual(wideDeletion('(415) 555', 6, 'backward'), { start: 3, end: 6 });
  assert.deepEqual(wideDeletion('(415) 555', 4, 'forward'), { start: 4, end: 7 });
  assert.equal(wideDeletion('(415) 555', 9, 'backward'), undefined, 'a digit goes by itself');
  assert.equal(wideDeletion('(415) 555', 1, 'backward'), undefined, 'no digit is left before it');
  assert.equal(wideDeletion('', 0, 'backward'), undefined);
});
