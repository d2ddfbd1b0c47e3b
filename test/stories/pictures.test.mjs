import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, coarse, difference, half, partOf, read, row, write } from './pictures.mjs';

const plain = (width, height, colour) => ({ width, height, data: Buffer.from(Array.from({ length: width * height }, () => [...colour, 255]).flat()) });
const [white, black] = [[255, 255, 255], [0, 0, 0]];

test('pictures stand side by side, on nothing where one is shorter', () => {
  const both = row([plain(2, 3, black), plain(1, 1, white)]);
  assert.deepEqual([both.width, both.height], [3, 3]);
  assert.deepEqual([...both.data.subarray(8, 12)], [255, 255, 255, 255]);
  assert.deepEqual([...both.data.subarray(20, 24)], [0, 0, 0, 0]);
});

test('what is written is read again, in fewer colours', () => {
  assert.deepEqual([...read(write(coarse(plain(1, 1, [250, 3, 130])))).data], [255, 0, 146, 255]);
  assert.deepEqual([...read(write(coarse(plain(1, 1, [17, 19, 24])))).data], [17, 17, 17, 255], 'grey stays grey');
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

test('half of a picture is the mean of each four pixels', () => {
  const page = row([plain(2, 4, black), plain(3, 4, white), plain(1, 4, black)]);
  assert.deepEqual([...half(page).data.filter((_, at) => at % 4 === 0)], [0, 255, 128, 0, 255, 128]);
});

test('a part of a row is what was put there', () => {
  const both = row([plain(2, 3, black), plain(1, 1, white)]);
  assert.deepEqual([...partOf(both, { x: 2, width: 1, height: 1 }).data], [255, 255, 255, 255]);
  assert.deepEqual([...partOf(both, { x: 0, width: 2, height: 3 }).data], [...plain(2, 3, black).data]);
});

test('one step of grey is a change; one pixel is', () => {
  assert.ok(difference(plain(10, 10, [238, 238, 238]), plain(10, 10, [221, 221, 221])));
  const dot = plain(100, 100, white);
  dot.data.fill(0, 0, 3);
  assert.equal(difference(plain(100, 100, white), dot).words, '1 pixels differ');
});

test('what changed says in which look', () => {
  const [page, other] = [plain(4, 4, white), plain(4, 4, black)];
  assert.equal(changed(['light', 'dark'], [page, other], [page, other]), undefined);
  assert.match(changed(['light', 'dark'], [page, other], [page, page]).words, /^dark: 16 pixels differ$/);
});
