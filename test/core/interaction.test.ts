import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultForm, interactionOf, type CallRecord } from '../../src/core/index.js';

const at = Date.UTC(2026, 10, 22, 9);
const record: CallRecord = {
  id: 'r', callId: 'c', agent: 'sip:1001@x', direction: 'incoming', number: '+15550100', startedAt: at, answeredAt: at + 10_400, endedAt: at + 70_000,
  end: { cause: 'hung-up', by: 'peer' }, holds: 1, heldFor: 5_600, legs: [{ kind: 'transfer', number: '1002', at: at + 60_000 }], answers: {},
};

describe('what the CRM is told', () => {
  test('moments in ISO 8601, durations in seconds', () => {
    assert.deepEqual(interactionOf({ ...record, waited: 72_000, queue: 'Orders', path: ['1'], mos: 3.9, customerId: 'ada', name: 'Ada', from: { name: 'Grace' }, incomplete: true }, defaultForm), {
      id: 'r', type: 'call', agent: 'sip:1001@x', direction: 'incoming', outcome: 'talked', number: '+15550100', name: 'Ada', customerId: 'ada', queue: 'Orders', ivrPath: ['1'],
      startedAt: '2026-11-22T09:00:00.000Z', answeredAt: '2026-11-22T09:00:10.400Z', endedAt: '2026-11-22T09:01:10.000Z', waited: 72, talked: 60, holds: 1, held: 6,
      endedBy: 'peer', endCause: 'hung-up', mos: 3.9, handedOverBy: 'Grace', legs: [{ kind: 'transfer', number: '1002', at: '2026-11-22T09:01:00.000Z' }], incomplete: true,
    });
  });

  test('a missed call has no talk and no answers', () => {
    const { answeredAt: _, ...missed } = record;
    const told = interactionOf({ ...missed, end: { cause: 'cancelled', by: 'peer' } }, defaultForm);
    assert.deepEqual([told.outcome, told.talked, told.answeredAt, 'answers' in told, 'disposition' in told], ['missed', 0, undefined, false, false]);
  });

  test('answers by their meaning, the others as they are', () => {
    const told = interactionOf({ ...record, answers: {
      disposition: 'call-back', notes: 'Angry', resolved: false, callback: '2026-11-24T10:00:00.000Z', workOrder: '', score: 4, tags: ['a'], empty: [],
    } }, defaultForm);
    assert.deepEqual(told.disposition, { code: 'call-back', path: ['Follow-up', 'Call back'] });
    assert.deepEqual([told.notes, told.resolved, told.callbackAt, told.workOrder, told.answers], ['Angry', false, '2026-11-24T10:00:00.000Z', undefined, { score: 4, tags: ['a'] }]);
  });

  test('a field that means something else in its form is told all the same', () => {
    const told = interactionOf({ ...record, answers: { notes: ['one', 'two'], resolved: 'partly', disposition: 7 } }, { type: 'object', properties: {} });
    assert.deepEqual([told.notes, told.resolved, told.disposition, told.answers], [undefined, undefined, undefined, { notes: ['one', 'two'], resolved: 'partly', disposition: 7 }]);
  });

  test('an update says which', () => {
    assert.deepEqual([interactionOf({ ...record, revision: 2 }, defaultForm).revision, 'revision' in interactionOf(record, defaultForm)], [2, false]);
  });

  test('an outcome that is not in the form has no way, but its code', () => {
    assert.deepEqual(interactionOf({ ...record, answers: { disposition: 'not-wrapped-up' } }, defaultForm).disposition, { code: 'not-wrapped-up', path: [] });
  });
});
