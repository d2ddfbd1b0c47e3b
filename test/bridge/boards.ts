import fc from 'fast-check';
import type { Member, QueueChange, QueueSnapshot, WaitingCall } from '../../src/core/index.js';

/** For tests that ask whether two ways lead to the same board: few names, so that they meet. */
export const queueIds = fc.constantFrom('support', 'sales');
const agents = fc.constantFrom('1001', '1002', '1003');
const callIds = fc.constantFrom('a', 'b', 'c', 'd');

export const members: fc.Arbitrary<Member> = fc.record({
  agent: agents, name: fc.constantFrom('Ada', 'Bo'), status: fc.constantFrom('ready', 'ringing', 'on-call', 'away'), paused: fc.boolean(), answered: fc.nat(3),
}, { noNullPrototype: true });

export const calls: fc.Arbitrary<WaitingCall> = fc.record({
  id: callIds, number: fc.constantFrom('+15550100', ''), since: fc.nat(9), priority: fc.nat(2), reasons: fc.constant([]), path: fc.constant([]),
}, { noNullPrototype: true });

const facts = fc.record({ id: queueIds, name: fc.constantFrom('Support', 'Sales'), lamp: fc.boolean() }, { requiredKeys: ['id', 'name'], noNullPrototype: true });

export const queues: fc.Arbitrary<QueueSnapshot> = fc.record({
  id: fc.constant('support'), name: fc.constantFrom('Support', 'Help'),
  waiting: fc.uniqueArray(calls, { selector: ({ id }) => id }), members: fc.uniqueArray(members, { selector: ({ agent }) => agent }),
}, { noNullPrototype: true });

export const changes: fc.Arbitrary<QueueChange> = fc.oneof(
  facts.map((queue): QueueChange => ({ type: 'queue', queue })),
  queueIds.map((queueId): QueueChange => ({ type: 'queue-removed', queueId })),
  fc.tuple(queueIds, fc.integer({ min: 1, max: 5 }), calls).map(([queueId, position, call]): QueueChange => ({ type: 'caller', queueId, position, call })),
  fc.tuple(queueIds, callIds).map(([queueId, callId]): QueueChange => ({ type: 'caller-left', queueId, callId, how: 'other' })),
  fc.tuple(queueIds, members).map(([queueId, member]): QueueChange => ({ type: 'member', queueId, member })),
  fc.tuple(queueIds, agents).map(([queueId, agent]): QueueChange => ({ type: 'member-left', queueId, agent })),
);
