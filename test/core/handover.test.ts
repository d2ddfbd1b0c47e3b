import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { handoverFor, handoverOf, initialState, type CallRecord, type DeskState, type Handover, type ScreenPop } from '../../src/core/index.js';

const record: CallRecord = { id: 'r-2', callId: 'c', agent: 'sip:1002@pbx.example', direction: 'incoming', number: '1001', startedAt: 1, holds: 0, heldFor: 0, legs: [], answers: {} };
const grace = { id: '1002', name: 'Grace' };
const before: Handover = { reference: 'r-1', from: { id: '1001', name: 'Ada' }, customerId: 'c-7', number: '+15550100', notes: 'Wants a refund.', disposition: 'complaint' };
const state = (pop: Partial<ScreenPop> = {}): DeskState => ({
  ...initialState, line: { status: 'registered', since: 1, uri: 'sip:1002@pbx.example', name: 'Grace' },
  pops: [{ callId: 'c', status: 'unknown', matches: [], ...pop }], wrapUps: { ...initialState.wrapUps, open: [{ callId: 'c', status: 'open', record }] },
});

describe('a handover', () => {
  test('says what the paper says, and whose it is; empty answers are none', () => {
    assert.deepEqual(handoverFor(state(), 'c'), { reference: 'r-2', from: grace, number: '1001' });
    assert.deepEqual(handoverOf({ ...record, customerId: 'c-9', answers: { notes: 'Calls again.', disposition: '', resolved: true } }, grace), { reference: 'r-2', from: grace, number: '1001', customerId: 'c-9', notes: 'Calls again.' });
  });

  test('of a call without a paper is none', () => assert.equal(handoverFor(state(), 'other'), undefined));

  test('takes along what the call came with: whose number it is, who it is, what was written, below what is new', () => {
    assert.deepEqual(handoverFor(state({ handover: before }), 'c'), { ...before, reference: 'r-2', from: grace, notes: 'Ada: Wants a refund.' });
    assert.equal(handoverOf({ ...record, answers: { notes: 'Not mine.' } }, grace, before).notes, 'Not mine.\n\nAda: Wants a refund.');
  });

  test('what is newer goes before: another customer, another outcome', () => {
    const { customerId, disposition } = handoverOf({ ...record, customerId: 'c-9', answers: { disposition: 'resolved' } }, grace, before);
    assert.deepEqual([customerId, disposition], ['c-9', 'resolved']);
  });

  test('is nobody\'s once the agent has said that it is none of those known', () => assert.equal(handoverFor(state({ handover: before, source: 'agent' }), 'c')?.customerId, undefined));

  test('says so where a part of it was missing already', () => assert.equal(handoverOf(record, grace, { ...before, cut: true }).cut, true));
});
