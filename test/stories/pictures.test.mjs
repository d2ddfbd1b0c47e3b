import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coarse, difference, read, row, write } from './pictures.mjs';

const plain = (width, height, colour) => ({ width, height, data: Buffer.from(Array.from({ length: width * height }, () => [...colour, 255]).flat()) });
const [white, black] = [[255, 255, 255], [0, 0, 0]];

test('pictures stand side by side, on nothing where one is shorter', () => {
  const both = row([plain(2, 3, black), plain(1, 1, white)]);
  assert.deepEqual([both.width, both.height], [3, 3]);
  assert.deepEqual([...both.data.subarray(8, 12)], [255, 255, 255, 255]);
  assert.deepEqual([...both.data.subarray(20, 24)], [0, 0, 0, 0]);
});

test('what is written is read again, sixteen steps a colour', () => {
  assert.deepEqual([...read(write(coarse(plain(1, 1, [250, 3, 130])))).data], [255, 0, 136, 255]);
});

test('a picture of many colours is written, too, if larger', () => {
  const many = { width: 20, height: 20, data: Buffer.from(Array.from({ length: 400 }, (_, at) => [at & 255, at >> 8, 9, 255]).flat()) };
  assert.deepEqual([...read(write(many)).data], [...many.data]);
});

test('the same is the same; another colour, size or line is told', () => {
  const page = plain(100, 100, white);
  assert.equal(difference(page, plain(100, 100, [254, 254, 254])), undefined);
  assert.match(difference(page, plain(100, 90, white)).words, /100 × 100 became 100 × 90/);
  const line = plain(100, 100, white);
  line.data.fill(0, 0, 40);
  const { words, picture } = difference(page, line);
  assert.match(words, /^\d+ pixels differ$/);
  assert.deepEqual([picture.width, picture.height], [300, 100], 'before, now, and what changed');
});
