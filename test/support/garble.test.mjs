import assert from 'node:assert/strict';
import { test } from 'node:test';
import { garbled, randomFrom } from './garble.mjs';

const message = 'INVITE sip:1001@office.example SIP/2.0\r\nVia: SIP/2.0/WS page.invalid;branch=z9hG4bK1\r\n\r\n';

test('chance comes out the same each time, and differs by seed', () => {
  const three = (seed) => Array.from({ length: 3 }, randomFrom(seed));
  assert.deepEqual(three(7), three(7));
  assert.notDeepEqual(three(7), three(8));
  const many = Array.from({ length: 10_000 }, randomFrom(1));
  assert.ok(many.every((each) => each >= 0 && each < 1));
  assert.ok(Math.abs(many.reduce((sum, each) => sum + each) / many.length - 0.5) < 0.02);
});

test('a garbled message is changed or cut short, never longer, and valid UTF-8', () => {
  const random = randomFrom(3);
  const all = Array.from({ length: 500 }, () => garbled(message, random));
  assert.ok(all.every((text) => text.length <= message.length && text.isWellFormed()));
  assert.ok(all.filter((text) => text.length < message.length).length > 50);
  assert.ok(all.filter((text) => text.length === message.length && text !== message).length > 200);
});

test('nothing stays nothing', () => assert.equal(garbled('', randomFrom(1)).length <= 1, true));
