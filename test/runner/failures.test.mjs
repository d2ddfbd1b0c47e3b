import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureWords, firstLines, fromHere } from './failures.mjs';

test('of an error the first lines are told, of whatever kind it is', () => {
  const failed = new Error('it failed', { cause: new Error('Expected values to be equal:\n\n1 !== 2') });
  assert.equal(firstLines(failed), 'Expected values to be equal:\n1 !== 2', 'what a test threw is the cause of what the runner says');
  assert.equal(firstLines({ message: 'expected 1 to equal 2', stack: 'at …' }), 'expected 1 to equal 2', 'as a browser sends it');
  assert.equal(firstLines(new Error('x', { cause: 'cancelled by its parent' })), 'cancelled by its parent');
  assert.equal(firstLines('not run'), 'not run');
  assert.equal(firstLines(undefined), 'it did not say why');
  assert.deepEqual([...firstLines(new Error(Array.from({ length: 20 }, (_, i) => `${i}`).join('\n')))].filter((one) => one !== '\n').join(''), '012345…');
  assert.equal(firstLines(new Error('x'.repeat(5_000))).length, 300);
});

test('each failure is named by its file, its browser and its test', () => {
  const failures = [
    { where: 'test/elements/call.test.ts, WebKit', name: '<cord-call> › rings', error: 'expected 1\nto equal 2' },
    { where: fromHere(`${process.cwd()}/test/core/call.test.ts`), name: 'ends', error: 'no' },
  ];
  assert.equal(failureWords(failures), '1. test/elements/call.test.ts, WebKit: <cord-call> › rings\n     expected 1\n     to equal 2\n2. test/core/call.test.ts: ends\n     no\n');
});
