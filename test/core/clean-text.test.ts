import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanLines, cleanText } from '../../src/core/index.js';
import { hostileTexts } from '../support/hostile-texts.mjs';

const texts = fc.oneof(fc.constantFrom(...(hostileTexts)), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const deceives = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u;

describe('text that strangers wrote', () => {
  test('becomes one line, cut at a whole character', () => {
    assert.equal(cleanText(' a\r\nb\t c '), 'a b c');
    assert.equal(cleanText('abcdef', 4), 'abc…');
    assert.equal(cleanText('ab👍👍', 4), 'ab…');
    assert.equal(cleanText('x\ud83d!'), 'x!');
  });

  test('keeps its lines where they are meant', () => {
    assert.equal(cleanLines('one\u202e \r\n\r\n  two\u0007\u2028three\n', 99), 'one\n\n  two\nthree');
    assert.equal(cleanLines('one\ntwo', 5), 'one\n…');
  });

  test('never deceives, is never too long, and is clean once and for all', () => {
    fc.assert(fc.property(texts, fc.integer({ min: 2, max: 300 }), (text, most) => {
      for (const clean of [cleanText, cleanLines]) {
        const once = clean(text, most);
        assert.ok(once.length <= most && !deceives.test(once), JSON.stringify(once));
        assert.equal(clean(once, most), once);
      }
      assert.doesNotMatch(cleanText(text, most), /\n/);
    }), { numRuns: 500 });
  });
});
