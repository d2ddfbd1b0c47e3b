import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { formsOf } from '../../src/i18n/counted.js';
import { counted, setLanguage } from '../../src/i18n/index.js';
import '../support/page-window.js';

const said = (message: string, ...counts: readonly number[]): readonly string[] => counts.map((count) => counted(count, message));

afterEach(() => setLanguage(undefined));

test('English has two forms', () => {
  assert.deepEqual(formsOf('en'), ['one', 'other']);
  assert.deepEqual(said('a call | calls', 0, 1, 2, 1.5), ['calls', 'a call', 'calls', 'calls']);
});

test('Arabic has six', async () => {
  assert.deepEqual(formsOf('ar'), ['zero', 'one', 'two', 'few', 'many', 'other']);
  await setLanguage('ar');
  assert.deepEqual(said('zero | one | two | few | many | other', 0, 1, 2, 3, 11, 100), ['zero', 'one', 'two', 'few', 'many', 'other']);
});

test('Thai has one', async () => {
  assert.deepEqual(formsOf('th'), ['other']);
  await setLanguage('th');
  assert.deepEqual(said('สาย', 0, 1, 2), ['สาย', 'สาย', 'สาย']);
});

test('a message that is not translated is chosen from as English', async () => {
  await setLanguage('ar');
  assert.deepEqual(said('a call | calls', 0, 1, 2, 11), ['calls', 'a call', 'calls', 'calls']);
  await setLanguage('th');
  assert.deepEqual(said('a call | calls', 1, 2), ['a call', 'calls']);
});
