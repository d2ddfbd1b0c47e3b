// Context travels with a transfer where nobody helps (Kamailio): whoever is sent on takes it along.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { reasonToSkip } from '../support/installed.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { hears } from '../support/page.mjs';
import { openDesk } from './desk-page.mjs';
import { receiver } from './handover-crm.mjs';

let skip = false;
const proxy = await startKamailio().catch((error) => void (skip = reasonToSkip(error)));
after(() => proxy?.stop());

describe('context travels over Kamailio', { skip, timeout: 120_000 }, () => {
  let browser, one, two, three;
  const notes = 'Wants a refund; the second time.\nÜber 42 €';

  before(async () => {
    browser = await launchChromium();
    [one, two, three] = await Promise.all([['1001', 440], ['1002', 660], ['1003', 550]].map(([user, pitch]) => openDesk(browser, proxy, user, { pitch, config: { displayName: `Agent ${user}` } })));
  });
  afterEach(() => Promise.all([one, two, three].map((phone) => phone.idle())));
  after(() => browser?.close());

  async function talk() {
    const callId = await one.dial('1002');
    const theirs = await two.answers();
    await one.becomes(callId, 'active');
    await Promise.all([hears(one.page, 660), hears(two.page, 440)]);
    await one.ok({ type: 'change-wrap-up', callId, answers: { notes } });
    return { callId, theirs };
  }

  test('blind: our own phone, sent on by REFER, brings it to the third', async () => {
    const { callId, theirs } = await talk();
    const transferred = one.send({ type: 'transfer', callId, target: '1003' });
    const last = await three.rings();
    const { handover, peer } = await receiver(three).has(last, notes);
    assert.deepEqual([handover.from, handover.number, peer], [{ id: '1001', name: 'Agent 1001' }, '1002', '1002']);
    await three.ok({ type: 'answer', callId: last });
    assert.ok((await transferred).ok);
    await receiver(two).talksWith(theirs, '1003');
    await Promise.all([hears(two.page, 550), hears(three.page, 660)]);
  });

  test('attended: the consultation brings it, and it stays when the peer changes', async () => {
    const { callId } = await talk();
    const { callId: consultation } = await one.ok({ type: 'consult', callId, target: '1003' });
    const last = await three.rings();
    assert.equal((await receiver(three).has(last, notes)).peer, '1001');
    await three.ok({ type: 'answer', callId: last });
    await one.becomes(consultation, 'active');
    await hears(one.page, 550);
    await one.ok({ type: 'complete-transfer', callId });
    await receiver(three).talksWith(last, '1002');
    await Promise.all([hears(two.page, 550), hears(three.page, 660)]);
    assert.equal((await receiver(three).has(last, notes)).handover.number, '1002');
  });
});
