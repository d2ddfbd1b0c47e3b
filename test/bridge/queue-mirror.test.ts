import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { InterfaceTemplate } from '../../src/bridge/ami/interface-template.js';
import { QueueMirror } from '../../src/bridge/ami/queue-mirror.js';
import { applyQueueChanges, type QueueChange, type QueueSnapshot } from '../../src/core/index.js';
import { agentEvent, callerEvent, callerRow, memberEvent, memberRow, queueRow } from './fake-asterisk.mjs';

const text = (row: object): Record<string, string> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]));

/** A mirror with what it shows, and what it told. */
function mirrorOf(...rows: readonly object[]) {
  const met: string[] = [];
  const doubted: string[] = [];
  const told: QueueChange[] = [];
  const mirror = new QueueMirror({ member: new InterfaceTemplate('PJSIP/{agent}'), names: { sales: 'Sales team' }, wrapUp: {}, workWord: 'Work', met: (id) => met.push(id), doubt: (id) => doubted.push(id) });
  mirror.load(rows.map(text), 1_000);
  return {
    mirror, met, doubted, told,
    hear: (event: object, at = 2_000) => told.push(...mirror.hear(text(event), at)),
    support: (): QueueSnapshot => mirror.queue('support')!,
    line: (): string => mirror.queue('support')!.waiting.map(({ id }) => id).join(''),
    member: (agent = '1001') => mirror.queue('support')!.members.find((one) => one.agent === agent),
  };
}

const support = queueRow('support');

describe('the mirror of a PBX', () => {
  test('shows what QueueStatus tells, callers in their order', () => {
    const { mirror, met } = mirrorOf(support, memberRow('support', '1001'), callerRow('support', 'b', 2), callerRow('support', 'a', 1), callerRow('support', 'm', 3, { Channel: 'Message/ast_msg_queue' }), queueRow('sales', { Strategy: 'ringall' }));
    assert.deepEqual(mirror.queues.map(({ name, strategy, waiting, members }) => [name, strategy, waiting.map(({ id }) => id).join(''), members.length]), [['Support', 'round-robin', 'ab', 1], ['Sales team', 'ring-all', '', 0]]);
    assert.deepEqual(met, ['a', 'b']);
  });

  test('lets callers in where the PBX puts them', () => {
    const { hear, line, doubted } = mirrorOf(support);
    hear(callerEvent('QueueCallerJoin', 'support', 'a', { Position: 1, Count: 1 }));
    hear(callerEvent('QueueCallerJoin', 'support', 'b', { Position: 2, Count: 2 }));
    hear(callerEvent('QueueCallerJoin', 'support', 'v', { Position: 1, Count: 3 }));
    assert.deepEqual([line(), doubted], ['vab', []]);
  });

  const ways: Readonly<Record<string, readonly object[]>> = {
    answered: [agentEvent('AgentCalled', 'support', 'a', '1001'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 1 }), agentEvent('AgentConnect', 'support', 'a', '1001')],
    abandoned: [callerEvent('QueueCallerAbandon', 'support', 'a'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 1 })],
    'abandoned while it rings': [
      agentEvent('AgentCalled', 'support', 'a', '1001'), agentEvent('AgentRingNoAnswer', 'support', 'a', '1001'), callerEvent('QueueCallerAbandon', 'support', 'a'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 1 }),
    ],
    'abandoned while it rings at all': [
      agentEvent('AgentCalled', 'support', 'a', '1001'), agentEvent('AgentCalled', 'support', 'a', '1002'), callerEvent('QueueCallerAbandon', 'support', 'a'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 1 }),
    ],
    other: [agentEvent('AgentCalled', 'support', 'a', '1001'), agentEvent('AgentRingNoAnswer', 'support', 'a', '1001'), callerEvent('QueueCallerLeave', 'support', 'a', { Count: 1 })],
  };
  for (const [how, events] of Object.entries(ways)) {
    test(`tells how a caller left: ${how}`, () => {
      const { hear, told, line, member, doubted } = mirrorOf(support, memberRow('support', '1001'), memberRow('support', '1002'), callerRow('support', 'a', 1), callerRow('support', 'b', 2));
      events.forEach((event) => hear(event));
      assert.deepEqual(told.filter(({ type }) => type === 'caller-left'), [{ type: 'caller-left', queueId: 'support', callId: 'a', how: how.split(' ')[0] }]);
      assert.deepEqual([line(), doubted], ['b', []]);
      assert.deepEqual([member()!.status, member('1002')!.status], [how === 'answered' ? 'on-call' : 'ready', 'ready']);
    });
  }

  test('tells a claimed caller from one who hung up, though the PBX does not', async () => {
    const { hear, told, mirror } = mirrorOf(support, callerRow('support', 'a', 1), callerRow('support', 'b', 2));
    const { left } = mirror.callers.claim('a');
    mirror.callers.claim('b').giveUp();
    for (const id of ['a', 'b']) {
      hear(callerEvent('QueueCallerAbandon', 'support', id));
      hear(callerEvent('QueueCallerLeave', 'support', id));
    }
    assert.deepEqual(told.map((change) => change.type === 'caller-left' && change.how), ['claimed', 'abandoned']);
    assert.equal(await left, 'claimed');
  });

  test('shows a claimed caller who was answered first as that', async () => {
    const { hear, mirror } = mirrorOf(support, memberRow('support', '1001'), callerRow('support', 'a', 1));
    hear(agentEvent('AgentCalled', 'support', 'a', '1001'));
    const { left } = mirror.callers.claim('a');
    hear(callerEvent('QueueCallerLeave', 'support', 'a'));
    assert.equal(await left, 'answered');
  });

  test('follows an agent through a call', () => {
    const { hear, member } = mirrorOf(support, memberRow('support', '1001'), callerRow('support', 'a', 1));
    const seen = [agentEvent('AgentCalled', 'support', 'a', '1001'), memberEvent('QueueMemberStatus', 'support', '1001', { Status: 6 }), callerEvent('QueueCallerLeave', 'support', 'a'),
      agentEvent('AgentConnect', 'support', 'a', '1001'), memberEvent('QueueMemberStatus', 'support', '1001', { Status: 2, InCall: 1 }), agentEvent('AgentComplete', 'support', 'a', '1001'),
      memberEvent('QueueMemberStatus', 'support', '1001', { Status: 1, CallsTaken: 1 })].map((event, index) => {
      hear(event, 2_000 + index);
      return `${member()!.status} ${member()!.since}`;
    });
    // Between leave and connect it still rings at the phone.
    assert.deepEqual(seen, ['ringing 2000', 'ringing 2000', 'ringing 2000', 'on-call 2003', 'on-call 2003', 'on-call 2003', 'ready 2006']);
    assert.equal(member()!.answered, 1);
  });

  test('shows who let a call ring in vain, until they take one', () => {
    const { hear, member } = mirrorOf(support, memberRow('support', '1001'), callerRow('support', 'a', 1));
    hear(agentEvent('AgentCalled', 'support', 'a', '1001'));
    hear(agentEvent('AgentRingNoAnswer', 'support', 'a', '1001'), 3_000);
    assert.deepEqual([member()!.status, member()!.missedAt], ['ready', 3_000]);
    hear(memberEvent('QueueMemberPause', 'support', '1001', { Paused: 1 }));
    assert.equal(member()!.missedAt, 3_000);
    hear(agentEvent('AgentConnect', 'support', 'a', '1001'));
    assert.equal(member()!.missedAt, undefined);
  });

  test('shows members come, go away with a reason, and leave', () => {
    const { hear, member } = mirrorOf(support);
    hear(memberEvent('QueueMemberAdded', 'support', '1001'));
    hear(memberEvent('QueueMemberPause', 'support', '1001', { Paused: 1, PausedReason: 'Lunch' }), 5_000);
    assert.deepEqual(member(), { agent: '1001', name: 'Agent 1001', status: 'away', paused: true, reason: 'Lunch', since: 5_000, answered: 0 });
    hear(memberEvent('QueueMemberPause', 'support', '1001', { Paused: 1, PausedReason: 'Work' }), 6_000);
    assert.deepEqual([member()!.status, member()!.since], ['after-call-work', 6_000]);
    hear(memberEvent('QueueMemberRemoved', 'support', '1001'));
    assert.equal(member(), undefined);
  });

  test('ends wrap-up when its time is over', () => {
    const { hear, mirror, member } = mirrorOf(support, memberRow('support', '1001'));
    hear(memberEvent('QueueMemberStatus', 'support', '1001', { LastCall: 10, Wrapuptime: 5 }), 11_000);
    assert.deepEqual([member()!.status, mirror.tick(14_999).length, mirror.tick(15_000).length, member()!.status, member()!.since, mirror.tick(16_000).length], ['after-call-work', 0, 1, 'ready', 15_000, 0]);
  });

  test('adds what the dialplan told, as long as they wait', () => {
    const { mirror, told, hear } = mirrorOf(support, callerRow('support', 'a', 1));
    const story = { reasons: [{ kind: 'vip' as const }], path: ['Support'], priority: 5 };
    told.push(...mirror.describe('a', story), ...mirror.describe('a', story), ...mirror.describe('z', story));
    assert.deepEqual(told.map((change) => change.type === 'caller' && [change.position, change.call.priority, change.call.reasons, change.call.path]), [[1, 5, [{ kind: 'vip' }], ['Support']]]);
    hear(callerEvent('QueueCallerLeave', 'support', 'a'));
    assert.deepEqual(mirror.describe('a', story), []);
  });

  test('doubts a queue that it does not know, or whose callers it counts otherwise', () => {
    const { hear, doubted, line } = mirrorOf(support, callerRow('support', 'a', 1));
    hear(callerEvent('QueueCallerJoin', 'new', 'b', { Position: 1, Count: 1 }));
    hear(callerEvent('QueueCallerJoin', 'support', 'c', { Position: 3, Count: 3 }));
    assert.deepEqual([doubted, line()], [['new', 'support'], 'ac']);
  });

  test('finds what changed without a word, and keeps what was known', async () => {
    const { mirror, hear, member } = mirrorOf(support, memberRow('support', '1001'), memberRow('support', '1002'), callerRow('support', 'a', 1), callerRow('support', 'b', 2), queueRow('old'));
    hear(agentEvent('AgentRingNoAnswer', 'support', 'a', '1001'), 3_000);
    const { left } = mirror.callers.claim('a');
    const changes = mirror.refresh([queueRow('support', { Completed: 1 }), memberRow('support', '1001'), callerRow('support', 'b', 1), queueRow('new')].map(text), undefined, true, 9_000);
    assert.deepEqual(changes.map(({ type }) => type), ['queue-removed', 'queue', 'caller-left', 'member-left', 'queue']);
    assert.deepEqual([member()!.missedAt, member('1002'), mirror.queue('support')!.waiting[0]!.since], [3_000, undefined, 1_000]);
    assert.equal(await left, 'claimed');
  });

  test('asked for figures alone keeps its members', () => {
    const { mirror } = mirrorOf(support, memberRow('support', '1001'), queueRow('sales'));
    const changes = mirror.refresh([text(queueRow('support', { Abandoned: 1 }))], 'support', false, 9_000);
    assert.deepEqual([changes.map(({ type }) => type), mirror.queue('support')!.members.length, mirror.queues.length], [['queue'], 1, 2]);
  });

  test('after a gap says no more than the PBX about when a status began', () => {
    const { mirror, member } = mirrorOf(support, memberRow('support', '1001'));
    mirror.load([support, memberRow('support', '1001', { Paused: 1, LastPause: 3 })].map(text), 9_000);
    assert.deepEqual([member()!.status, member()!.since], ['away', 3_000]);
    mirror.load([support, memberRow('support', '1001', { Status: 2 })].map(text), 10_000);
    assert.deepEqual([member()!.status, member()!.since], ['on-call', undefined]);
  });

  test('whatever it hears, its changes make the same board as its own', () => {
    const [ids, agents] = [fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1001', '1002')];
    const event = fc.oneof(
      fc.tuple(fc.constantFrom('QueueCallerJoin', 'QueueCallerLeave', 'QueueCallerAbandon'), ids, fc.integer({ min: -1, max: 5 })).map(([name, id, Position]) => callerEvent(name, 'support', id, { Position })),
      fc.tuple(fc.constantFrom('AgentCalled', 'AgentConnect', 'AgentComplete', 'AgentRingNoAnswer', 'AgentDump'), ids, agents).map(([name, id, agent]) => agentEvent(name, 'support', id, agent)),
      fc.tuple(fc.constantFrom('QueueMemberAdded', 'QueueMemberStatus', 'QueueMemberPause', 'QueueMemberRemoved'), agents, fc.nat(8), fc.nat(1)).map(([name, agent, Status, Paused]) => memberEvent(name, 'support', agent, { Status, Paused })),
      fc.record({ Event: fc.constantFrom('QueueCallerJoin', 'QueueMemberStatus', 'constructor', '__proto__'), Queue: fc.constantFrom('support', '') }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const { mirror } = mirrorOf(support, callerRow('support', 'a', 1), memberRow('support', '1001'));
      let board = mirror.queues;
      events.forEach((one, index) => { board = applyQueueChanges(board, mirror.hear(text(one), 2_000 + index), (queue) => queue); });
      assert.deepEqual(board, mirror.queues);
      for (const { waiting, members } of board) assert.deepEqual([new Set(waiting.map(({ id }) => id)).size, new Set(members.map(({ agent }) => agent)).size], [waiting.length, members.length]);
    }), { numRuns: 500 });
  });
});
