// The ACD with telephones and a clock of the test's: who is rung when, and what those who watch are told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyQueueChanges } from '../../src/core/queue-change.ts';
import { agentsOf, openAcd, orders } from './acd-room.mjs';

const VIP = '+12125550142';
const cards = [{ number: VIP, tier: 'Gold' }, { number: '+1555', agent: '1002' }];
const tiers = { Gold: 10 };
const one = (t, more) => openAcd(t, { agents: agentsOf('1001'), queues: [orders('longest-idle')], cards, tiers, ...more });
const two = (t, strategy, more) => openAcd(t, { agents: agentsOf('1001', '1002'), queues: [orders(strategy, more)], cards, tiers, regions: { '+44': 'Britain' } });

test('callers wait in order of arrival, a VIP before them; the first is served first', async (t) => {
  const room = one(t);
  room.become('1001', 'on-call');
  await room.calls('1');
  await room.calls('2');
  await room.calls(VIP);
  assert.deepEqual(room.numbers(), [VIP, '1', '2']);
  assert.deepEqual(room.queue().waiting[0].reasons, [{ kind: 'vip', detail: 'Gold' }]);
  assert.deepEqual(room.ringing(), [], 'who is in a call is not rung');
  room.become('1001', 'idle');
  await room.settled();
  assert.deepEqual(room.ringing(), [`1001 for ${VIP}`]);
  assert.deepEqual([room.member('1001').status, room.numbers().length], ['ringing', 3], 'who rings still waits');
  await room.answers('1001');
  assert.deepEqual(room.numbers(), ['1', '2']);
  assert.equal(room.member('1001').status, 'on-call');
});

test('a ring in vain: the next one is rung, the member is marked, and is rung again when all have had their turn', async (t) => {
  const room = two(t, 'longest-idle');
  await room.calls('1');
  assert.deepEqual(room.ringing(), ['1001 for 1']);
  await room.passes(14_999);
  assert.deepEqual(room.ringing(), ['1001 for 1']);
  await room.passes(1);
  assert.deepEqual(room.ringing(), ['1002 for 1']);
  assert.equal(room.member('1001').missedAt, Date.now());
  assert.equal(room.member('1001').status, 'ready');
  await room.declines('1002');
  assert.deepEqual(room.ringing(), [], 'they are left alone for a moment');
  await room.passes(5000);
  assert.deepEqual(room.ringing(), ['1001 for 1']);
  await room.answers('1001');
  assert.equal(room.member('1001').missedAt, undefined);
  assert.ok(room.member('1002').missedAt);
});

test('a telephone that is gone while it rings has missed nothing', async (t) => {
  const room = one(t);
  await room.calls('1');
  room.become('1001', 'unreachable');
  room.ring('1001').decline();
  await room.settled();
  assert.equal(room.member('1001').missedAt, undefined);
  assert.equal(room.member('1001').status, 'unreachable');
});

test('ring-all: all ring, also who comes later; the others hear that it was answered elsewhere and have missed nothing', async (t) => {
  const room = two(t, 'ring-all');
  room.become('1002', 'on-call');
  await room.calls('1');
  assert.deepEqual(room.ringing(), ['1001 for 1']);
  room.become('1002', 'idle');
  await room.settled();
  assert.deepEqual(room.ringing(), ['1001 for 1', '1002 for 1']);
  const { signal } = room.ring('1001');
  await room.answers('1002');
  assert.match(String(signal.reason), /elsewhere/);
  assert.deepEqual(room.ringing(), []);
  assert.deepEqual([room.member('1001').missedAt, room.member('1001').status], [undefined, 'ready']);
});

for (const [strategy, expected] of [['longest-idle', ['1001', '1001', '1001']], ['round-robin', ['1001', '1002', '1001']], ['fewest-calls', ['1001', '1002', '1002']]]) {
  test(`${strategy}: three calls, after each of which the other agent talks to somebody, too`, async (t) => {
    const room = two(t, strategy);
    const rung = [];
    for (let i = 0; i < 3; i++) {
      const caller = await room.calls('1');
      const [agent] = room.ringing()[0].split(' ');
      rung.push(agent);
      await room.answers(agent);
      await room.ends(caller);
      const other = agent === '1001' ? '1002' : '1001';
      room.become(other, 'on-call');
      await room.passes(2000);
      room.become(other, 'idle');
      await room.settled();
    }
    assert.deepEqual(rung, expected);
  });
}

test('last-agent: who served the caller before, and that is told', async (t) => {
  const room = two(t, 'last-agent', { byRegion: true });
  room.become('1001', 'on-call');
  const caller = await room.calls('+44207');
  await room.answers('1002');
  room.become('1001', 'idle');
  await room.passes(1000);
  await room.ends(caller);
  await room.passes(2000);
  await room.calls('+44207'); // 1001 has been idle for longer
  assert.deepEqual(room.ringing(), ['1002 for +44207']);
  assert.deepEqual(room.queue().waiting[0].reasons, [{ kind: 'region', detail: 'Britain' }, { kind: 'last-agent', detail: 'Agent 1002' }]);
  assert.equal(room.ring('1002').headers['x-queue-reason'], 'Region: Britain; Last spoke with: Agent 1002');
});

test('by region: an agent of the caller\'s region goes first', async (t) => {
  const agents = agentsOf('1001', '1002').map((agent) => ({ ...agent, regions: [agent.user === '1002' ? 'Britain' : 'America'] }));
  const room = openAcd(t, { agents, queues: [orders('longest-idle', { byRegion: true })], regions: { '+44': 'Britain' } });
  await room.calls('+44207');
  await room.calls('+44208');
  assert.deepEqual(room.ringing(), ['1001 for +44208', '1002 for +44207']);
});

test('a caller with an agent of their own waits ten seconds for that one, then takes anybody', async (t) => {
  const room = two(t, 'longest-idle');
  room.become('1002', 'on-call');
  await room.calls('+1555');
  assert.deepEqual(room.ringing(), []);
  const other = await room.calls('2');
  assert.deepEqual(room.ringing(), ['1001 for 2'], 'others do not wait for that');
  await room.answers('1001');
  room.become('1002', 'idle');
  await room.settled();
  assert.deepEqual(room.ringing(), ['1002 for +1555']);
  await room.answers('1002');

  await room.ends(other);
  await room.passes(2000);
  await room.calls('+1555');
  await room.passes(9999);
  assert.deepEqual(room.ringing(), []);
  await room.passes(1);
  assert.deepEqual(room.ringing(), ['1001 for +1555']);
});

test('the INVITE tells the queue, the wait, why, and the path', async (t) => {
  const room = one(t);
  room.become('1001', 'on-call');
  await room.calls(VIP);
  await room.passes(12_000);
  room.become('1001', 'idle');
  await room.settled();
  assert.deepEqual(room.ring('1001').headers, { 'x-queue': 'Orders', 'x-queue-wait': '12 s', 'x-queue-reason': 'VIP: Gold' });
});

test('figures: waits, talks, service level, and who gave up', async (t) => {
  const room = one(t);
  const first = await room.calls('1');
  await room.passes(4000);
  await room.answers('1001');
  const second = await room.calls('2');
  await room.calls('3');
  await room.passes(30_000);
  await room.ends(second);
  await room.ends(first);
  await room.passes(2000);
  await room.answers('1001');
  assert.deepEqual(room.queue().figures, { answered: 2, abandoned: 1, averageWait: 18_000, averageTalk: 30_000, serviceLevel: { within: 20_000, share: 0.5 } });
  assert.equal(room.member('1001').answered, 2);
});

test('after a call there is a moment of after-call work, or as long as the agent says', async (t) => {
  const room = one(t);
  const caller = await room.calls('0');
  await room.answers('1001');
  await room.calls('1');
  await room.ends(caller);
  assert.deepEqual([room.member('1001').status, room.ringing()], ['after-call-work', []]);
  await room.asks('1001', { type: 'set-status', status: 'after-call-work' });
  await room.passes(60_000);
  assert.deepEqual([room.member('1001').status, room.member('1001').paused, room.ringing()], ['after-call-work', false, []]);
  await room.asks('1001', { type: 'set-status', status: 'ready' });
  assert.deepEqual(room.ringing(), ['1001 for 1']);
});

test('who is away is not rung; after a call they are away again, with their reason', async (t) => {
  const room = one(t);
  const caller = await room.calls('0');
  await room.answers('1001');
  await room.asks('1001', { type: 'set-status', status: 'away', reason: 'Lunch' });
  assert.deepEqual([room.member('1001').status, room.member('1001').paused], ['on-call', true]);
  await room.ends(caller);
  await room.passes(2000);
  await room.calls('1');
  const { status, reason, since } = room.member('1001');
  assert.deepEqual([status, reason, since, room.ringing()], ['away', 'Lunch', Date.now(), []]);
  await room.asks('1001', { type: 'set-status', status: 'ready' });
  assert.deepEqual([room.member('1001').reason, room.ringing()], [undefined, ['1001 for 1']]);
});

test('away in one queue, member of another; leaving and joining', async (t) => {
  const queues = [orders('longest-idle'), { id: 'support', name: 'Support', extension: '503', strategy: 'longest-idle' }];
  const room = one(t, { queues });
  await room.asks('1001', { type: 'set-status', status: 'away', queue: 'orders' });
  await room.calls('1');
  assert.deepEqual(room.ringing(), []);
  await room.calls('2', '503');
  assert.deepEqual(room.ringing(), ['1001 for 2']);
  await room.answers('1001');
  await room.asks('1001', { type: 'leave-queue', queue: 'orders' });
  assert.equal(room.member('1001', 'orders'), undefined);
  await assert.rejects(room.asks('1001', { type: 'set-status', status: 'away', queue: 'orders' }), { code: 'no-such-queue' });
  await room.asks('1001', { type: 'join-queue', queue: 'orders' });
  assert.deepEqual([room.member('1001', 'orders').status, room.member('1001', 'orders').paused], ['on-call', false]);
  await assert.rejects(room.asks('1009', { type: 'join-queue', queue: 'orders' }), { code: 'forbidden' });
  await assert.rejects(room.asks('1001', { type: 'join-queue', queue: 'nothing' }), { code: 'no-such-queue' });
});

test('a claimed call rings who claimed it at once, out of turn; in vain, it is the first of all', async (t) => {
  const room = two(t, 'longest-idle');
  for (const agent of ['1001', '1002']) await room.asks(agent, { type: 'set-status', status: 'away' });
  for (const number of [VIP, '1', '2']) await room.calls(number);
  const { id: callId } = room.queue().waiting[2];
  await room.asks('1002', { type: 'claim-call', callId });
  assert.deepEqual([room.ringing(), room.numbers()], [['1002 for 2'], [VIP, '1']]);
  assert.deepEqual(room.told.at(-1).changes.find(({ type }) => type === 'caller-left'), { type: 'caller-left', queueId: 'orders', callId, how: 'claimed' });
  await assert.rejects(room.asks('1001', { type: 'claim-call', callId }), { code: 'no-such-call' });
  await room.passes(15_000);
  assert.deepEqual([room.ringing(), room.numbers()], [[], ['2', VIP, '1']]);
  await room.asks('1001', { type: 'claim-call', callId });
  await room.answers('1001');
  assert.deepEqual([room.numbers(), room.queue().figures.answered, room.member('1001').answered], [[VIP, '1'], 1, 1]);
  await assert.rejects(room.asks('1001', { type: 'claim-call', callId: room.queue().waiting[0].id }), { code: 'not-now' });
  room.become('1002', 'unreachable');
  await assert.rejects(room.asks('1002', { type: 'claim-call', callId: room.queue().waiting[0].id }), { code: 'not-registered' });
});

test('a call that rings another is claimed away from them, which is nothing missed; who claimed it may lose it', async (t) => {
  const room = two(t, 'longest-idle');
  const caller = await room.calls('1');
  const { signal } = room.ring('1001');
  await room.asks('1002', { type: 'claim-call', callId: room.queue().waiting[0].id });
  assert.deepEqual(room.ringing(), ['1002 for 1']);
  assert.match(String(signal.reason), /elsewhere/);
  assert.equal(room.member('1001').missedAt, undefined);
  await room.ends(caller);
  assert.deepEqual([room.ringing(), room.numbers(), room.queue().figures.abandoned], [[], [], 1]);
});

test('a name or number too long for the protocol is cut', async (t) => {
  const room = one(t);
  await room.calls('1'.repeat(500));
  assert.equal(room.queue().waiting[0].number.length, 128);
});

test('who watches is told everything at first, then what changes: both come to the same', async (t) => {
  const room = two(t, 'longest-idle');
  const caller = await room.calls('1');
  await room.answers('1001');
  await room.calls(VIP);
  await room.passes(15_000);
  await room.ends(caller);
  await room.asks('1001', { type: 'leave-queue', queue: 'orders' });
  const [{ type, queues }, ...changes] = room.told;
  assert.equal(type, 'loaded');
  assert.ok(changes.length >= 5 && changes.every((event) => event.type === 'changed'));
  const seen = applyQueueChanges(queues, changes.flatMap((event) => event.changes), (queue) => queue);
  assert.deepEqual(seen, [room.queue()]);
  const left = changes.flatMap((event) => event.changes).filter((change) => change.type === 'caller-left');
  assert.deepEqual(left.map(({ how }) => how), ['answered']);
});

test('an ACD that stops sends its callers away', async (t) => {
  const room = one(t);
  room.become('1001', 'unreachable');
  const caller = await room.calls('1');
  room.acd.stop();
  assert.ok(caller.ended);
});
