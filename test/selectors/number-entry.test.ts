import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erased, inserted, regrouped, type Entry } from '../../src/elements/dialer/number-entry.js';
import { loadPhoneRules } from '../../src/phone-number/index.js';

const rules = await loadPhoneRules();
const write = (number: string): string => rules.formatAsYouType(number, 'US');

/** A field drawn with its caret as `|`, or its selection between two. */
const drawn = (text: string): Entry => {
  const [before = '', selected, after] = text.split('|');
  const rest = after === undefined ? ['', selected ?? ''] : [selected!, after];
  return { text: before + rest.join(''), start: before.length, end: before.length + rest[0]!.length };
};
const draw = ({ text, start }: Entry): string => `${text.slice(0, start)}|${text.slice(start)}`;

test('typing groups numbers and leaves the rest alone', () => {
  assert.equal(draw(regrouped(drawn('4155550|'), write)), '(415) 555-0|');
  assert.equal(draw(regrouped(drawn('+4930|'), write)), '+49 30|');
  assert.equal(draw(regrouped(drawn('Ada L|'), write)), 'Ada L|');
  assert.equal(draw(regrouped(drawn('1-800-F|'), write)), '1-800-F|');
  assert.equal(draw(regrouped(drawn('sip:bo|b'), write)), 'sip:bo|b');
  assert.equal(draw(regrouped(drawn('٤١٥٥٥٥٠|'), write)), '(415) 555-0|');
  assert.equal(draw(regrouped(drawn('+|'), write)), '+|');
});

test('keys and pastes go where the caret is', () => {
  assert.equal(draw(inserted(drawn('41|5550'), '9', write)), '(419|) 555-0');
  assert.equal(draw(inserted(drawn('12|'), '#', write)), '12#|');
  assert.equal(draw(inserted(drawn('|415|'), '555-0100', write)), '(555) 010-0|');
  assert.equal(draw(inserted(drawn('|'), '+', write)), '+|');
});

test('a whole number takes the place of everything', () => {
  assert.equal(draw(inserted(drawn('415|'), '+49 (0)30 123456', write)), '+49 30 123456|');
  assert.equal(draw(inserted(drawn('415|'), 'sip:bob@pbx.example', write)), 'sip:bob@pbx.example|');
});

test('Backspace and Delete take digits, not brackets', () => {
  assert.equal(draw(erased(drawn('(415) 555-010|0'), write)), '(415) 555-01|0');
  assert.equal(erased(drawn('(415) |555-0100'), write).text, write('415550100'));
  assert.equal(erased(drawn('(415)| 555-0100'), write, 'forward').text, write('415550100'));
  assert.equal(erased(drawn('(41|5) 55|5-0100'), write).text, write('4150100'));
  assert.equal(draw(erased(drawn('Ada|'), write)), 'Ad|');
  assert.equal(draw(erased(drawn('|'), write)), '|');
});
