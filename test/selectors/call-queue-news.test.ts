import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Queue, WaitingCall } from '../../src/core/index.js';
import { QueueNews } from '../../src/elements/call-queue/queue-news.js';

const call = (name: string, since = 0): WaitingCall => ({ id: name, name, number: '1', since, priority: 0, reasons: [], path: [] });
const queue = (...waiting: readonly WaitingCall[]): Queue => ({
  id: 'support', name: 'Support', waiting, members: [], trend: { minute: 0, peaks: [] },
  figures: { answered: 0, abandoned: 0, averageWait: 0, averageTalk: 0, serviceLevel: { within: 60_000 } },
});

/** Tells what is said at each moment, in s. */
function telling(...moments: readonly (readonly [seconds: number, queue: Queue])[]): readonly string[] {
  const news = new QueueNews();
  return moments.map(([seconds, one]) => news.at([one], seconds * 1000));
}

test('who is there at first is no news; who joins is', () => {
  assert.deepEqual(telling([0, queue(call('Ada'))], [1, queue(call('Ada'), call('Bob'))]), ['', 'Bob joined, 2 waiting.']);
});

test('several changes are told together, and not before the last news has been heard', () => {
  const [a, b, c] = [call('Ada'), call('Bob'), call('Cleo')];
  assert.deepEqual(
    telling([0, queue()], [1, queue(a)], [2, queue(a, b)], [5.9, queue(a, b, c)], [6, queue(a, b, c)], [7, queue(a, b, c)]),
    ['', 'Ada joined, 1 waiting.', 'Ada joined, 1 waiting.', 'Ada joined, 1 waiting.', 'Bob, Cleo joined, 3 waiting.', 'Bob, Cleo joined, 3 waiting.'],
  );
});

test('many are counted', () => {
  const crowd = ['A', 'B', 'C', 'D'].map((name) => call(name));
  assert.deepEqual(telling([0, queue()], [1, queue(...crowd)]), ['', '4 callers joined, 4 waiting.']);
});

test('whoever comes and goes within a moment was never there; the last one is missed', () => {
  const ada = call('Ada');
  assert.deepEqual(telling([0, queue(ada)], [1, queue()], [2, queue(call('Bob'))], [7, queue()]), ['', 'Nobody waits.', 'Nobody waits.', 'Nobody waits.']);
});

test('waiting too long is told once each, when it happens', () => {
  const [ada, bob, cleo] = [call('Ada', 0), call('Bob', 1_000), call('Cleo', 30_000)];
  const waiting = queue(ada, bob, cleo);
  assert.deepEqual(
    telling([50, waiting], [59, waiting], [60, waiting], [61, waiting], [66, waiting], [80, waiting], [90, waiting], [200, waiting]),
    ['', '', 'Too long: Ada.', 'Too long: Ada.', 'Too long: Bob.', 'Too long: Bob.', 'Too long: Cleo.', 'Too long: Cleo.'],
  );
  assert.deepEqual(telling([300, waiting], [301, waiting]), ['', ''], 'who waited too long before it was looked at is seen, not told');
});

test('another queue is another board', () => {
  const news = new QueueNews();
  news.at([queue(call('Ada'))], 0);
  assert.equal(news.at([{ ...queue(call('Bob')), id: 'sales' }], 10_000), '');
});
