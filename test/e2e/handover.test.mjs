// Context travels with a transfer: what an agent wrote is before the colleague as it rings, by the call itself, by the CRM alone, or first in part.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { allIdle, openDesk } from './desk-page.mjs';
import { receiver, serveCrm } from './handover-crm.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

const [maria, mariaId] = ['Maria Lindqvist', 'C-1001'];
const short = 'Grüße an Jürgen; wants a refund: "the second time".\n退款 — 42 €';
const long = Array.from({ length: 60 }, (_, line) => `${line + 1}. What was said, and what was promised 🇩🇪.`).join('\n');

describe('context travels with a transfer', { skip, timeout: 240_000 }, () => {
  let browser, crm, one, two, three, caller;

  before(async () => {
    [browser, crm] = await Promise.all([launchChromium(), serveCrm()]);
    const open = (user, displayName, pitch) => openDesk(browser, pbx, user, { pitch, config: { displayName, crm: '/api/crm' } });
    [one, two, three, caller] = await Promise.all([open('1001', 'Ada Byron', 440), open('1002', 'Grace Murray', 660), open('1003', 'Alan', 550), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
  });
  afterEach(async () => {
    crm.tells();
    await allIdle(pbx, [one, two, three, caller]);
    await Promise.all([strips(false), finishPapers(one), finishPapers(two), finishPapers(three)]);
    crm.store.handovers.clear();
  });
  after(() => Promise.all([browser?.close(), crm?.stop()]));

  /** Whether the PBX lets no header field through. */
  const strips = (does) => pbx.ami.action('Setvar', { Variable: 'STRIPS', Value: does ? 'yes' : 'no' });
  /** What a test left to be written is put away. */
  async function finishPapers(desk) {
    for (const callId of await desk.state(({ wrapUps }) => wrapUps.open.filter(({ status }) => status === 'due').map((paper) => paper.callId))) {
      await desk.ok({ type: 'change-wrap-up', callId, answers: { disposition: 'resolved' } });
      await desk.ok({ type: 'save-wrap-up', callId });
    }
    await desk.until('no paper', ({ wrapUps }) => wrapUps.open.length === 0);
  }
  const writes = (desk, callId, notes) => desk.ok({ type: 'change-wrap-up', callId, answers: { notes } });

  /** Maria talks with the first desk, which has written something. */
  async function talk(notes) {
    await caller.dial('1001', [`X-Customer-Id: ${mariaId}`]);
    const callId = await one.answers();
    await receiver(one).knows(callId, maria);
    await writes(one, callId, notes);
    return callId;
  }
  /** Passes it on; gives the second desk's call, which rings, and how to see it through. */
  const ways = {
    async blind(callId, target = '1002') {
      const transferred = one.send({ type: 'transfer', callId, target });
      const theirs = await two.rings();
      return {
        theirs, peer: '2001',
        async completes() {
          await two.ok({ type: 'answer', callId: theirs });
          assert.deepEqual(await transferred, { ok: true, callId });
        },
      };
    },
    async attended(callId) {
      const { callId: consultation } = await one.ok({ type: 'consult', callId, target: '1002' });
      const theirs = await two.rings();
      return {
        theirs, peer: '1001',
        async completes() {
          await two.ok({ type: 'answer', callId: theirs });
          await one.becomes(consultation, 'active');
          await hears(two.page, 440);
          await one.ok({ type: 'complete-transfer', callId });
          await receiver(two).talksWith(theirs, '2001');
        },
      };
    },
  };

  for (const [kind, passOn] of Object.entries(ways)) {
    /** It is complete, the two talk, and the card is as it was; who passed it on is on the paper. */
    async function endsWell({ theirs, completes }, notes) {
      await completes();
      await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
      assert.deepEqual((await receiver(two).has(theirs, notes)).customers, [maria]);
      assert.deepEqual(await two.state(({ wrapUps }, id) => wrapUps.open.find((paper) => paper.callId === id)?.record.from, theirs), { id: '1001', name: 'Ada Byron' });
    }

    test(`${kind}, by the call alone`, async () => {
      crm.shares(false);
      const passed = await passOn(await talk(short));
      await receiver(two).knows(passed.theirs, maria);
      const { handover, peer } = await receiver(two).has(passed.theirs, short);
      assert.deepEqual([handover.from, handover.customerId, handover.number, handover.cut, peer], [{ id: '1001', name: 'Ada Byron' }, mariaId, '2001', undefined, passed.peer]);
      assert.equal((await two.call(passed.theirs)).status, 'ringing', 'it is there before they answer');
      await endsWell(passed, short);
    });

    test(`${kind}, by the CRM alone, where the PBX lets nothing through`, async () => {
      crm.shares(true);
      const callId = await talk(long);
      await strips(true);
      const passed = await passOn(callId);
      assert.equal((await two.call(passed.theirs)).handover, undefined);
      await endsWell(passed, long);
    });

    test(`${kind}, notes longer than a header field may be: their beginning at once, the whole when the CRM has answered`, async () => {
      crm.shares(true);
      crm.holdsBack();
      const passed = await passOn(await talk(long));
      const { handover } = await two.call(passed.theirs);
      assert.equal(handover.cut, true);
      assert.ok(handover.notes.length > 50 && long.startsWith(handover.notes), handover.notes);
      await receiver(two).has(passed.theirs, handover.notes);
      crm.tells();
      assert.equal((await receiver(two).has(passed.theirs, long)).handover.cut, undefined);
      await endsWell(passed, long);
    });
  }

  test('what is written while they consult comes with the transfer', async () => {
    crm.shares(true);
    const callId = await talk(short);
    const passed = await ways.attended(callId);
    await receiver(two).has(passed.theirs, short);
    const more = `${short}\nGrace may grant it.`;
    await writes(one, callId, more);
    await passed.completes();
    await receiver(two).has(passed.theirs, more);
  });

  test('a transfer that fails and is tried again, and one on from there: the third has what both wrote', async () => {
    crm.shares(false);
    const callId = await talk(short);
    assert.equal((await one.send({ type: 'transfer', callId, target: '999' })).ok, false);
    const passed = await ways.blind(callId);
    await receiver(two).has(passed.theirs, short);
    await passed.completes();
    await two.becomes(passed.theirs, 'active');
    await hears(two.page, 880);
    await writes(two, passed.theirs, 'Not my department.');
    const again = two.send({ type: 'transfer', callId: passed.theirs, target: '1003' });
    const last = await three.rings();
    const { handover } = await receiver(three).has(last, `Not my department.\n\nAda Byron: ${short}`);
    assert.deepEqual([handover.from.name, handover.customerId], ['Grace Murray', mariaId]);
    await three.ok({ type: 'answer', callId: last });
    assert.ok((await again).ok);
    await Promise.all([hears(three.page, 880), hears(caller.page, 550)]);
  });

  test('to a queue: whoever gets the call has it', async () => {
    crm.shares(false);
    await pbx.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1002' });
    const passed = await ways.blind(await talk(short), '500');
    await receiver(two).has(passed.theirs, short);
    await pbx.ami.action('QueueRemove', { Queue: 'support', Interface: 'PJSIP/1002' });
    await passed.completes();
    await hears(two.page, 880);
  });

  test('a phone that sends nothing along passes on nothing of an earlier transfer', async () => {
    crm.shares(false);
    const passed = await ways.blind(await talk(short));
    await passed.completes();
    await two.becomes(passed.theirs, 'active');
    await hears(two.page, 880);
    // The PBX itself does it, as it would for a phone that is not ours.
    const { events } = await pbx.ami.action('CoreShowChannels');
    await pbx.ami.action('BlindTransfer', { Channel: events.find(({ Channel }) => Channel?.startsWith('PJSIP/1002')).Channel, Exten: '1003', Context: 'office' });
    const last = await three.rings();
    assert.equal((await three.call(last)).handover, undefined);
  });
});
