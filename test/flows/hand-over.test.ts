import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customerOf, popOf, wrapUpOf, type Customer, type Handover } from '../../src/core/index.js';
import { createDesk, type Crm, type Desk } from '../../src/desk/index.js';
import { flowsFor } from '../../src/flows/index.js';
import { SimAudio, SimCrm, SimLine, SimRecords } from '../../src/sim/index.js';

const eve: Customer = { id: 'c-7', name: 'Eve', numbers: ['+15550100'] };
const number = '+15550100';
const settled = async (): Promise<void> => { for (let i = 0; i < 5; i += 1) await new Promise((resolve) => { setImmediate(resolve); }); };
const down = { code: 'crm-unreachable', message: 'The CRM cannot be reached.' } as const;

interface Agent { readonly desk: Desk; readonly line: SimLine }

/** An agent's desk; several may have one CRM. */
async function agent(user: string, crm: Crm): Promise<Agent> {
  const line = new SimLine({ uri: `sip:${user}@sim.example` });
  const desk = createDesk({ line, audio: new SimAudio(), records: new SimRecords(), crm }, new AbortController().signal, flowsFor());
  await desk.send({ type: 'connect' });
  return { desk, line };
}

/** Two agents and their CRM; the first is in a call with Eve and has written something. */
async function twoAgents(notes = 'Wants a refund.') {
  const crm = new SimCrm({ customers: [eve] });
  const [one, two] = await Promise.all([agent('1001', crm), agent('1002', crm)]);
  const callId = one.line.ring({ number });
  await settled();
  await one.desk.send({ type: 'answer', callId });
  await one.desk.send({ type: 'change-wrap-up', callId, answers: { notes } });
  crm.asked.length = 0;
  return { crm, one, two, callId };
}

const handoverOf = ({ desk }: Agent, callId: string): Handover | undefined => popOf(desk.state, callId)?.handover;
const shared = (crm: SimCrm): string[] => crm.asked.filter((one) => one.startsWith('shar'));
async function rings({ line }: Agent, caller: Parameters<SimLine['ring']>[0]): Promise<string> {
  const callId = line.ring(caller);
  await settled();
  return callId;
}

describe('a call that is passed on', () => {
  test('takes its paper along with it, and through the CRM', async () => {
    const { crm, one, callId } = await twoAgents();
    await one.desk.send({ type: 'transfer', callId, target: '1002' });
    const [sent] = one.line.handedOver;
    assert.deepEqual({ ...sent, reference: '' }, { reference: '', from: { id: '1001', name: '1001' }, customerId: 'c-7', number, notes: 'Wants a refund.' });
    assert.deepEqual(shared(crm), ['share 1002']);
    assert.deepEqual(await crm.shared({ reference: sent!.reference, to: '1002', number }, new AbortController().signal), sent);
  });

  test('blind, by the CRM alone: the card, the notes, who wrote them', async () => {
    const { one, two, callId } = await twoAgents();
    await one.desk.send({ type: 'transfer', callId, target: '1002' });
    const theirs = await rings(two, { number });
    assert.deepEqual([customerOf(two.desk.state, theirs)?.name, handoverOf(two, theirs)?.notes, handoverOf(two, theirs)?.from.name], ['Eve', 'Wants a refund.', '1001']);
    assert.equal(wrapUpOf(two.desk.state, theirs)?.record.from?.id, '1001');
    assert.deepEqual(wrapUpOf(two.desk.state, theirs)?.record.answers, {}, 'their own paper starts empty');
  });

  test('attended, by the CRM alone: the colleague rings, the customer is shown, and what was written meanwhile comes with the transfer', async () => {
    const { one, two, callId } = await twoAgents();
    await one.desk.send({ type: 'consult', callId, target: '1002' });
    const theirs = await rings(two, { number: '1001' });
    assert.deepEqual([customerOf(two.desk.state, theirs)?.name, handoverOf(two, theirs)?.notes], ['Eve', 'Wants a refund.']);
    await two.desk.send({ type: 'answer', callId: theirs });
    await one.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'Wants a refund. Two can grant it.' } });
    assert.ok((await one.desk.send({ type: 'complete-transfer', callId })).ok);
    two.line.becomes(theirs, { number });
    await settled();
    assert.deepEqual([customerOf(two.desk.state, theirs)?.name, handoverOf(two, theirs)?.notes], ['Eve', 'Wants a refund. Two can grant it.']);
  });

  test('to somebody who does not take it, then to somebody else: each finds it', async () => {
    const { crm, one, two, callId } = await twoAgents();
    one.line.fail('transfer', { code: 'failed', message: 'busy' });
    assert.equal((await one.desk.send({ type: 'transfer', callId, target: '1003' })).ok, false);
    await one.desk.send({ type: 'transfer', callId, target: '1002' });
    assert.equal(handoverOf(two, await rings(two, { number }))?.notes, 'Wants a refund.');
    assert.equal(shared(crm).at(-2), 'share 1002');
  });

  test('and on again: the third has what both wrote, the newest first, and the customer\'s number though a colleague rang', async () => {
    const { one, two, crm, callId } = await twoAgents();
    const three = await agent('1003', crm);
    await one.desk.send({ type: 'consult', callId, target: '1002' });
    const theirs = await rings(two, { number: '1001' });
    await two.desk.send({ type: 'answer', callId: theirs });
    await two.desk.send({ type: 'change-wrap-up', callId: theirs, answers: { notes: 'Not my department.' } });
    await two.desk.send({ type: 'transfer', callId: theirs, target: '1003' });
    const last = handoverOf(three, await rings(three, { number: '1001', handover: two.line.handedOver[0]! }));
    assert.deepEqual([last?.notes, last?.number, last?.customerId, last?.from.id], ['Not my department.\n\n1001: Wants a refund.', number, 'c-7', '1002']);
  });
});

describe('whoever gets a call', () => {
  const whole: Handover = { reference: 'r-1', from: { id: '1001', name: 'Ada' }, customerId: 'c-7', number, notes: 'Wants a refund, and an apology.' };
  const cut: Handover = { ...whole, notes: 'Wants a refund,', cut: true };
  async function getting() {
    const crm = new SimCrm({ customers: [eve] });
    return { crm, ...(await agent('1002', crm)) };
  }

  test('asks the CRM for nothing when it came whole', async () => {
    const two = await getting();
    const callId = await rings(two, { number, handover: whole });
    await two.desk.send({ type: 'answer', callId });
    await settled();
    assert.deepEqual([handoverOf(two, callId), shared(two.crm)], [whole, []]);
  });

  test('sees what fitted, and all of it when the CRM has answered', async () => {
    const two = await getting();
    await two.crm.share(whole, '1002', new AbortController().signal);
    two.crm.hangs();
    const callId = await rings(two, { number, handover: cut });
    assert.deepEqual(handoverOf(two, callId), cut);
    two.crm.answers();
    await settled();
    assert.deepEqual(handoverOf(two, callId), whole);
    assert.deepEqual(shared(two.crm), ['share 1002', 'shared r-1']);
  });

  test('asks once more when they answer, for the call may be quicker than the colleague\'s CRM', async () => {
    const two = await getting();
    const callId = await rings(two, { number });
    assert.equal(handoverOf(two, callId), undefined);
    await two.crm.share(whole, '1002', new AbortController().signal);
    await two.desk.send({ type: 'answer', callId });
    await settled();
    assert.deepEqual(handoverOf(two, callId), whole);
  });

  test('is not asked again by a new search, nor for what they dial themselves', async () => {
    const two = await getting();
    const callId = await rings(two, { number });
    await two.desk.send({ type: 'find-customer', callId });
    await two.desk.send({ type: 'dial', target: '+15550199' });
    await settled();
    assert.deepEqual(shared(two.crm), [`shared ${number}`]);
  });
});

describe('a CRM', () => {
  test('that is down takes no call along', async () => {
    const { crm, one, two, callId } = await twoAgents();
    crm.fail('share', down);
    assert.ok((await one.desk.send({ type: 'transfer', callId, target: '1002' })).ok);
    crm.fail('shared', down);
    const theirs = await rings(two, { number, handover: one.line.handedOver[0]! });
    assert.equal(handoverOf(two, theirs)?.notes, 'Wants a refund.');
    assert.equal(two.desk.state.failure, undefined);
  });

  test('that knows nothing of handovers is not asked', async () => {
    const crm: Crm = { lookup: () => Promise.resolve([eve]), log: () => Promise.resolve() };
    const [one, two] = await Promise.all([agent('1001', crm), agent('1002', crm)]);
    const callId = await rings(one, { number });
    await one.desk.send({ type: 'answer', callId });
    assert.ok((await one.desk.send({ type: 'transfer', callId, target: '1002' })).ok);
    const theirs = await rings(two, { number, handover: one.line.handedOver[0]! });
    assert.equal(customerOf(two.desk.state, theirs)?.name, 'Eve');
  });
});
