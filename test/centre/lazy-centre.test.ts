import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LazyCentre } from '../../src/centre/lazy-centre.js';
import { DeskError } from '../../src/core/index.js';
import { SimCentre } from '../../src/sim/index.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a centre that is loaded when needed', () => {
  test('is the one that was loaded', async () => {
    const inner = new SimCentre();
    const told: string[] = [];
    const centre = new LazyCentre(async () => inner);
    centre.start(({ type }) => told.push(type), new AbortController().signal);
    await settled();
    await centre.joinQueue('support');
    await centre.setStatus({ status: 'away', reason: 'Lunch' });
    await centre.leaveQueue('support');
    await centre.claim('w1');
    assert.deepEqual(inner.asked, ['joinQueue support', 'setStatus away Lunch', 'leaveQueue support', 'claim w1']);
    assert.deepEqual(told.slice(0, 4), ['centre-connecting', 'centre-connecting', 'centre-connected', 'queues-loaded']);
  });

  test('says why it could not be loaded, and is loaded by the next try', async () => {
    const told: string[] = [];
    let tries = 0;
    const centre = new LazyCentre(async () => {
      if (!tries++) throw new DeskError('bad-server', 'No.');
      return new SimCentre();
    });
    centre.start((event) => told.push('problem' in event ? `${event.type} ${event.problem.code}` : event.type), new AbortController().signal);
    await settled();
    assert.deepEqual(told, ['centre-connecting', 'centre-refused bad-server']);
    await centre.connect();
    assert.equal(told.at(-1), 'queues-loaded');
  });

  test('is not begun for a desk that has ended', async () => {
    const life = new AbortController();
    const told: string[] = [];
    new LazyCentre(async () => new SimCentre()).start(({ type }) => told.push(type), life.signal);
    life.abort();
    await settled();
    assert.deepEqual(told, ['centre-connecting']);
  });
});
