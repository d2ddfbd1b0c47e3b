import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { abandonedRecord, handoverOf, joined, outcomeOf, reduceCall, reduceRecord, startRecord, talkTime, type Call, type CallEnd, type CallEvent, type CallRecord } from '../../src/core/index.js';

const call: Call = {
  id: 'c', direction: 'incoming', status: 'ringing', peer: { uri: 'sip:7@x', number: '7', name: 'Ada' }, startedAt: 1_000, since: 1_000,
  muted: false, heldByPeer: false, merged: false, headers: {},
};
const start = (of: Call = call): CallRecord => startRecord('r', of, 'sip:me@x', { path: [] });
const play = (...events: readonly (readonly [at: number, event: CallEvent])[]): CallRecord => events.reduce((record, [at, event]) => reduceRecord(record, event, undefined, at), start());
const ends = (end: CallEnd = { cause: 'hung-up', by: 'peer' }): CallEvent => ({ type: 'call-ended', callId: 'c', end });
const event = (type: 'call-answered' | 'call-held' | 'call-resumed'): CallEvent => ({ type, callId: 'c' });

describe('the record of a call', () => {
  test('begins with what the PBX told', () => {
    const record = startRecord('r', { ...call, handover: { reference: 'x', from: { id: '1002', name: 'Grace' } } }, 'sip:me@x', { path: ['Orders', 'Late'], queue: 'Orders', waited: 0 });
    assert.deepEqual([record.id, record.callId, record.number, record.name, record.queue, record.path, record.waited, record.from?.name], ['r', 'c', '7', 'Ada', 'Orders', ['Orders', 'Late'], 0, 'Grace']);
  });

  test('begins with how far the call is', () => {
    const record = start({ ...call, status: 'held', answeredAt: 0, since: 5_000, quality: { mos: 3.1 } });
    assert.deepEqual([record.answeredAt, record.holds, record.heldSince, record.mos], [0, 1, 5_000, 3.1]);
  });

  test('counts holds and how long they took, the one at the end included', () => {
    const record = play([0, event('call-answered')], [10, event('call-held')], [15, event('call-held')], [30, event('call-resumed')], [40, event('call-resumed')], [50, event('call-held')], [70, ends()]);
    assert.deepEqual([record.answeredAt, record.holds, record.heldFor, record.heldSince, record.endedAt, talkTime(record)], [0, 2, 40, undefined, 70, 70]);
  });

  test('nothing that comes late changes what is over', () => {
    const over = play([10, event('call-answered')], [20, ends()]);
    for (const late of [event('call-held'), event('call-answered'), ends({ cause: 'error', by: 'network' })]) assert.equal(reduceRecord(over, late, undefined, 99), over);
  });

  test('keeps the worst that was heard, and everybody who was there', () => {
    const record = play([1, { type: 'call-quality-changed', callId: 'c', quality: { mos: 3 } }], [2, { type: 'call-quality-changed', callId: 'c', quality: { mos: 4 } }],
      [3, { type: 'call-peer-changed', callId: 'c', peer: { uri: '', number: '8', name: 'Grace' } }]);
    assert.deepEqual([record.mos, record.legs], [3, [{ kind: 'peer', number: '8', name: 'Grace', at: 3 }]]);
  });

  test('property: whatever happens, held is never longer than the call, and its end is the last word', () => {
    const step = fc.tuple(fc.nat(1_000), fc.constantFrom(event('call-answered'), event('call-held'), event('call-resumed'), ends()));
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let at = 1_000;
      let record = start();
      let now: Call = call;
      for (const [wait, happened] of steps) {
        at += wait;
        now = reduceCall(now, happened, at);
        record = reduceRecord(record, happened, now, at);
      }
      assert.equal(record.endedAt, now.endedAt);
      assert.equal(record.answeredAt, now.answeredAt);
      assert.ok(record.heldFor >= 0 && record.heldFor <= at - 1_000);
      if (record.endedAt !== undefined) assert.equal(record.heldSince, undefined);
    }));
  });
});

describe('how a call went', () => {
  const unanswered = (end: CallEnd, more: Partial<CallRecord> = {}): string => outcomeOf({ direction: 'incoming', end, ...more });
  test('in one word', () => {
    assert.equal(outcomeOf({ direction: 'incoming', answeredAt: 0 }), 'talked');
    assert.equal(unanswered({ cause: 'cancelled', by: 'peer' }), 'missed');
    assert.equal(unanswered({ cause: 'cancelled', by: 'peer' }, { queue: 'Orders' }), 'abandoned');
    assert.equal(unanswered({ cause: 'answered-elsewhere', by: 'peer' }, { queue: 'Orders' }), 'elsewhere');
    assert.equal(unanswered({ cause: 'declined', by: 'agent' }), 'declined');
    assert.equal(unanswered({ cause: 'microphone', by: 'agent' }), 'missed', 'somebody wanted to talk to us');
    for (const cause of ['busy', 'declined', 'no-answer', 'unavailable', 'cancelled', 'hung-up'] as const) assert.equal(unanswered({ cause, by: 'peer' }, { direction: 'outgoing' }), 'unanswered');
    for (const cause of ['network', 'not-found', 'error'] as const) assert.equal(unanswered({ cause, by: 'network' }, { direction: 'outgoing' }), 'failed');
  });

  test('a call that was not answered or is not over was not talked', () => {
    assert.equal(talkTime({ endedAt: 5 }), 0);
    assert.equal(talkTime({ answeredAt: 5 }), 0);
    assert.equal(talkTime({ answeredAt: 9, endedAt: 5 }), 0);
  });
});

describe('a record that outlives its page', () => {
  test('ends when it was last seen; one that had ended stays', () => {
    const held = play([10, event('call-answered')], [20, event('call-held')]);
    const left = abandonedRecord(held, 50);
    assert.deepEqual([left.endedAt, left.heldFor, left.heldSince, left.end?.cause, left.end?.by], [50, 30, undefined, 'network', 'network']);
    const over = play([10, ends()]);
    assert.equal(abandonedRecord(over, 50), over);
  });

  test('that goes on is one call with both', () => {
    const first: CallRecord = { ...play([10, event('call-answered')], [20, event('call-held')]), id: 'first', answers: { notes: 'a', mood: 'calm' }, legs: [{ kind: 'peer', number: '1', at: 1 }], mos: 3 };
    const second: CallRecord = { ...start({ ...call, status: 'held', answeredAt: 100, since: 100, startedAt: 100 }), id: 'second', answers: { notes: 'b' }, mos: 4 };
    const both = joined(first, second);
    assert.deepEqual([both.id, both.startedAt, both.answeredAt, both.holds, both.heldSince, both.answers, both.legs.length, both.mos], ['first', 1_000, 10, 1, 20, { notes: 'b', mood: 'calm' }, 1, 3]);
    assert.equal(joined(first, { ...second, heldSince: undefined as never, endedAt: 200, end: { cause: 'hung-up', by: 'peer' } }).endedAt, 200);
  });
});

test('a handover says who, and what was written', () => {
  const record = { ...start(), customerId: 'ada', answers: { notes: 'Angry', disposition: 'complaint', score: 3 } };
  assert.deepEqual(handoverOf(record, { id: '1001', name: 'Me' }), { reference: 'r', from: { id: '1001', name: 'Me' }, number: '7', customerId: 'ada', notes: 'Angry', disposition: 'complaint' });
  assert.deepEqual(handoverOf({ ...start(), answers: { notes: '' } }, { name: 'Me' }), { reference: 'r', from: { name: 'Me' }, number: '7' });
});
