// Our own desk at the office: what an agent wrote travels with the call, and the customer's card stays when the transfer is complete.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { receiver, serveCrm } from '../e2e/handover-crm.mjs';
import { openDesk } from '../e2e/desk-page.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';

const [maria, number] = ['Maria Lindqvist', '+12125550142'];
const notes = 'Grüße; wants a refund: "the second time".\n退款';

describe('context travels through the office', { timeout: 120_000 }, () => {
  let browser, office, crm, one, two;
  const customerHears = (call, hz) => until(`the customer hears ${hz} Hz`, () => Math.abs(call.heard().hz - hz) <= 10, { timeout: 10_000, seen: () => call.heard() });

  before(async () => {
    [browser, office, crm] = await Promise.all([launchChromium(), startOffice({ customers: false }), serveCrm()]);
    crm.shares(false);
    const at = { wsUrl: office.url, domain: 'office.example' };
    const open = (user, displayName, pitch) => openDesk(browser, at, user, { pitch, config: { displayName, crm: '/api/crm', password: `demo-${user}` } });
    [one, two] = await Promise.all([open('1001', 'Ada Byron', 440), open('1002', 'Grace Murray', 660)]);
  });
  afterEach(() => Promise.all([one, two].map((desk) => desk.idle())));
  after(async () => {
    crm?.stop();
    await browser?.close();
    await office?.stop();
  });

  /** Maria talks with the first desk, which has written something. */
  async function talk() {
    const call = office.ringIn('1001', maria);
    const callId = await one.answers();
    await receiver(one).knows(callId, maria);
    await one.ok({ type: 'change-wrap-up', callId, answers: { notes } });
    await customerHears(call, 440);
    return { call, callId };
  }
  const context = async (callId) => {
    await receiver(two).knows(callId, maria);
    const { handover, peer } = await receiver(two).has(callId, notes);
    assert.deepEqual([handover.from.name, handover.customerId, handover.number], ['Ada Byron', 'C-1001', number]);
    return peer;
  };

  test('blind', async () => {
    const { call, callId } = await talk();
    const transferred = one.send({ type: 'transfer', callId, target: '1002' });
    const theirs = await two.rings();
    assert.equal(await context(theirs), number);
    await two.ok({ type: 'answer', callId: theirs });
    assert.ok((await transferred).ok);
    await customerHears(call, 660);
  });

  test('attended: the colleague rings, the customer is shown, and stays when they are joined', async () => {
    const { call, callId } = await talk();
    const { callId: consultation } = await one.ok({ type: 'consult', callId, target: '1002' });
    const theirs = await two.rings();
    assert.equal(await context(theirs), '1001');
    await two.ok({ type: 'answer', callId: theirs });
    await one.becomes(consultation, 'active');
    await hears(two.page, 440);
    await one.ok({ type: 'complete-transfer', callId });
    await receiver(two).talksWith(theirs, number);
    assert.equal(await context(theirs), number);
    await customerHears(call, 660);
  });
});
