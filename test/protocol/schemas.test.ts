import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { initialState, reduce, type DeskState } from '../../src/core/index.js';
import type { ServerMessage } from '../../src/protocol/messages.js';
import { clientMessage, serverMessage } from '../../src/protocol/schemas.js';

const call = { id: 'w1', number: '42', name: 'Ada', since: 5, priority: 0, reasons: [{ kind: 'vip' }], path: ['Support'] };
const member = { agent: '1001', name: 'Ada', status: 'ready', paused: false, answered: 3 };
const figures = { answered: 1, abandoned: 0, averageWait: 4_000, averageTalk: 60_000, serviceLevel: { within: 20_000, share: 1 } };
const support = { id: 'support', name: 'Support', strategy: 'round-robin', figures };

/** One of each kind that a server may say. */
const sayings: readonly object[] = [
  { type: 'welcome', version: 1, agent: '1001', rights: ['claim'], beat: 10_000 },
  { type: 'snapshot', number: 1, at: 9, queues: [{ ...support, waiting: [call], members: [member] }] },
  { type: 'changes', number: 2, at: 9, changes: [
    { type: 'queue', queue: support }, { type: 'queue-removed', queueId: 'sales' },
    { type: 'caller', queueId: 'support', position: 1, call }, { type: 'caller-left', queueId: 'support', callId: 'w1', how: 'answered' },
    { type: 'member', queueId: 'support', member }, { type: 'member-left', queueId: 'support', agent: '1001' },
  ] },
  { type: 'stale', error: { code: 'unreachable', message: 'Away.' } },
  { type: 'outcome', id: '1', ok: true }, { type: 'outcome', id: '1', ok: false, error: { code: 'forbidden', message: 'No.' } },
  { type: 'refused', error: { code: 'bad-token', message: 'No.' } },
  { type: 'beat' },
];
const requests: readonly object[] = [
  { type: 'hello', version: 1, token: 'x.y.z' }, { type: 'resync' },
  ...[{ type: 'set-status', status: 'away', reason: 'Lunch', queue: 'support', agent: '1001' }, { type: 'join-queue', queue: 'q' }, { type: 'leave-queue', queue: 'q' }, { type: 'claim-call', callId: 'w1' }]
    .map((command) => ({ type: 'command', id: '1', command })),
];

describe('the protocol', () => {
  for (const message of sayings) {
    test(`lets a server say ${JSON.stringify(message).slice(0, 60)}`, () => assert.deepEqual(serverMessage.safeParse(message).data, message));
  }
  for (const message of requests) {
    test(`lets a page say ${JSON.stringify(message).slice(0, 60)}`, () => assert.deepEqual(clientMessage.safeParse(message).data, message));
  }

  test('a newer server may say more: unknown fields are dropped, unknown kinds and codes become plain ones', () => {
    const newer = { type: 'changes', number: 3, at: 1, epoch: 7, changes: [{ type: 'caller', queueId: 'q', position: 1, call: { ...call, mood: 'grim', reasons: [{ kind: 'birthday', detail: '40' }] } }] };
    const { data } = serverMessage.safeParse(newer);
    assert.deepEqual(data, { type: 'changes', number: 3, at: 1, changes: [{ type: 'caller', queueId: 'q', position: 1, call: { ...call, reasons: [{ kind: 'other', detail: '40' }] } }] });
    assert.deepEqual(serverMessage.safeParse({ type: 'refused', error: { code: 'out-of-coffee', message: 'Sorry.' } }).data, { type: 'refused', error: { code: 'failed', message: 'Sorry.' } });
  });

  test('what is too long, negative or of another kind is refused', () => {
    const bad = (change: object): boolean => !serverMessage.safeParse({ type: 'changes', number: 1, at: 1, changes: [change] }).success;
    assert.ok(bad({ type: 'caller', queueId: 'q', position: 0, call }));
    assert.ok(bad({ type: 'caller', queueId: 'q', position: 1, call: { ...call, name: 'x'.repeat(129) } }));
    assert.ok(bad({ type: 'member', queueId: 'q', member: { ...member, answered: -1 } }));
    assert.ok(bad({ type: 'member', queueId: 'q', member: { ...member, status: 'asleep' } }));
    assert.ok(!clientMessage.safeParse({ type: 'hello', version: 1, token: 'x'.repeat(9_000) }).success);
    assert.ok(!clientMessage.safeParse({ type: 'command', id: '1', command: { type: 'make-coffee' } }).success);
  });
});

describe('fuzzed messages', () => {
  /** A message in which something, somewhere, is something else. */
  const spoilt = fc.tuple(fc.constantFrom(...sayings), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), fc.anything({ maxDepth: 2, withBigInt: false })).map(([message, path, junk]) => {
    const copy = structuredClone(message) as Record<string, unknown>;
    let place = copy;
    for (const step of path) {
      const keys = Object.keys(place);
      const key = keys[step % keys.length]!;
      const next = place[key];
      if (typeof next === 'object' && next !== null && Object.keys(next).length && step % 3) place = next as Record<string, unknown>;
      else { place[key] = junk; break; }
    }
    return copy;
  });

  test('are taken or refused, and leave a state that is plain data', () => {
    fc.assert(fc.property(fc.array(fc.oneof(spoilt, fc.constantFrom(...sayings), fc.anything()), { maxLength: 8 }), (messages) => {
      let state: DeskState = initialState;
      for (const message of messages) {
        const { data } = serverMessage.safeParse(message);
        if (data) state = taken(state, data);
      }
      assert.deepEqual(structuredClone(state), state);
      for (const queue of state.queues) assert.equal(new Set(queue.waiting.map(({ id }) => id)).size, queue.waiting.length);
    }), { numRuns: Number(process.env['FUZZ_RUNS'] ?? 500) });
  });
});

function taken(state: DeskState, message: ServerMessage): DeskState {
  if (message.type === 'snapshot') return reduce(state, { type: 'queues-loaded', queues: message.queues, at: 1 });
  return message.type === 'changes' ? reduce(state, { type: 'queues-changed', changes: message.changes, at: 2 }) : state;
}
