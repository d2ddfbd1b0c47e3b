import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryName, regionOf } from '../../src/phone-number/index.js';

test('a language has a country', () => {
  assert.equal(regionOf('de-AT'), 'AT');
  assert.equal(regionOf('en'), 'US');
  assert.equal(regionOf('ar'), 'EG');
  assert.equal(regionOf('zh-Hant'), 'TW');
  assert.equal(regionOf('not a language'), undefined);
  assert.equal(regionOf(''), undefined);
});

test('a country has a name', () => {
  assert.equal(countryName('DE', 'en'), 'Germany');
  assert.equal(countryName('DE', 'fr'), 'Allemagne');
  assert.equal(countryName('Germany'), 'Germany');
});
