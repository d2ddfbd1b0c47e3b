import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialState, type Call, type CallId, type DeskState, type WrapUp } from '../../src/core/index.js';
import { cardOf, cardOnTop, isSameCard, turnTo } from '../../src/elements/screen-pop/screen-pop-view.js';

const call = (id: CallId, status: Call['status'], more: Partial<Call> = {}): Call =>
  ({ id, direction: 'incoming', status, peer: { uri: '', number: `+${id}` }, startedAt: 1, since: 1, muted: false, heldByPeer: false, headers: {}, merged: false, ...more });
const paper = (callId: CallId, endedAt = 1): WrapUp => ({ callId, status: 'due', dueAt: endedAt, record: { number: `+${callId}`, name: 'Ada', queue: 'Support', endedAt, legs: [], answers: {} } }) as unknown as WrapUp;

/** Cards of these calls, and of papers without a call. */
const state = (calls: readonly Call[], papers: readonly WrapUp[] = []): DeskState => ({
  ...initialState, calls, wrapUps: { ...initialState.wrapUps, open: papers }, line: { ...initialState.line, uri: 'sip:1001@pbx.example' },
  pops: [...new Set([...calls.filter(({ consultFor }) => !consultFor).map(({ id }) => id), ...papers.map(({ callId }) => callId)])].map((callId) => ({ callId, status: 'searching', matches: [] })),
});

describe('whose card lies on top', () => {
  test('who rings, else whom we talk to, else whose paper is to be finished', () => {
    assert.equal(cardOnTop(state([]), {}), undefined);
    assert.equal(cardOnTop(state([call('1', 'active'), call('2', 'ringing')]), {}), '2');
    assert.equal(cardOnTop(state([call('1', 'ringing'), call('2', 'ringing')]), {}), '2');
    assert.equal(cardOnTop(state([call('1', 'held'), call('2', 'active')], [paper('3')]), {}), '2');
    assert.equal(cardOnTop(state([call('1', 'ended')], [paper('2', 5), paper('3', 4)]), {}), '2');
    assert.equal(cardOnTop(state([call('1', 'ended')]), {}), '1');
  });

  test('of a consultation, the customer\'s', () => {
    assert.equal(cardOnTop(state([call('1', 'held'), call('2', 'active', { consultFor: '1' })]), {}), '1');
    assert.equal(cardOnTop(state([call('1', 'held'), call('2', 'active', { consultFor: '1' })]), { fixed: '2' }), '1');
    assert.equal(cardOnTop(state([call('2', 'active', { consultFor: 'gone' })]), {}), undefined);
  });

  test('the page\'s choice goes before all', () => {
    const both = state([call('1', 'held'), call('2', 'ringing')]);
    assert.equal(cardOnTop(both, { fixed: '1', held: '2' }), '1');
    assert.equal(cardOf(both, { fixed: '3' }), undefined, 'and shows nothing where there is no such call');
    assert.deepEqual(cardOf(both, { fixed: '1' })?.tabs, []);
  });

  test('the agent\'s stays while the same calls ring, and gives way to a new ring', () => {
    const both = state([call('1', 'active'), call('2', 'ringing')]);
    const turned = turnTo(both, '1');
    assert.equal(cardOnTop(both, { turned }), '1');
    assert.equal(cardOnTop(state([call('1', 'active'), call('2', 'ringing'), call('3', 'ringing')]), { turned }), '3');
    assert.equal(cardOnTop(state([call('2', 'ringing')]), { turned }), '2', 'who is gone cannot be shown');
  });

  test('hands in a card keep it there', () => {
    assert.equal(cardOnTop(state([call('1', 'active'), call('2', 'ringing')]), { held: '1' }), '1');
    assert.equal(cardOnTop(state([call('2', 'ringing')]), { held: '1' }), '2');
  });
});

describe('a card', () => {
  test('says why they are here from the paper, which knows this house\'s headers, and keeps it after the call', () => {
    const during = cardOf(state([call('1', 'ringing', { headers: { 'x-queue': 'Sales' } })]), {})!;
    assert.deepEqual([during.headers, during.queue], [{ 'x-queue': 'Sales' }, undefined]);
    const after = cardOf(state([], [paper('1')]), {})!;
    assert.deepEqual([after.headers, after.queue, after.number, after.peerName, after.me], [undefined, 'Support', '+1', 'Ada', '1001']);
  });

  test('does not call the customer by the name of the colleague who asks', () => {
    const ringing = state([call('1', 'ringing', { peer: { uri: '', number: '1004', name: 'Barbara' } })]);
    const handover = { reference: 'r', from: { name: 'Barbara' }, number: '+15550100' };
    assert.equal(cardOf(ringing, {})?.peerName, 'Barbara');
    const handedOver = cardOf({ ...ringing, pops: [{ ...ringing.pops[0]!, handover }] }, {});
    assert.deepEqual([handedOver?.peerName, handedOver?.number], [undefined, '+15550100']);
  });

  test('has the others beside it, with what is going on in them', () => {
    const card = cardOf(state([call('1', 'active'), call('2', 'ended'), call('3', 'ended')], [paper('3'), paper('4')]), {})!;
    assert.deepEqual(card.tabs.map(({ callId, status }) => `${callId} ${status}`), ['1 active', '2 ended', '3 wrap-up', '4 wrap-up']);
    assert.deepEqual(cardOf(state([call('1', 'active')]), {})?.tabs, []);
  });

  test('is drawn again only when it looks otherwise', () => {
    const before = state([call('1', 'active'), call('2', 'held')]);
    const card = cardOf(before, {});
    const same = { ...before, calls: before.calls.map((one) => ({ ...one, quality: { mos: 4 } })), queues: [] };
    assert.ok(isSameCard(card, cardOf(same, {})), 'the quality of the line is not on it');
    assert.ok(!isSameCard(card, cardOf({ ...before, calls: [before.calls[0]!, call('2', 'active')] }, {})));
    assert.ok(!isSameCard(card, undefined) && !isSameCard(undefined, card) && isSameCard(undefined, undefined));
    assert.ok(!isSameCard(card, cardOf(before, { fixed: '1' })));
  });
});
