import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, withText } from './palette-png.mjs';
import { read, write } from './pictures.mjs';

const dot = write({ width: 1, height: 1, data: Buffer.from([255, 0, 146, 255]) });

test('a text goes with a picture, and the picture stays what it was', () => {
  const both = withText(dot, '[{"look":"light"}]');
  assert.equal(textOf(both), '[{"look":"light"}]');
  assert.deepEqual([...read(both).data], [255, 0, 146, 255]);
});

test('a picture without one has none', () => assert.equal(textOf(dot), undefined));
