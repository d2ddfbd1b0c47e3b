import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { QueueSnapshot } from '../../src/core/index.js';
import { createSim } from '../../src/sim/index.js';

const support: QueueSnapshot = {
  id: 'support', name: 'Support', members: [],
  waiting: [{ id: 'w1', number: '42', since: 1, priority: 0, reasons: [], path: [] }],
};
const codeOf = (outcome: { readonly ok: boolean; readonly error?: { readonly code: string } }): string => (outcome.ok ? 'ok' : outcome.error!.code);

describe('queues', () => {
  test('join and leave', async () => {
    const { desk, centre } = await createSim({ centre: { queues: [support] } });
    await desk.send({ type: 'join-queue', queue: 'support' });
    await desk.send({ type: 'leave-queue', queue: 'support' });
    assert.deepEqual(centre.asked, ['joinQueue support', 'leaveQueue support']);
  });

  test('a desk without queues says so, one that lost them too', async () => {
    const { desk } = await createSim();
    assert.equal(codeOf(await desk.send({ type: 'join-queue', queue: 'support' })), 'no-centre');
    const lost = await createSim({ centre: { queues: [support] } });
    lost.centre.loses();
    assert.equal(codeOf(await lost.desk.send({ type: 'leave-queue', queue: 'support' })), 'unreachable');
  });

  test('offline is not for one queue alone', async () => {
    const { desk } = await createSim({ centre: { queues: [support] } });
    assert.equal(codeOf(await desk.send({ type: 'set-status', status: 'offline', queue: 'support' })), 'not-now');
  });
});

describe('claiming', () => {
  test('brings who waits; not without the right, nor who has gone, nor to a phone that is not there', async () => {
    const { desk, centre, line } = await createSim({ centre: { queues: [support] } });
    assert.equal(codeOf(await desk.send({ type: 'claim-call', callId: 'nobody' })), 'no-such-call');
    line.loses();
    assert.equal(codeOf(await desk.send({ type: 'claim-call', callId: 'w1' })), 'not-registered');
    await desk.send({ type: 'connect' });
    assert.deepEqual(await desk.send({ type: 'claim-call', callId: 'w1' }), { ok: true, callId: 'w1' });
    assert.deepEqual([centre.asked, desk.state.queues[0]!.waiting], [['claim w1'], []]);
    const plain = await createSim({ centre: { queues: [support], rights: ['queues'] } });
    assert.equal(codeOf(await plain.desk.send({ type: 'claim-call', callId: 'w1' })), 'forbidden');
  });
});

describe('connecting', () => {
  test('brings back queues without touching a line that is up', async () => {
    const { desk, centre, line } = await createSim({ centre: { queues: [support] } });
    centre.refuses({ code: 'bad-token', message: 'Who are you?' });
    await desk.send({ type: 'connect' });
    assert.deepEqual([desk.state.centre.status, line.asked], ['connected', ['connect']]);
    await desk.send({ type: 'connect' });
    assert.deepEqual(line.asked, ['connect', 'connect']);
  });
});
