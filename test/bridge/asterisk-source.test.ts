import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { applyQueueChanges } from '../../src/core/index.js';
import { until } from '../support/until.mjs';
import { agentEvent, callerEvent, callerRow, memberEvent, memberRow, queueRow } from './fake-asterisk.mjs';
import { withAsterisk } from './with-asterisk.js';

const vip = { CORDBOARD_REASONS: 'vip,region:North', CORDBOARD_PATH: 'Support>Billing', QUEUE_PRIO: '5' };

describe('a source over the manager interface', () => {
  test('logs in, and loads what there is', async (t) => {
    const { happens, asterisk, shows } = await withAsterisk(t, [queueRow('support'), memberRow('support', '1001'), callerRow('support', 'a', 1)]);
    asterisk.variables = { 'PJSIP/trunk-a': vip };
    const { queues } = await happens('loaded');
    assert.deepEqual([queues[0]!.members.length, queues[0]!.waiting.length], [1, 1]);
    await shows('why they are here', ([support]) => support!.waiting[0]!.reasons.length === 2 && support!.waiting[0]!.path.length === 2 && support!.waiting[0]!.priority === 5);
  });

  test('tells each event, and asks why a caller is here', async (t) => {
    const { happens, asterisk, shows, changes } = await withAsterisk(t, [queueRow('support'), memberRow('support', '1001')]);
    asterisk.variables = { 'PJSIP/trunk-a': vip };
    await happens('loaded');
    asterisk.raise(callerEvent('QueueCallerJoin', 'support', 'a', { Position: 1, Count: 1 }));
    await shows('why they are here', ([support]) => support!.waiting[0]?.reasons[1]?.detail === 'North');
    asterisk.raise(agentEvent('AgentCalled', 'support', 'a', '1001'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 0 }), agentEvent('AgentConnect', 'support', 'a', '1001'));
    await shows('a call', ([support]) => support!.members[0]!.status === 'on-call');
    assert.deepEqual(changes.map(({ type }) => type), ['caller', 'caller', 'member', 'caller-left', 'member', 'member'].slice(0, changes.length));
    assert.deepEqual(changes.find(({ type }) => type === 'caller-left'), { type: 'caller-left', queueId: 'support', callId: 'a', how: 'answered' });
  });

  test('asks for the figures when the PBX has counted, seldom, and without the members', async (t) => {
    const { happens, asterisk, shows } = await withAsterisk(t, [queueRow('support'), memberRow('support', '1001'), queueRow('sales')]);
    await happens('loaded');
    asterisk.rows[0] = queueRow('support', { Abandoned: 7 });
    for (let i = 0; i < 50; i++) asterisk.raise(callerEvent('QueueCallerAbandon', 'support', `${i}`));
    await shows('the figures', ([support]) => support!.figures!.abandoned === 7);
    const asked = asterisk.asked.filter(({ Action }) => Action === 'QueueStatus').map(({ Queue, Member }) => [Queue, Member]);
    assert.deepEqual(asked, [[undefined, undefined], ['support', '-']]);
  });

  test('asks for all of a queue that it does not know', async (t) => {
    const { happens, asterisk, shows } = await withAsterisk(t, [queueRow('support')]);
    await happens('loaded');
    asterisk.rows.push(queueRow('new'), memberRow('new', '1001'), callerRow('new', 'a', 1));
    asterisk.raise(callerEvent('QueueCallerJoin', 'new', 'a', { Position: 1, Count: 1 }));
    await shows('the new queue', (board) => board[1]?.members.length === 1 && board[1].waiting.length === 1);
  });

  test('takes a list in its place among the events, though all come in one piece', async (t) => {
    const { happens, asterisk, shows } = await withAsterisk(t, [queueRow('support'), callerRow('support', 'a', 1)]);
    await happens('loaded');
    asterisk.answers['QueueStatus'] = (fields: { Queue?: string }) => {
      // Just after the list was made, its caller has left.
      setImmediate(() => asterisk.raise(callerEvent('QueueCallerLeave', 'support', 'a', { Count: 0 })));
      return fields.Queue ? [queueRow('support', { Completed: 1 }), callerRow('support', 'a', 1)] : [];
    };
    asterisk.raise(callerEvent('QueueCallerAbandon', 'support', 'a'));
    await shows('nobody', ([support]) => support!.figures!.answered === 1 && support!.waiting.length === 0);
  });

  test('that is hung up on says so, comes back by itself, and loads everything anew', async (t) => {
    const { happens, asterisk, source } = await withAsterisk(t, [queueRow('support'), memberRow('support', '1001')]);
    await happens('loaded');
    asterisk.rows = [queueRow('support'), memberRow('support', '1002')];
    asterisk.drop();
    const { problem } = await happens('lost');
    assert.equal(problem.code, 'unreachable');
    await assert.rejects(source.run({ type: 'join-queue', queue: 'support' }, '1001'), { code: 'unreachable' });
    const { queues } = await happens('loaded', 2);
    assert.deepEqual(queues[0]!.members.map(({ agent }) => agent), ['1002']);
  });

  test('whose Asterisk is still starting comes back until it has queues', async (t) => {
    const { happens, asterisk } = await withAsterisk(t, [queueRow('support')]);
    const { QueueStatus: answer } = asterisk.answers;
    asterisk.answers['QueueStatus'] = () => ({ Response: 'Error', Message: 'Invalid/unknown command' });
    asterisk.drop();
    await happens('lost', 2);
    asterisk.answers['QueueStatus'] = answer!;
    await happens('loaded');
  });

  test('that is refused says whose fault it is', async (t) => {
    const { happens } = await withAsterisk(t, [], { secret: 'wrong' });
    const { problem } = await happens('lost');
    assert.equal(problem.code, 'credentials');
    assert.match(problem.message, /manager account cordboard/);
    assert.doesNotMatch(problem.message, /wrong/);
  });

  for (const [what, bytes] of [['a line without an end', Buffer.alloc(200_000, 'x')], ['noise', Buffer.concat([randomBytes(200_000).map((byte) => (byte === 10 ? 11 : byte))])]] as const) {
    test(`that hears ${what} hangs up and starts anew`, async (t) => {
      const { happens, asterisk } = await withAsterisk(t, [queueRow('support')]);
      await happens('loaded');
      asterisk.write(bytes);
      await happens('lost');
      await happens('loaded', 2);
    });
  }

  test('that is ended hangs up and says nothing more', async (t) => {
    const { happens, asterisk, stopping, events } = await withAsterisk(t, [queueRow('support')]);
    await happens('loaded');
    stopping.abort();
    await until('it has hung up', () => asterisk.connections === 0);
    assert.deepEqual(events.map(({ type }) => type), ['loaded']);
  });

  test('makes one board, by its list and by its changes', async (t) => {
    const { happens, asterisk, events, shows } = await withAsterisk(t, [queueRow('support'), memberRow('support', '1001')]);
    const { queues } = await happens('loaded');
    for (let i = 0; i < 20; i++) asterisk.raise(callerEvent('QueueCallerJoin', 'support', `${i}`, { Position: i % 3 + 1, Count: i + 1 }), memberEvent('QueueMemberStatus', 'support', '1001', { Status: i % 9 }));
    await shows('all', ([support]) => support!.waiting.length === 20);
    const changed = events.flatMap((event) => (event.type === 'changed' ? event.changes : []));
    await shows('the same', (board) => JSON.stringify(applyQueueChanges(queues, changed, (queue) => queue)) === JSON.stringify(board));
  });
});
