import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { customerOf, popOf, type Customer } from '../../src/core/index.js';
import { createSim, SimRecords } from '../../src/sim/index.js';
import { ada, bob, deskOver, deskWith, down, eve, number, ring, settled, shown } from './with-customers.js';

/** A promise that the test settles. */
function later<T>(): { readonly promise: Promise<T>; readonly is: (value: T) => void } {
  let is!: (value: T) => void;
  const promise = new Promise<T>((resolve) => { is = resolve; });
  return { promise, is };
}

describe('who calls', () => {
  test('is what the index knows at once, and what the CRM says at last', async () => {
    const sim = await deskWith([{ ...ada, tier: 'Platinum' }], [ada]);
    sim.crm.hangs();
    const callId = await ring(sim);
    assert.equal(shown(sim, callId), 'searching Ada index');
    sim.crm.answers();
    await settled();
    assert.equal(shown(sim, callId), 'known Ada crm');
    assert.equal(customerOf(sim.desk.state, callId)?.tier, 'Platinum');
    assert.equal((await sim.records.contacts.byId('1'))?.tier, 'Platinum', 'the next call is quicker');
  });

  test('is known before the first frame where the index knows: no timer is waited for', async () => {
    const sim = await deskWith([], [ada]);
    sim.crm.hangs();
    const callId = sim.line.ring({ number });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    assert.equal(shown(sim, callId), 'searching Ada index');
  });

  test('several or nobody is said, not guessed', async () => {
    const several = await deskWith([ada, bob], [ada]);
    assert.equal(shown(several, await ring(several)), 'several Ada+Bob crm');
    const nobody = await deskWith([eve]);
    assert.equal(shown(nobody, await ring(nobody)), 'unknown crm');
  });

  test('a desk without a CRM asks this computer alone', async () => {
    const sim = await createSim();
    await sim.records.contacts.keep([ada]);
    assert.equal(shown(sim, await ring(sim)), 'known Ada index');
    assert.equal(shown(sim, await ring(sim, { number: '7' })), 'unknown index');
  });

  test('what the CRM can is offered, and nothing else', async () => {
    const rich = await deskWith([]);
    const known = await ring(rich);
    assert.deepEqual(popOf(rich.desk.state, known)?.can, ['find-customer', 'create-customer', 'open-customer']);
    const poor = await deskOver({});
    const callId = poor.line.ring({ number });
    await settled();
    assert.deepEqual(popOf(poor.desk.state, callId)?.can, ['find-customer']);
  });

  test('who withholds their number is nobody, and nobody is asked', async () => {
    const sim = await deskWith([{ ...ada, numbers: ['anonymous'] }], [{ ...bob, numbers: ['anonymous'] }]);
    assert.equal(shown(sim, await ring(sim, { number: 'anonymous' })), 'unknown index');
    assert.deepEqual(sim.crm.asked.filter((one) => one.startsWith('lookup')), []);
    assert.equal(shown(sim, await ring(sim, { number: 'anonymous', headers: { 'x-customer-id': '1' } })), 'known Ada header', 'unless the PBX knows them');
  });
});

describe('a database', () => {
  test('is looked into before it rings, for the first look takes longest; what it says then matters to nobody', async () => {
    const records = new SimRecords();
    const asked: string[] = [];
    records.contacts.byNumber = (sought) => { asked.push(sought); return Promise.reject(new Error('not yet')); };
    const { desk } = await deskOver({}, records);
    await settled();
    assert.deepEqual([asked.length, desk.state.pops], [1, []]);
  });
});

describe('races', () => {
  test('a slow index does not keep the CRM\'s answer back, and does not take it back', async () => {
    const index = later<readonly Customer[]>();
    const records = new SimRecords();
    records.contacts.byNumber = () => index.promise;
    const sim = await deskOver({ lookup: async () => [ada] }, records);
    const callId = sim.line.ring({ number });
    await settled();
    assert.equal(shown(sim, callId), 'known Ada crm');
    index.is([bob]);
    await settled();
    assert.equal(shown(sim, callId), 'known Ada crm');
  });

  test('an index that fails or never answers costs only its hint', async (t) => {
    for (const byNumber of [() => Promise.reject(new Error('broken')), () => new Promise<never>(() => {})]) {
      const records = new SimRecords();
      records.contacts.byNumber = byNumber;
      const sim = await deskOver({ lookup: async () => { throw new Error('down'); } }, records);
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const callId = sim.line.ring({ number });
      await settled();
      t.mock.timers.tick(2_000);
      await settled();
      assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.problem?.message], ['unknown', 'down']);
      t.mock.timers.reset();
    }
  });

  test('the agent\'s choice is kept, whatever comes later', async () => {
    const sim = await deskWith([ada, bob, { ...eve, numbers: [number] }], [ada, bob]);
    sim.crm.hangs();
    const callId = await ring(sim);
    await sim.desk.send({ type: 'choose-customer', callId, customerId: '2' });
    sim.crm.answers();
    await settled();
    assert.equal(shown(sim, callId), 'known Bob agent');
    sim.line.becomes(callId, { number: eve.numbers[0]! });
    await settled();
    assert.equal(shown(sim, callId), 'known Bob agent');
  });

  test('the answer to an older search is not taken for the newer one\'s', async () => {
    const answers = [later<readonly Customer[]>(), later<readonly Customer[]>()];
    let asked = 0;
    const sim = await deskOver({ lookup: () => answers[asked++]!.promise });
    const callId = sim.line.ring({ number });
    await settled();
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    answers[1]!.is([bob]);
    await settled();
    answers[0]!.is([ada]);
    await settled();
    assert.equal(shown(sim, callId), 'known Bob crm');
  });

  test('an answer for a call that is gone is nobody\'s', async () => {
    const sim = await deskWith([ada]);
    sim.crm.hangs();
    const callId = await ring(sim);
    sim.line.ends(callId);
    await settled();
    await sim.desk.send({ type: 'clear', callId });
    await settled();
    sim.crm.answers();
    await settled();
    assert.deepEqual(sim.desk.state.pops, []);
  });
});

describe('a CRM in trouble', () => {
  test('is down: what this computer knows is shown, and why it may be old', async () => {
    const sim = await deskWith([ada], [ada]);
    sim.crm.fail('lookup', down);
    const callId = await ring(sim);
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.problem], ['known Ada index', down]);
    await sim.desk.send({ type: 'find-customer', callId });
    assert.equal(shown(sim, callId), 'searching Ada', 'nothing goes away while it is asked again');
    await settled();
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.problem], ['known Ada crm', undefined]);
  });

  test('is silent: the wait ends, in words, though a host\'s object never hears of it', async (t: TestContext) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const sim = await deskOver({ lookup: () => new Promise(() => {}) });
    const callId = sim.line.ring({ number });
    await settled();
    assert.equal(shown(sim, callId), 'searching');
    t.mock.timers.tick(8_000);
    await settled();
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.problem], ['unknown', { code: 'crm-slow', message: 'The CRM has not answered for 8 seconds.' }]);
  });

  test('throws where it should reject: the desk goes on', async () => {
    const sim = await deskOver({ lookup: () => { throw new Error('no such table'); }, timeline: () => { throw new Error('no past'); } });
    await sim.records.contacts.keep([ada]);
    const callId = sim.line.ring({ number });
    await settled();
    assert.deepEqual([shown(sim, callId), popOf(sim.desk.state, callId)?.problem?.message], ['known Ada index', 'no such table']);
  });
});

describe('what the PBX tells', () => {
  test('an id goes before the number', async () => {
    const sim = await deskWith([ada, bob], [ada, bob]);
    sim.crm.hangs();
    const callId = await ring(sim, { headers: { 'x-customer-id': '2' } });
    assert.equal(shown(sim, callId), 'searching Bob header');
    sim.crm.answers();
    await settled();
    assert.equal(shown(sim, callId), 'known Bob header');
    assert.ok(!sim.crm.asked.some((one) => one.startsWith('lookup')), 'and is enough');
  });

  test('an id that nobody knows, or that the CRM takes offence at, leaves the number', async () => {
    const unknown = await deskWith([ada]);
    assert.equal(shown(unknown, await ring(unknown, { headers: { 'x-customer-id': '99' } })), 'known Ada crm');
    const strict = await deskWith([ada]);
    strict.crm.fail('customer', { code: 'crm-refused', message: 'No such id.' });
    assert.equal(shown(strict, await ring(strict, { headers: { 'x-customer-id': 'x' } })), 'known Ada crm');
    const unreachable = await deskWith([ada]);
    unreachable.crm.fail('customer', down);
    const callId = await ring(unreachable, { headers: { 'x-customer-id': '1' } });
    assert.deepEqual(popOf(unreachable.desk.state, callId)?.problem, down, 'who cannot be reached is not asked twice');
  });

  test('an id helps a CRM that only knows numbers', async () => {
    const sim = await deskOver({ lookup: async () => [ada, bob] });
    const callId = sim.line.ring({ number, headers: { 'x-customer-id': '2' } });
    await settled();
    assert.equal(shown(sim, callId), 'known Bob header');
  });

  test('by headers of this house', async () => {
    const sim = await deskWith([ada, bob], [], { screenPop: { headers: { customer: ['x-account'] } } });
    assert.equal(shown(sim, await ring(sim, { headers: { 'x-account': '2', 'x-customer-id': '1' } })), 'known Bob header');
  });

  test('that was wrong: who is searched again after "not them" is anybody with this id or number', async () => {
    const sim = await deskWith([ada, bob]);
    const callId = await ring(sim, { headers: { 'x-customer-id': '2' } });
    await sim.desk.send({ type: 'choose-customer', callId });
    assert.equal(shown(sim, callId), 'unknown agent');
    await sim.desk.send({ type: 'find-customer', callId });
    await settled();
    assert.equal(shown(sim, callId), 'several Bob+Ada crm');
  });
});
