import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customerOf, DeskError, popOf, type Customer } from '../../src/core/index.js';
import { askCrm, createDesk, type Crm, type Outcome } from '../../src/desk/index.js';
import { flowsFor } from '../../src/flows/index.js';
import { createSim, SimAudio, SimLine, SimRecords, type Sim } from '../../src/sim/index.js';
import { until } from '../support/until.mjs';

const ada: Customer = { id: '1', name: 'Ada', numbers: ['+1'] };
const bob: Customer = { id: '2', name: 'Bob', numbers: ['+1'] };
const why = (outcome: Outcome): string | undefined => (outcome.ok ? undefined : outcome.error.code);
const settled = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Somebody rings, and is looked for. */
async function rung(customers: readonly Customer[], number = '+1'): Promise<Sim & { readonly callId: string }> {
  const sim = await createSim({ crm: { customers } });
  const callId = sim.line.ring({ number });
  await settled();
  return { ...sim, callId };
}

/** A desk over a CRM of the host's own. */
async function deskOver(crm: Partial<Crm>): Promise<{ readonly desk: Sim['desk']; readonly callId: string; readonly records: SimRecords }> {
  const [line, records] = [new SimLine(), new SimRecords()];
  const desk = createDesk({ line, audio: new SimAudio(), records, crm: { lookup: async () => [], log: async () => {}, ...crm } }, new AbortController().signal, flowsFor());
  await desk.send({ type: 'connect' });
  const callId = line.ring({ number: '+1' });
  await settled();
  return { desk, callId, records };
}

describe('choose-customer', () => {
  test('takes one of those found, or none', async () => {
    const { desk, callId } = await rung([ada, bob]);
    assert.deepEqual(await desk.send({ type: 'choose-customer', callId, customerId: '2' }), { ok: true });
    assert.equal(customerOf(desk.state, callId)?.name, 'Bob');
    await desk.send({ type: 'choose-customer', callId });
    assert.equal(popOf(desk.state, callId)?.status, 'unknown');
  });

  test('says why where that cannot be', async () => {
    const { desk, callId } = await rung([ada, bob]);
    assert.equal(why(await desk.send({ type: 'choose-customer', callId, customerId: '3' })), 'not-now');
    assert.equal(why(await desk.send({ type: 'choose-customer', callId: 'gone', customerId: '1' })), 'no-such-call');
    assert.equal(popOf(desk.state, callId)?.status, 'several');
  });
});

describe('create-customer', () => {
  test('puts the caller into the CRM, shows them, and knows them the next time', async () => {
    const { desk, callId, records } = await rung([]);
    assert.deepEqual(await desk.send({ type: 'create-customer', callId, name: ' Ada ', company: ' Engines ' }), { ok: true });
    const { name, company, numbers } = customerOf(desk.state, callId)!;
    assert.deepEqual([name, company, numbers], ['Ada', 'Engines', ['+1']]);
    assert.deepEqual((await records.contacts.byNumber('+1')).map((one) => one.name), ['Ada']);
  });

  test('needs a name, a CRM that can, and a call', async () => {
    const { desk, callId } = await rung([]);
    assert.equal(why(await desk.send({ type: 'create-customer', callId, name: '  ' })), 'incomplete');
    assert.equal(why(await desk.send({ type: 'create-customer', callId: 'gone', name: 'Ada' })), 'no-such-call');
    const poor = await deskOver({});
    assert.equal(why(await poor.desk.send({ type: 'create-customer', callId: poor.callId, name: 'Ada' })), 'no-crm');
    const none = await createSim();
    assert.equal(why(await none.desk.send({ type: 'create-customer', callId: 'x', name: 'Ada' })), 'no-crm');
  });

  test('keeps no word for a number: all who withhold theirs would become this customer', async () => {
    const { desk, callId } = await rung([], 'anonymous');
    await desk.send({ type: 'create-customer', callId, name: 'Ada' });
    assert.deepEqual(customerOf(desk.state, callId)?.numbers, ['']);
  });

  test('has the number of the customer, who came by an attended transfer', async () => {
    const { desk, callId, line } = await rung([], '1002');
    await desk.send({ type: 'answer', callId });
    line.becomes(callId, { number: '+15550100' });
    await settled();
    await desk.send({ type: 'create-customer', callId, name: 'Ada' });
    assert.deepEqual(customerOf(desk.state, callId)?.numbers, ['+15550100']);
  });

  test('fails in words, and what is shown stays', async () => {
    const { desk, callId, crm } = await rung([]);
    crm.fail('create', { code: 'crm-refused', message: 'Names need two words here.' });
    const outcome = await desk.send({ type: 'create-customer', callId, name: 'Ada' });
    assert.deepEqual(outcome, { ok: false, error: { code: 'crm-refused', message: 'Names need two words here.' } });
    assert.equal(popOf(desk.state, callId)?.status, 'unknown');
  });

  test('a CRM that takes too long may have done it: that is said', async (t) => {
    const { desk, callId } = await deskOver({ create: () => new Promise(() => {}) });
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const asked = desk.send({ type: 'create-customer', callId, name: 'Ada' });
    t.mock.timers.tick(15_000);
    const outcome = await asked;
    assert.equal(why(outcome), 'crm-slow');
    assert.match(outcome.ok ? '' : outcome.error.message, /search again before/);
  });
});

describe('open-customer', () => {
  test('opens their page, a page for somebody new, or that of the rule', async () => {
    const known = await rung([ada]);
    await known.desk.send({ type: 'open-customer', callId: known.callId });
    assert.deepEqual(known.crm.opened, [{ customer: ada, number: '+1' }]);
    const unknown = await rung([]);
    await unknown.desk.send({ type: 'open-customer', callId: unknown.callId });
    assert.deepEqual(unknown.crm.opened, [{ number: '+1' }]);
    const withheld = await rung([], 'anonymous');
    await withheld.desk.send({ type: 'open-customer', callId: withheld.callId });
    assert.deepEqual(withheld.crm.opened, [{}]);
  });

  test('the page of a rule is for whom it was made: not for another one chosen since', async () => {
    const sim = await createSim({ crm: { customers: [ada, bob] }, screenPop: { rules: [{ open: '/c/{customer.id}' }] } });
    const callId = sim.line.ring({ number: '+1', headers: { 'x-customer-id': '1' } });
    await settled();
    assert.equal(popOf(sim.desk.state, callId)?.popped?.url, '/c/1');
    await sim.desk.send({ type: 'open-customer', callId });
    await sim.desk.send({ type: 'choose-customer', callId });
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    await sim.desk.send({ type: 'choose-customer', callId, customerId: '2' });
    await sim.desk.send({ type: 'open-customer', callId });
    assert.deepEqual(sim.crm.opened.map(({ customer, url }) => [customer?.id, url]), [['1', '/c/1'], ['2', undefined]]);
  });

  test('says why where that cannot be', async () => {
    const { desk, callId } = await deskOver({});
    assert.equal(why(await desk.send({ type: 'open-customer', callId })), 'no-crm');
    const blocked = await deskOver({ open: () => { throw new DeskError('crm-refused', 'The browser blocked the window. Allow pop-ups for this page.'); } });
    assert.equal(why(await blocked.desk.send({ type: 'open-customer', callId: blocked.callId })), 'crm-refused');
    const { desk: other } = await rung([]);
    assert.equal(why(await other.send({ type: 'open-customer', callId: 'gone' })), 'no-such-call');
  });
});

describe('find-customer', () => {
  test('asks again, and only for a call that is there', async () => {
    const { desk, callId, crm } = await rung([ada]);
    await desk.send({ type: 'find-customer', callId });
    await settled();
    assert.deepEqual(crm.asked.filter((one) => one.startsWith('lookup')), ['lookup +1', 'lookup +1']);
    assert.equal(why(await desk.send({ type: 'find-customer', callId: 'gone' })), 'no-such-call');
    assert.equal(desk.state.pops.length, 1);
  });
});

describe('asking a CRM', () => {
  test('gives its answer or its error, thrown or rejected', async () => {
    assert.equal(await askCrm(() => 1, 10), 1);
    assert.equal(await askCrm(async () => 2, 10), 2);
    await assert.rejects(askCrm(() => { throw new DeskError('crm-refused', 'No.'); }, 10), { code: 'crm-refused' });
  });

  test('gives up in words when the time is up, and tells the CRM so', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let heard: unknown;
    const asked = askCrm((signal) => new Promise(() => { signal.onabort = () => { heard = signal.reason; }; }), 8_000);
    t.mock.timers.tick(8_000);
    await assert.rejects(asked, { code: 'crm-slow', message: 'The CRM has not answered for 8 seconds.' });
    assert.ok(heard instanceof DeskError);
  });

  test('ends with whoever asked', async () => {
    const stop = new AbortController();
    const asked = askCrm(() => new Promise(() => {}), 8_000, stop.signal);
    stop.abort(new Error('gone'));
    await assert.rejects(asked, /gone/);
    await assert.rejects(askCrm(() => assert.fail('it is not asked any more'), 8_000, stop.signal), /gone/);
  });
});

test('a simulated desk asks and tells a CRM of one’s own, too', async () => {
  const told: string[] = [];
  const sim = await createSim({
    crm: { lookup: (number) => (number === '+12125550142' ? [{ id: '42', name: 'Maria Lindqvist', numbers: [number] }] : []), log: ({ customerId }) => { told.push(String(customerId)); } },
  });
  try {
    const callId = sim.line.ring({ number: '+12125550142' });
    await until('she is known', () => sim.desk.state.pops[0]?.status === 'known');
    assert.equal(sim.desk.state.pops[0]!.matches[0]?.name, 'Maria Lindqvist');
    await sim.desk.send({ type: 'answer', callId });
    sim.line.ends(callId);
    await until('it is told of the call', () => told.length);
    assert.deepEqual([told, sim.crm.asked], [['42'], []]);
  } finally {
    sim.stop();
  }
});
