import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  callById, foregroundCall, initialState, isPossible, liveCalls, reduce, transferPartner,
  type CallStatus, type DeskEvent, type DeskState,
} from '../../src/core/index.js';

const peer = { uri: 'sip:2001@pbx.example', number: '2001' };
const starts = (id: string, direction: 'incoming' | 'outgoing' = 'incoming', more = {}): DeskEvent =>
  ({ type: 'call-started', call: { id, direction, peer, headers: {}, ...more } });

/** The state after these events, one a second. */
const after = (...events: readonly DeskEvent[]): DeskState =>
  events.reduce<DeskState>((state, event, index) => reduce(state, { ...event, at: (index + 1) * 1000 }), initialState);

const statusOf = (state: DeskState, id = 'a'): CallStatus | undefined => callById(state, id)?.status;

describe('a call', () => {
  test('that comes in rings, is answered and ends', () => {
    const ringing = after(starts('a'));
    assert.equal(statusOf(ringing), 'ringing');
    const ended = after(starts('a'), { type: 'call-answering', callId: 'a' }, { type: 'call-answered', callId: 'a' },
      { type: 'call-ended', callId: 'a', end: { cause: 'hung-up', by: 'peer' } });
    const call = callById(ended, 'a')!;
    assert.deepEqual([call.startedAt, call.answeredAt, call.endedAt, call.end?.by], [1000, 3000, 4000, 'peer']);
  });

  test('that goes out is dialing until it is answered, and tells how far it came', () => {
    const ringing = after(starts('a', 'outgoing'), { type: 'call-progressed', callId: 'a', progress: 'ringing' });
    assert.equal(statusOf(ringing), 'dialing');
    assert.equal(callById(ringing, 'a')?.progress, 'ringing');
    assert.equal(statusOf(after(starts('a', 'outgoing'), { type: 'call-answered', callId: 'a' })), 'active');
  });

  test('is held and resumed; its timer counts from there', () => {
    const held = after(starts('a'), { type: 'call-answered', callId: 'a' }, { type: 'call-held', callId: 'a' });
    assert.deepEqual([statusOf(held), callById(held, 'a')?.since], ['held', 3000]);
    const back = reduce(reduce(held, { type: 'call-resuming', callId: 'a', at: 4000 }), { type: 'call-resumed', callId: 'a', at: 5000 });
    assert.equal(statusOf(back), 'active');
  });

  test('once ended is never revived by what arrives late', () => {
    const ended = after(starts('a'), { type: 'call-ended', callId: 'a', end: { cause: 'cancelled', by: 'peer' } });
    for (const type of ['call-answering', 'call-answered', 'call-held', 'call-resuming', 'call-resumed'] as const) {
      assert.equal(reduce(ended, { type, callId: 'a', at: 9000 }).calls, ended.calls, type);
    }
  });

  test('that nobody knows changes nothing', () => {
    const state = after(starts('a'));
    assert.equal(reduce(state, { type: 'call-held', callId: 'nobody', at: 5 }), state);
    assert.equal(reduce(state, { ...starts('a'), at: 5 }), state);
  });

  test('that ends leaves no conference of one behind', () => {
    const merged = after(starts('a'), { type: 'call-answered', callId: 'a' }, starts('b'), { type: 'call-answered', callId: 'b' },
      { type: 'call-merged', callIds: ['a', 'b'] });
    assert.deepEqual(merged.calls.map((call) => call.merged), [true, true]);
    const alone = reduce(merged, { type: 'call-ended', callId: 'b', end: { cause: 'hung-up', by: 'peer' }, at: 9000 });
    assert.equal(callById(alone, 'a')?.merged, false);
  });
});

describe('whatever happens', () => {
  const ids = fc.constantFrom('a', 'b', 'c');
  const callEvent = fc.oneof(
    fc.tuple(ids, fc.constantFrom('incoming' as const, 'outgoing' as const)).map(([id, direction]) => starts(id, direction)),
    fc.tuple(ids, fc.constantFrom('call-answering', 'call-answered', 'call-held', 'call-resuming', 'call-resumed', 'call-cleared' as const))
      .map(([callId, type]) => ({ type, callId })),
    ids.map((callId): DeskEvent => ({ type: 'call-ended', callId, end: { cause: 'hung-up', by: 'peer' } })),
    ids.map((callId): DeskEvent => ({ type: 'call-merged', callIds: [callId, 'a'] })),
    fc.tuple(ids, fc.boolean()).map(([callId, muted]): DeskEvent => ({ type: 'call-muted', callId, muted })),
  );

  test('the state stays sound, cloneable, and the event leaves the old one alone', () => {
    fc.assert(fc.property(fc.array(callEvent, { maxLength: 40 }), (events) => {
      let state = initialState;
      events.forEach((event, index) => {
        const before = structuredClone(state);
        const next = reduce(state, { ...event, at: index + 1 });
        assert.deepEqual(state, before);
        assert.deepEqual(structuredClone(next), next);
        assert.equal(new Set(next.calls.map(({ id }) => id)).size, next.calls.length);
        for (const call of next.calls) {
          assert.equal(call.status === 'ended', call.end !== undefined);
          if (['active', 'held', 'resuming'].includes(call.status)) assert.ok(call.answeredAt, call.status);
          if (call.status === 'ended') assert.equal(call.merged, false);
        }
        state = next;
      });
    }));
  });
});

describe('questions', () => {
  test('the foreground is whom I talk to, else whom I dial, else who rings, else who waits', () => {
    const held = after(starts('held'), { type: 'call-answered', callId: 'held' }, { type: 'call-held', callId: 'held' });
    assert.equal(foregroundCall(held)?.id, 'held');
    const ringing = reduce(held, { ...starts('ringing'), at: 1 });
    assert.equal(foregroundCall(ringing)?.id, 'ringing');
    const active = reduce(ringing, { type: 'call-resumed', callId: 'held', at: 2 });
    assert.equal(foregroundCall(active)?.id, 'held');
    const bothHeld = after(starts('a'), { type: 'call-answered', callId: 'a' }, starts('b'), { type: 'call-answered', callId: 'b' },
      { type: 'call-held', callId: 'b' }, { type: 'call-held', callId: 'a' });
    assert.equal(foregroundCall(bothHeld)?.id, 'a', 'putting the call in front on hold brings no other in front');
    assert.equal(foregroundCall(initialState), undefined);
    assert.equal(liveCalls(active).length, 2);
  });

  test('a transfer joins the consultation to the call it asks for; without that tie the one other call', () => {
    const state = after(starts('a'), { type: 'call-answered', callId: 'a' }, starts('x'), { type: 'call-answered', callId: 'x' },
      starts('b', 'outgoing', { consultFor: 'a' }), { type: 'call-answered', callId: 'b' });
    assert.equal(transferPartner(state, callById(state, 'a')!)?.id, 'b');
    assert.equal(transferPartner(state, callById(state, 'b')!)?.id, 'a');
    assert.equal(transferPartner(state, callById(state, 'x')!), undefined, 'two others: which one is not ours to guess');
  });

  const table: readonly [CallStatus, readonly string[]][] = [
    ['ringing', ['answer', 'reject', 'hang-up']],
    ['dialing', ['hang-up', 'mute']],
    ['answering', ['hang-up', 'mute']],
    ['active', ['hang-up', 'hold', 'mute', 'send-tones', 'transfer', 'consult']],
    ['held', ['hang-up', 'resume', 'mute', 'transfer', 'consult']],
    ['resuming', ['hang-up', 'mute']],
    ['ended', []],
  ];
  const all = ['answer', 'reject', 'hang-up', 'hold', 'resume', 'mute', 'unmute', 'send-tones', 'transfer', 'consult', 'complete-transfer', 'merge'] as const;
  for (const [status, expected] of table) {
    test(`what is possible while ${status}`, () => {
      const answered = ['active', 'held', 'resuming'].includes(status);
      const call = { id: 'a', direction: 'incoming', status, peer, headers: {}, startedAt: 1, since: 1, muted: false, heldByPeer: false, merged: false, ...(answered && { answeredAt: 2 }) } as const;
      const state = { calls: [call] };
      assert.deepEqual(all.filter((type) => isPossible(state, type, 'a')), expected);
    });
  }

  test('with a second call the two can be merged or connected, but not while a transfer is under way', () => {
    const two = after(starts('a'), { type: 'call-answered', callId: 'a' }, { type: 'call-held', callId: 'a' }, starts('b'), { type: 'call-answered', callId: 'b' });
    assert.ok(isPossible(two, 'merge', 'b') && isPossible(two, 'complete-transfer', 'b'));
    const under = reduce(two, { type: 'call-transfer-changed', callId: 'b', transfer: { kind: 'blind', target: '9', status: 'asked' }, at: 9 });
    assert.ok(!isPossible(under, 'merge', 'b') && !isPossible(under, 'transfer', 'b') && isPossible(under, 'hang-up', 'b'));
  });
});
