/** Each record reaches the CRM once: whatever becomes of the browser, and whatever the CRM does. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCrm } from '../support/crm-server.mjs';
import { until } from '../support/until.mjs';
import { deliveryPlace } from './delivery-page.mjs';
import { killedAt, killSteps } from './kill-steps.mjs';

let crm;
let place;
let tabs;

before(async () => {
  crm = await startCrm();
  place = await deliveryPlace(crm);
  tabs = await place.open();
});
after(async () => {
  await place?.stop();
  crm?.stop();
});

describe('the browser is killed, with two tabs open, when', () => {
  Object.keys(killSteps).forEach((step, index) => {
    test(step, async () => { tabs = await killedAt(place, crm, tabs, step, `+1555010${index}`); });
  });
});

describe('the browser is killed, and finds its database lost', () => {
  test('while a form is being filled in: it is there again', async () => {
    const [tab] = tabs;
    const callId = await tab.evaluate((whose) => window.takeCall(whose), '+15550301');
    await tab.evaluate((id) => window.type(id, 'He wants a blue one'), callId);
    await until('it is kept twice', () => place.copies(tab, 'He wants a blue one'));
    await place.kill();
    place.loseDatabase();
    tabs = await place.open();
    const { paper } = await place.paperOf(tabs, '+15550301');
    assert.deepEqual([paper.record.answers.notes, paper.restored], ['He wants a blue one', true]);
  });

  test('while a record waits for the CRM: it comes there, once', async () => {
    const { tab, paper } = await place.paperOf(tabs, '+15550301');
    crm.mode = 'refuses';
    await tab.evaluate(async (callId) => {
      await window.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
      await window.desk.send({ type: 'save-wrap-up', callId });
    }, paper.callId);
    await until('it is kept twice', () => place.copies(tab, '"interaction"'));
    await place.kill();
    place.loseDatabase();
    crm.mode = 'ok';
    tabs = await place.open();
    await until('it is at the CRM', () => crm.ofNumber('+15550301').length === 1, { timeout: 30_000 });
    await until('no copy is left', async () => !await place.copies(tabs[0], ''), { timeout: 10_000, seen: async () => [await place.copies(tabs[0], ''), paper.record.id, await place.found(tabs)] });
  });
});

describe('a CRM that', () => {
  /** One call, written, ended and saved. */
  const finished = (number) => tabs[0].evaluate(async (whose) => {
    const callId = await window.takeCall(whose);
    window.line.ends(callId);
    await new Promise((due) => setTimeout(due));
    await window.desk.send({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
    return (await window.desk.send({ type: 'save-wrap-up', callId })).ok;
  }, number);
  const changed = (recordId, notes) => tabs[0].evaluate(async (id, text) => {
    const { callId } = await window.desk.send({ type: 'reopen-wrap-up', recordId: id });
    await window.desk.send({ type: 'change-wrap-up', callId, answers: { notes: text } });
    return (await window.desk.send({ type: 'save-wrap-up', callId })).ok;
  }, recordId, notes);
  const status = (number) => tabs[0].evaluate(async (whose) => (await window.desk.records.callLog.withNumber(whose, 0))[0]?.delivery, number);

  for (const [mode, number] of [['late', '+15550201'], ['lost', '+15550202'], ['500', '+15550203'], ['409', '+15550204'], ['never', '+15550205']]) {
    test(`answers ${mode}: is asked again, and has it once`, async () => {
      crm.mode = mode;
      assert.ok(await finished(number));
      await until('it has come', () => crm.ofNumber(number).length > 0, { timeout: 10_000 });
      const [{ id }] = crm.ofNumber(number);
      if (mode !== 'late') {
        assert.equal(await status(number), 'waiting');
        crm.mode = 'ok';
        await until('it is sent again', () => crm.sent.get(id) > 1, { timeout: 30_000 });
      }
      await until('delivered', async () => (await status(number)) === 'delivered', { timeout: 30_000 });
      assert.equal(crm.ofNumber(number).length, 1);
      crm.mode = 'ok';
    });
  }

  for (const [mode, number] of [['lost', '+15550207'], ['500', '+15550208']]) {
    test(`answers ${mode}: what is changed meanwhile comes after it, and the newest is there in the end`, async () => {
      crm.mode = mode;
      assert.ok(await finished(number));
      await until('it has come', () => crm.ofNumber(number).length > 0, { timeout: 10_000 });
      const [{ id }] = crm.ofNumber(number);
      for (const notes of ['one', 'two']) assert.ok(await changed(id, notes));
      assert.equal(crm.kept.get(id).notes, undefined, 'what may be on its way stays as it is');
      crm.mode = 'ok';
      await until('the newest has come', () => crm.kept.get(id).notes === 'two', { timeout: 30_000 });
      await until('delivered', async () => (await status(number)) === 'delivered', { timeout: 30_000 });
      assert.deepEqual([crm.ofNumber(number).length, crm.kept.get(id).revision], [1, 2]);
    });
  }

  test('refuses: says why, and takes it after all when asked again', async () => {
    const number = '+15550206';
    crm.mode = 'refuses';
    assert.ok(await finished(number));
    await until('refused', async () => (await status(number)) === 'refused');
    const refused = () => tabs[0].evaluate(() => window.desk.state.records.deliveries.find((one) => one.status === 'refused')?.problem.message);
    assert.match(await until('it says why', refused), /disposition is unknown/);
    crm.mode = 'ok';
    await tabs[0].evaluate(() => window.desk.send({ type: 'retry-delivery' }));
    await until('delivered', async () => (await status(number)) === 'delivered');
    assert.equal(crm.ofNumber(number).length, 1);
  });
});

test('the browser is killed while an earlier call is being changed: the form is there again, and the CRM hears of it once it is saved', async () => {
  const number = '+15550206';
  const [{ id }] = crm.ofNumber(number);
  await tabs[0].evaluate(async (recordId) => {
    const { callId } = await window.desk.send({ type: 'reopen-wrap-up', recordId });
    await window.desk.send({ type: 'change-wrap-up', callId, answers: { notes: 'It was the belt' } });
    await new Promise((safe) => {
      const look = () => window.desk.state.wrapUps.open.some((paper) => paper.callId === callId && paper.keptAt) && (leave(), safe());
      const leave = window.desk.subscribe(look);
      look();
    });
  }, id);
  await place.kill();
  tabs = await place.open();
  const { tab, paper } = await place.paperOf(tabs, number);
  assert.deepEqual([paper.reopened, paper.record.answers.notes, crm.kept.get(id).notes], [true, 'It was the belt', undefined]);
  await tab.evaluate((callId) => window.desk.send({ type: 'save-wrap-up', callId }), paper.callId);
  await until('it is at the CRM', () => crm.kept.get(id).notes === 'It was the belt', { timeout: 30_000 });
  assert.equal(crm.ofNumber(number).length, 1);
});
