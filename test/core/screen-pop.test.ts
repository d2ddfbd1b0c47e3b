import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  colleagueWith, customerOf, initialScreenPops, isWithheld, numberOfCustomer, popOf, reduceScreenPops,
  type Call, type Customer, type ScreenPop, type ScreenPopEvent, type ScreenPops, type WrapUps,
} from '../../src/core/index.js';

const ada: Customer = { id: '1', name: 'Ada', numbers: ['+1'] };
const bob: Customer = { id: '2', name: 'Bob', numbers: ['+1'] };
const problem = { code: 'crm-slow', message: 'The CRM has not answered.' } as const;

const after = (...events: readonly ScreenPopEvent[]): ScreenPops => events.reduce((pops: ScreenPops, event, at) => reduceScreenPops(pops, event, at), initialScreenPops);
const popAfter = (...events: readonly ScreenPopEvent[]): ScreenPop => popOf({ pops: after({ type: 'customer-searching', callId: 'a' }, ...events) }, 'a')!;
const found = (matches: readonly Customer[], source: 'header' | 'index' | 'crm', final: boolean): ScreenPopEvent => ({ type: 'customer-found', callId: 'a', matches, source, final });
const chosen = (customer?: Customer): ScreenPopEvent => ({ type: 'customer-chosen', callId: 'a', ...(customer && { customer }) });
const again: ScreenPopEvent = { type: 'customer-searching', callId: 'a', again: true };
const past = (customerId = '1'): ScreenPopEvent => ({ type: 'timeline-loaded', callId: 'a', customerId, timeline: [{ id: 't', at: 1, kind: 'call', title: 'Call' }] });

describe('who a call is with', () => {
  test('is searched, shown as soon as the index knows, and settled by the last word', () => {
    const early = popAfter(found([ada], 'index', false));
    assert.deepEqual([early.status, customerOf({ pops: [early] }, 'a'), early.source], ['searching', ada, 'index']);
    assert.deepEqual([[ada], [ada, bob], []].map((matches) => popAfter(found(matches, 'crm', true)).status), ['known', 'several', 'unknown']);
    assert.equal(customerOf({ pops: [popAfter(found([ada, bob], 'crm', true))] }, 'a'), undefined, 'one of two is nobody yet');
  });

  test('is what the index said where the CRM does not answer, and says so', () => {
    const pop = popAfter(found([ada], 'index', false), { type: 'customer-search-failed', callId: 'a', problem });
    assert.deepEqual([pop.status, pop.matches, pop.problem], ['known', [ada], problem]);
    assert.equal(popAfter({ type: 'customer-search-failed', callId: 'a', problem }).status, 'unknown');
    assert.equal(popAfter({ type: 'customer-search-failed', callId: 'a', problem }, found([ada], 'crm', true)).problem, undefined);
  });

  test('is whom the agent chose, whatever comes later; news of that very customer is welcome', () => {
    const pop = popAfter(found([ada, bob], 'index', false), chosen(bob), found([ada, { ...bob, tier: 'Gold' }], 'crm', true));
    assert.deepEqual([pop.status, pop.matches, pop.source], ['known', [{ ...bob, tier: 'Gold' }], 'agent']);
    assert.deepEqual(popAfter(chosen(bob), found([ada], 'crm', true)).matches, [bob]);
    assert.deepEqual([popAfter(chosen(), found([ada], 'crm', true))].map(({ status, matches }) => [status, matches]), [['unknown', []]]);
    assert.equal(popAfter(chosen(bob), { type: 'customer-search-failed', callId: 'a', problem }).status, 'known');
  });

  test('is searched again without losing what is known, and the agent\'s choice is open again', () => {
    const handover = { reference: 'r', from: { name: 'Ada' }, notes: 'Wants a refund.' };
    const pop = popAfter({ type: 'handover-received', callId: 'a', handover }, { type: 'screen-popped', callId: 'a', opens: true }, found([ada, bob], 'crm', true), chosen(ada), past(), again);
    assert.deepEqual([pop.status, pop.matches, pop.source, pop.handover, pop.popped?.opens, pop.timeline?.length], ['searching', [ada], undefined, handover, true, 1]);
    assert.deepEqual(popAfter(chosen(ada), again, found([ada, bob], 'crm', true)).status, 'several');
    assert.deepEqual(popAfter(chosen(ada), again, { type: 'customer-search-failed', callId: 'a', problem }).matches, [ada], 'a CRM that is down takes nobody away');
    assert.deepEqual(after(again), [], 'a call that nobody knows is not searched');
  });

  test('is begun anew for somebody else on the same line, in its place', () => {
    const pops = after({ type: 'customer-searching', callId: 'a' }, { type: 'customer-searching', callId: 'b' }, found([ada], 'crm', true), { type: 'screen-popped', callId: 'a', opens: true }, { type: 'customer-searching', callId: 'a', can: ['open-customer'] });
    assert.deepEqual(pops.map(({ callId, matches, popped, can }) => [callId, matches, popped, can]), [['a', [], undefined, ['open-customer']], ['b', [], undefined, undefined]]);
  });

  test('has a past of their own, and a page of their own', () => {
    const popped: ScreenPopEvent = { type: 'screen-popped', callId: 'a', opens: true, url: '/1' };
    const one = popAfter(found([ada], 'crm', true), popped, past());
    assert.deepEqual([one.timeline?.length, one.popped?.url], [1, '/1']);
    const other = popAfter(found([ada, bob], 'crm', true), chosen(ada), past(), popped, chosen(bob));
    assert.deepEqual([other.timeline, other.popped], [undefined, { at: 4, opens: true }]);
    assert.equal(popAfter(found([ada], 'crm', true), past('2')).timeline, undefined, 'an answer that comes late for somebody else');
    const failed: ScreenPopEvent = { type: 'timeline-failed', callId: 'a', customerId: '1', problem };
    assert.deepEqual(popAfter(found([ada], 'crm', true), failed).timelineProblem, problem);
    assert.equal(popAfter(found([ada], 'crm', true), failed, past()).timelineProblem, undefined);
    assert.equal(popAfter(found([ada], 'crm', true), failed, again).timelineProblem, undefined);
  });

  test('goes with the call; what comes late for it changes nothing', () => {
    const closed = after({ type: 'customer-searching', callId: 'a' }, { type: 'screen-pop-closed', callId: 'a' });
    assert.deepEqual(closed, []);
    for (const late of [found([ada], 'crm', true), chosen(ada), past(), { type: 'earlier-calls-counted', callId: 'a', times: 2, lastAt: 1 } as const]) assert.equal(reduceScreenPops(closed, late, 1), closed);
    assert.equal(reduceScreenPops(closed, { type: 'call-held' }, 1), closed);
  });
});

describe('a colleague with the customer', () => {
  const grace = { id: '1002', name: 'Grace' };
  const minutes = 60_000;
  const withContact = (since: number, until?: number): Customer => ({ ...ada, contact: { colleague: grace, since, ...(until !== undefined && { until }) } });

  test('is worth a warning now and minutes later, and never about ourselves', () => {
    assert.equal(colleagueWith(withContact(0), '1001', 99 * minutes)?.colleague, grace, 'still with them');
    assert.equal(colleagueWith(withContact(0, 5 * minutes), '1001', 19 * minutes)?.colleague, grace);
    assert.equal(colleagueWith(withContact(0, 5 * minutes), '1001', 20 * minutes), undefined);
    assert.equal(colleagueWith(withContact(0), '1002', 1), undefined);
    assert.equal(colleagueWith(ada, '1001', 1), undefined);
    assert.equal(colleagueWith({ ...ada, contact: { colleague: { name: 'Grace' }, since: 0 } }, undefined, 1)?.colleague.name, 'Grace', 'who we are is not known');
  });
});

describe('the number of a customer', () => {
  const call = { id: 'a', peer: { uri: '', number: '+15550100' } } as Call;
  const handover = { reference: 'r', from: { name: 'Ada' }, number: '+15550199' };
  const paper = (legs: readonly object[]): WrapUps => ({ open: [{ callId: 'a', record: { number: '1002', legs } }] }) as unknown as WrapUps;
  const none = { open: [] } as unknown as WrapUps;

  test('is the other end\'s, or the one a colleague passed on, and outlives the call', () => {
    assert.equal(numberOfCustomer({ calls: [call], pops: [], wrapUps: paper([]) }, 'a'), '+15550100');
    assert.equal(numberOfCustomer({ calls: [call], pops: [{ callId: 'a', status: 'searching', matches: [], handover }], wrapUps: none }, 'a'), '+15550199');
    assert.equal(numberOfCustomer({ calls: [], pops: [], wrapUps: paper([]) }, 'a'), '1002');
    assert.equal(numberOfCustomer({ calls: [], pops: [], wrapUps: paper([{ kind: 'peer', number: '+15550100' }, { kind: 'transfer', number: '9' }]) }, 'a'), '+15550100', 'who came by an attended transfer');
    assert.equal(numberOfCustomer({ calls: [], pops: [], wrapUps: none }, 'a'), undefined);
  });

  test('may be withheld', () => {
    assert.deepEqual(['anonymous', 'Anonymous ', '', 'unknown', '1001', '+15550100'].map(isWithheld), [true, true, true, true, false, false]);
  });
});
