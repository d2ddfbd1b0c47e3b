import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadPhoneRules } from '../../src/phone-number/index.js';

const rules = await loadPhoneRules();

test('loads once', () => {
  assert.equal(loadPhoneRules(), loadPhoneRules());
});

const grouped: readonly (readonly [number: string, region: string, text: string])[] = [
  ['4155550100', 'US', '(415) 555-0100'],
  ['+4930123456', 'US', '+49 30 123456'],
  ['02079460958', 'GB', '020 7946 0958'],
  ['0155501000', 'FR', '01 55 50 10 00'],
  ['+1', 'DE', '+1'],
  ['1001', 'US', '1001'],
  ['*97', 'US', '*97'],
  ['#31#0301234567', 'DE', '#31#0301234567'],
  ['sip:bob@pbx.example', 'US', 'sip:bob@pbx.example'],
  ['4155550100', 'XX', '4155550100'],
  ['', 'US', ''],
];
for (const [number, region, text] of grouped) {
  test(`in ${region}, ${number || 'nothing'} is written ${text || 'as nothing'}`, () => {
    assert.equal(rules.formatAsYouType(number, region), text);
  });
}

test('grouping loses no digit', () => {
  const regions = fc.constantFrom('US', 'GB', 'DE', 'FR', 'JP', 'BR', 'IN', 'AE', 'XX');
  fc.assert(fc.property(fc.stringMatching(/^\+?[0-9]{0,20}$/), regions, (number, region) => {
    assert.equal(rules.formatAsYouType(number, region).replace(/[^+\d]/g, ''), number);
  }));
});

test('knows the place of a number', () => {
  assert.deepEqual(rules.placeOf('+4930', 'US'), { region: 'DE', callingCode: '49' });
  assert.deepEqual(rules.placeOf('', 'GB'), { region: 'GB', callingCode: '44' });
  assert.deepEqual(rules.placeOf('+1', 'DE'), { callingCode: '1' });
  assert.deepEqual(rules.placeOf('', 'XX'), {});
});

test('E.164 for public numbers alone', () => {
  assert.equal(rules.toE164('(415) 555-0100', 'US'), '+14155550100');
  assert.equal(rules.toE164('011 44 20 7946 0958', 'US'), '+442079460958');
  assert.equal(rules.toE164('00442079460958', 'DE'), '+442079460958');
  for (const private_ of ['1001', '*97', 'sip:bob@pbx.example', 'Anna', '']) assert.equal(rules.toE164(private_, 'US'), undefined);
});

test('two ways of writing one number are the same', () => {
  assert.ok(rules.sameNumber('+1 415 555 0100', '(415) 555-0100', 'US'));
  assert.ok(rules.sameNumber('020 7946 0958', '+44 (0)20 7946 0958', 'GB'));
  assert.ok(rules.sameNumber('1001', '1001', 'US'));
  assert.ok(!rules.sameNumber('1001', '1002', 'US'));
  assert.ok(!rules.sameNumber('4155550100', '+442079460958', 'US'));
  assert.ok(!rules.sameNumber('Anna', 'Anna', 'US'), 'names are no numbers');
});
