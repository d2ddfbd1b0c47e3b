import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { popOf, type Customer, type DeskEvent } from '../../src/core/index.js';
import { SimRecords, type Sim } from '../../src/sim/index.js';
import { ada, bob, deskOver, deskWith, down, eve, number, ring, settled, shown } from './with-customers.js';

const eventsOf = ({ desk }: Pick<Sim, 'desk'>): DeskEvent[] => {
  const events: DeskEvent[] = [];
  desk.subscribe((_, event) => events.push(event));
  return events;
};

describe('a call that a colleague passed on', () => {
  const handover = { reference: 'r-1', from: { id: '1002', name: 'Grace' }, customerId: '3', number: eve.numbers[0]!, notes: 'Wants a refund.' };

  test('comes with its customer, whoever it is that rings', async () => {
    const sim = await deskWith([ada, eve]);
    const callId = await ring(sim, { handover });
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.handover?.notes], ['known Eve header', 'Wants a refund.']);
  });

  test('what comes later through the CRM speaks of the customer, and the colleague\'s card goes', async () => {
    const grace: Customer = { id: '9', name: 'Grace', numbers: ['1002'] };
    const sim = await deskWith([grace, eve]);
    await sim.crm.share({ ...handover }, '1001', new AbortController().signal);
    const callId = await ring(sim, { number: '1002' });
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.handover?.reference], ['known Eve header', 'r-1']);
    await sim.desk.send({ type: 'answer', callId });
    sim.line.becomes(callId, { number: handover.number });
    await settled();
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.handover?.notes], ['known Eve header', 'Wants a refund.'], 'the notes outlive the transfer');
  });

  test('more notes for the same one are no reason to search', async () => {
    const sim = await deskWith([eve]);
    await sim.crm.share(handover, '1001', new AbortController().signal);
    const callId = await ring(sim, { handover: { ...handover, notes: 'Wants', cut: true } });
    assert.equal(popOf(sim.desk.state, callId)?.handover?.notes, 'Wants a refund.');
    assert.equal(sim.crm.asked.filter((one) => one === 'customer 3').length, 1);
  });

  test('a second search keeps what the colleague wrote, and does not pop a second time', async () => {
    const sim = await deskWith([eve]);
    const events = eventsOf(sim);
    const callId = await ring(sim, { handover });
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    assert.equal(popOf(sim.desk.state, callId)?.handover?.notes, 'Wants a refund.');
    assert.equal(events.filter(({ type }) => type === 'screen-popped').length, 1);
  });
});

describe('somebody else on the line', () => {
  test('after an attended transfer, they are looked for', async () => {
    const sim = await deskWith([ada, eve]);
    const callId = await ring(sim, { number: '1002' });
    await sim.desk.send({ type: 'answer', callId });
    assert.equal(shown(sim, callId), 'unknown crm');
    const events = eventsOf(sim);
    sim.line.becomes(callId, { number });
    await settled();
    assert.equal(shown(sim, callId), 'known Ada crm');
    assert.equal(events.filter(({ type }) => type === 'screen-popped').length, 1, 'that is news');
  });

  test('the same number written otherwise, or with a name, is nobody else', async () => {
    const sim = await deskWith([ada]);
    const callId = await ring(sim);
    const events = eventsOf(sim);
    sim.line.becomes(callId, { number, name: 'ADA L' });
    sim.line.becomes(callId, { number: '0015550100' });
    await settled();
    assert.deepEqual(events.filter(({ type }) => type.startsWith('customer-')), []);
    assert.equal(shown(sim, callId), 'known Ada crm');
  });
});

describe('their past', () => {
  const timelines = { 1: [{ id: 't', at: 1, kind: 'call', title: 'Ada\'s' }], 2: [{ id: 'u', at: 1, kind: 'call', title: 'Bob\'s' }] } as const;
  const past = ({ desk }: Sim, callId: string): string | undefined => popOf(desk.state, callId)?.timeline?.map(({ title }) => title).join();

  test('is loaded when it is clear who it is, once', async () => {
    const sim = await deskWith([ada], [ada], { crm: { customers: [ada], timelines } });
    const callId = await ring(sim);
    await sim.desk.send({ type: 'answer', callId });
    await settled();
    assert.equal(past(sim, callId), 'Ada\'s');
    assert.equal(sim.crm.asked.filter((one) => one === 'timeline 1').length, 1);
  });

  test('is of the one chosen', async () => {
    const sim = await deskWith([], [], { crm: { customers: [ada, bob], timelines } });
    const callId = await ring(sim);
    assert.equal(past(sim, callId), undefined);
    await sim.desk.send({ type: 'choose-customer', callId, customerId: '2' });
    await settled();
    assert.equal(past(sim, callId), 'Bob\'s');
  });

  test('fails by itself, and comes with the next search', async () => {
    const sim = await deskWith([], [], { crm: { customers: [ada], timelines } });
    sim.crm.fail('timeline', down);
    const callId = await ring(sim);
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.timelineProblem], ['known Ada crm', down]);
    sim.line.quality(callId, { mos: 4 });
    await settled();
    assert.equal(sim.crm.asked.filter((one) => one === 'timeline 1').length, 1, 'not at every event of the call');
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    assert.deepEqual([past(sim, callId), popOf(sim.desk.state, callId)?.timelineProblem], ['Ada\'s', undefined]);
  });

  test('who calls again is counted: their calls, not ours, and not this one', async () => {
    const sim = await deskWith([ada]);
    for (let call = 0; call < 2; call++) {
      const callId = await ring(sim);
      sim.line.ends(callId);
      await settled();
    }
    await sim.desk.send({ type: 'dial', target: number });
    sim.line.ends(sim.desk.state.calls.at(-1)!.id);
    await settled();
    const callId = await ring(sim);
    assert.equal(popOf(sim.desk.state, callId)?.earlier?.times, 2);
    const first = await ring(sim, { number: '+4930123' });
    assert.equal(popOf(sim.desk.state, first)?.earlier, undefined);
  });
});

describe('popping', () => {
  const popped = ({ desk }: Pick<Sim, 'desk'>, callId: string): string | undefined => {
    const pop = popOf(desk.state, callId)?.popped;
    return pop && `${pop.opens ? 'opens' : 'shows'}${pop.url ? ` ${pop.url}` : ''}`;
  };

  test('comes as it rings, when the CRM has said who it is', async () => {
    const sim = await deskWith([ada], [ada, bob], { screenPop: { rules: [{ when: { known: true }, open: '/c/{customer.id}' }] } });
    sim.crm.hangs();
    const callId = await ring(sim);
    assert.equal(popped(sim, callId), undefined, 'a page of the wrong one of two would be worse than a late one');
    sim.crm.answers();
    await settled();
    assert.equal(popped(sim, callId), 'opens /c/1');
  });

  test('comes at once where the PBX told who it is', async () => {
    const sim = await deskWith([ada], [ada], { screenPop: { rules: [{ open: '/c/{customer.id}' }] } });
    sim.crm.hangs();
    assert.equal(popped(sim, await ring(sim, { headers: { 'x-customer-id': '1' } })), 'opens /c/1');
  });

  test('comes with the answer, for what we dial and where a rule says so; or only when asked for', async () => {
    const sim = await deskWith([ada], [], { dialed: 'silence', screenPop: { rules: [{ when: { queue: 'Quiet' }, on: 'click' }, { when: { direction: 'incoming' }, on: 'answer' }] } });
    const incoming = await ring(sim);
    assert.equal(popped(sim, incoming), undefined);
    await sim.desk.send({ type: 'answer', callId: incoming });
    await settled();
    assert.equal(popped(sim, incoming), 'shows');
    const quiet = await ring(sim, { headers: { 'x-queue': 'Quiet' } });
    await sim.desk.send({ type: 'answer', callId: quiet });
    await settled();
    assert.equal(popped(sim, quiet), undefined);
    const outcome = await sim.desk.send({ type: 'dial', target: number });
    await settled();
    const dialed = outcome.ok ? outcome.callId! : '';
    assert.equal(popped(sim, dialed), undefined);
    sim.line.peerAnswers(dialed);
    await settled();
    assert.equal(popped(sim, dialed), 'shows');
  });

  test('comes never for a call that is over before anybody knew who it was', async () => {
    const sim = await deskWith([ada]);
    sim.crm.hangs();
    const callId = await ring(sim);
    sim.line.ends(callId);
    sim.crm.answers();
    await settled();
    assert.deepEqual([shown(sim, callId), popped(sim, callId)], ['known Ada crm', undefined]);
  });

  test('opens a page without a rule where the CRM wants to', async () => {
    const sim = await deskOver({ lookup: async () => [ada], open: () => {}, opensOnPop: true });
    const callId = sim.line.ring({ number });
    await settled();
    assert.equal(popped(sim, callId), 'opens');
  });
});

describe('a card', () => {
  test('stays while its call is wrapped up, and can still be asked for', async () => {
    const sim = await deskWith([ada], [], { wrapUp: {} });
    const callId = await ring(sim);
    await sim.desk.send({ type: 'answer', callId });
    await sim.desk.send({ type: 'hang-up', callId });
    await settled();
    await sim.desk.send({ type: 'clear', callId });
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    assert.equal(shown(sim, callId), 'known Ada header');
    await sim.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    await sim.desk.send({ type: 'save-wrap-up', callId });
    await settled();
    assert.deepEqual(sim.desk.state.pops, []);
  });

  test('goes with a call that leaves nothing to do', async () => {
    const sim = await deskWith([ada]);
    const callId = await ring(sim);
    sim.line.ends(callId);
    await settled();
    assert.equal(shown(sim, callId), 'known Ada crm', 'its end can be read');
    await sim.desk.send({ type: 'clear', callId });
    await settled();
    assert.equal(shown(sim, callId), 'none');
  });

  test('is not made for a consultation', async () => {
    const sim = await deskWith([ada]);
    const callId = await ring(sim);
    await sim.desk.send({ type: 'answer', callId });
    await sim.desk.send({ type: 'consult', callId, target: '1002' });
    await settled();
    assert.deepEqual(sim.desk.state.pops.map((pop) => pop.callId), [callId]);
  });

  test('comes back with the paper of a page that was closed, and no CRM that is down takes it away', async () => {
    for (const lookup of [async () => { throw new Error('down'); }, async () => [{ ...ada, tier: 'Platinum' }]]) {
      const before = await deskWith([ada], [], { wrapUp: {} });
      const old = await ring(before);
      await before.desk.send({ type: 'answer', callId: old });
      await before.desk.send({ type: 'hang-up', callId: old });
      await settled();
      const { record } = before.desk.state.wrapUps.open[0]!;
      const records = new SimRecords();
      records.drafts.adopt = async () => [{ record, seenAt: 1 }];
      const { desk } = await deskOver({ lookup }, records, { wrapUp: {} });
      await settled();
      assert.deepEqual(desk.state.pops.map(({ status, matches }) => [status, matches[0]?.name]), [['known', 'Ada']]);
      assert.equal(desk.state.wrapUps.open[0]?.record.customerId, '1');
    }
  });
});
