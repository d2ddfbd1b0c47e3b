// Transfers: who hears whom before and after, and what is left when one fails.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('transfers', { skip, timeout: 180_000 }, () => {
  let browser, one, two, caller;

  before(async () => {
    browser = await launchChromium();
    [one, two, caller] = await Promise.all([
      openDesk(browser, pbx, '1001', { pitch: 440 }),
      openDesk(browser, pbx, '1002', { pitch: 660 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(() => allIdle(pbx, [one, two, caller]));
  after(() => browser?.close());

  /** The caller and the first desk talk. */
  async function talk() {
    await caller.dial('1001');
    const callId = await one.answers();
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    return callId;
  }
  const callerAndTwoTalk = () => Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
  const callerAndOneTalk = () => Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
  /** The first call, held, and a consultation in which two and one talk. */
  async function consult() {
    const first = await talk();
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    const theirs = await two.answers();
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await Promise.all([hears(one.page, 660), hears(two.page, 440), hears(caller.page, 500)]);
    await Promise.all([hearsNot(caller.page, 660), hearsNot(two.page, 880)]);
    return { first, second, theirs };
  }

  for (const isHeld of [false, true]) {
    test(`blind, ${isHeld ? 'while held' : 'in mid-talk'}: the other answers, we are out`, async () => {
      const callId = await talk();
      if (isHeld) await one.ok({ type: 'hold', callId });
      const transferred = one.send({ type: 'transfer', callId, target: '1002' });
      await one.happens('call-transfer-changed', { callId });
      const theirs = await two.rings();
      assert.equal((await two.call(theirs)).peer.number, '2001');
      await two.ok({ type: 'answer', callId: theirs });
      assert.deepEqual(await transferred, { ok: true, callId });
      const { cause, by } = await one.ended(callId);
      assert.deepEqual([cause, by], ['transferred', 'agent']);
      await callerAndTwoTalk();
    });
  }

  test('blind to a number nobody has: it is told, and the call goes on', async () => {
    const callId = await talk();
    const { ok, error } = await one.send({ type: 'transfer', callId, target: '999' });
    assert.equal(ok, false);
    assert.match(error.message, /999 is not a number the phone server knows\. The call is still yours\./);
    const { status, transfer } = await one.call(callId);
    assert.deepEqual([status, transfer.status], ['active', 'failed']);
    await callerAndOneTalk();
    assert.equal(await one.state(({ failure }) => failure.command), 'transfer');
    await one.ok({ type: 'hang-up', callId });
    assert.equal((await one.ended(callId)).cause, 'hung-up');
  });

  test('a transfer to what is no number never leaves', async () => {
    const callId = await talk();
    assert.equal((await one.send({ type: 'transfer', callId, target: 'sip:1002@x?Route=evil' })).error.code, 'bad-number');
    await callerAndOneTalk();
    assert.equal((await one.call(callId)).transfer, undefined);
  });

  // Asterisk has sent the caller off to the busy tone by then. That a call goes on is shown in proxy.test.mjs, where the phones settle it.
  test('blind to somebody busy: it is told, and no dead call is left behind', async () => {
    const callId = await talk();
    const { ok, error } = await one.send({ type: 'transfer', callId, target: '607' });
    assert.equal(ok, false);
    assert.match(error.message, /607 is busy\. The phone server let the call go: call them back\./);
    const { cause, by } = await one.ended(callId);
    assert.deepEqual([cause, by], ['hung-up', 'peer']);
    assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
  });

  test('blind to a number nobody has, while held: still held, and can be resumed', async () => {
    const callId = await talk();
    await one.ok({ type: 'hold', callId });
    assert.equal((await one.send({ type: 'transfer', callId, target: '999' })).ok, false);
    assert.equal((await one.call(callId)).status, 'held');
    await hears(caller.page, 500);
    await hearsNot(caller.page, 440);
    await one.ok({ type: 'resume', callId });
    await callerAndOneTalk();
  });

  test('attended: after asking, caller and colleague talk and both our calls are over', async () => {
    const { first, second } = await consult();
    assert.equal((await one.call(second)).consultFor, first);
    assert.deepEqual(await one.ok({ type: 'complete-transfer', callId: second }), { ok: true, callId: first });
    assert.deepEqual([(await one.ended(first)).cause, (await one.ended(second)).cause], ['transferred', 'transferred']);
    await callerAndTwoTalk();
    await caller.hangUp();
  });

  test('attended, completed from the first call; it works for calls we made ourselves too', async () => {
    const first = await one.dial('2001');
    await caller.happens('incoming');
    await caller.answer();
    await callerAndOneTalk();
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    await two.answers();
    await one.becomes(second, 'active');
    await hears(two.page, 440);
    await one.ok({ type: 'complete-transfer', callId: first });
    await Promise.all([one.ended(first), one.ended(second)]);
    await callerAndTwoTalk();
  });

  test('a consultation without a transfer: the colleague leaves, the caller is still ours', async () => {
    const { first, second, theirs } = await consult();
    await two.ok({ type: 'hang-up', callId: theirs });
    await one.ended(second);
    await hears(caller.page, 500);
    await one.ok({ type: 'resume', callId: first });
    await callerAndOneTalk();
  });

  test('the caller leaves during the consultation: we talk on with the colleague', async () => {
    const { first, second } = await consult();
    await caller.hangUp();
    await one.ended(first);
    await Promise.all([hears(one.page, 660), hears(two.page, 440)]);
    const { ok, error } = await one.send({ type: 'complete-transfer', callId: second });
    assert.deepEqual([ok, error.code], [false, 'not-now']);
  });

  test('we transferred, and the colleague calls back: a desk is as good as new', async () => {
    const { first } = await consult();
    await one.ok({ type: 'complete-transfer', callId: first });
    await callerAndTwoTalk();
    await caller.hangUp();
    await two.until('it is over', ({ calls }) => calls.every(({ status }) => status === 'ended'));
    await two.dial('1001');
    await one.answers();
    await Promise.all([hears(one.page, 660), hears(two.page, 440)]);
  });
});
