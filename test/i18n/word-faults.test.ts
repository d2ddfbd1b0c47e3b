import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from '../../tools/word-faults.mjs';

const message = (name: string, ...contents: (string | { index: number })[]) => ({ name, contents });
const value = { index: 0 };
const other = { index: 1 };
const calling = message('a', 'Calling ', value);
const calls = message('b', value, ' call | ', other, ' calls');

test('a language that has all is fine, in its own order and with its own forms', () => {
  assert.deepEqual(faultsOf('de', [calling, calls], [message('b', value, ' Anruf | ', other, ' Anrufe'), message('a', value, ' wird angerufen')]), []);
  assert.deepEqual(faultsOf('th', [calls], [message('b', value, ' สาย')]), []);
  assert.deepEqual(faultsOf('ar', [calls], [message('b', 'لا مكالمات | مكالمة | مكالمتان | ', value, ' مكالمات | ', other, ' مكالمة | ', other, ' مكالمة')]), []);
});

for (const [what, translated, said] of [
  ['a message that is missing', [], 'de: not translated: "Calling {0}" (a)'],
  ['a message that is empty', [message('a', ' ')], 'de: not translated: "Calling {0}" (a)'],
  ['a value that went missing', [message('a', 'Ruft an')], 'de: other values in "Ruft an": "Calling {0}" (a)'],
  ['a value that is not there', [message('a', 'Ruft ', other, ' an')], 'de: other values in "Ruft {1} an": "Calling {0}" (a)'],
  ['a message that nobody says', [message('a', 'Ruft ', value, ' an'), message('z', 'Alt')], 'de: nobody says this any more: "Alt" (z)'],
] as const) {
  test(`${what} is a fault`, () => assert.deepEqual(faultsOf('de', [calling], translated), [said]));
}

test('plural forms are those of the language', () => {
  assert.deepEqual(faultsOf('ar', [calls], [message('b', value, ' مكالمة | ', other, ' مكالمات')]), ['ar: not 6 forms, but "{0} مكالمة | {1} مكالمات": "{0} call | {1} calls" (b)']);
  assert.deepEqual(faultsOf('de', [calls], [message('b', value, ' Anruf | ', { index: 7 }, ' Anrufe')]), ['de: no value {7} in "{0} Anruf | {7} Anrufe": "{0} call | {1} calls" (b)']);
});
