// What an agent does in a call: hold, mute, tones. Who hears whom before, during and after.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { allIdle, openDesk, promptedDigits } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk({ conf: promptedDigits }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('in a call', { skip, timeout: 180_000 }, () => {
  let browser, one, caller;

  before(async () => {
    browser = await launchChromium();
    [one, caller] = await Promise.all([
      openDesk(browser, pbx, '1001', { pitch: 440 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(() => allIdle(pbx, [one, caller]));
  after(() => browser?.close());

  /** A call in which both hear each other. */
  async function talk() {
    await caller.dial('1001');
    const callId = await one.answers();
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    return callId;
  }
  const bothHear = () => Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
  const callerHearsMusicAlone = async () => {
    await hears(caller.page, 500);
    await Promise.all([hearsNot(caller.page, 440), hearsNot(one.page, 880)]);
  };

  test('hold: the held one hears music, neither hears the other; resume: both do again', async () => {
    const callId = await talk();
    await one.ok({ type: 'hold', callId });
    assert.equal((await one.call(callId)).status, 'held');
    await callerHearsMusicAlone();
    await one.ok({ type: 'resume', callId });
    await one.happens('call-resuming', { callId });
    assert.equal((await one.call(callId)).status, 'active');
    await bothHear();
    await hearsNot(caller.page, 500);
  });

  test('hold and resume in quick succession end as the last one said', async () => {
    const callId = await talk();
    await one.ok({ type: 'hold', callId });
    await one.ok({ type: 'resume', callId });
    await one.ok({ type: 'hold', callId });
    await one.ok({ type: 'resume', callId });
    await bothHear();
    await one.ok({ type: 'hold', callId });
    await callerHearsMusicAlone();
  });

  test('a held call can be hung up, by either', async () => {
    const first = await talk();
    await one.ok({ type: 'hold', callId: first });
    await one.ok({ type: 'hang-up', callId: first });
    await caller.happens('ended');
    assert.deepEqual(await one.ended(first), { cause: 'hung-up', by: 'agent' });
    const second = await talk();
    await one.ok({ type: 'hold', callId: second });
    await caller.hangUp();
    assert.deepEqual(await one.ended(second), { cause: 'hung-up', by: 'peer' });
  });

  test('a hold that the PBX refuses leaves the call as it was', async (t) => {
    const proxy = await startWsProxy(pbx.wsUrl);
    const two = await openDesk(browser, { ...pbx, wsUrl: proxy.url }, '1002', { pitch: 660 });
    t.after(() => Promise.all([two.close(), proxy.close()]));
    await caller.dial('1002');
    const callId = await two.answers();
    await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
    // an offer of sendonly that the PBX never sees: it gets nonsense, and says no
    proxy.filter = (message, way) => (way === 'up' && /a=sendonly/.test(message) ? message.replace(/Content-Type: application\/sdp/i, 'Content-Type: text/nonsense') : message);
    const { ok, error } = await two.send({ type: 'hold', callId });
    assert.deepEqual([ok, error?.code], [false, 'failed']);
    assert.equal((await two.call(callId)).status, 'active');
    await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
    proxy.filter = (message) => message;
    await two.ok({ type: 'hold', callId });
    await hears(caller.page, 500);
    await caller.hangUp();
    await two.ended(callId);
  });

  test('mute silences us alone, also over hold and resume; unmute gives the voice back', async () => {
    const callId = await talk();
    await one.ok({ type: 'mute', callId });
    assert.equal((await one.call(callId)).muted, true);
    await Promise.all([hearsNot(caller.page, 440), hears(one.page, 880)]);
    await one.ok({ type: 'hold', callId });
    await hears(caller.page, 500);
    await one.ok({ type: 'resume', callId });
    await hearsNot(caller.page, 500);
    await hears(one.page, 880);
    await hearsNot(caller.page, 440, { windows: 6 });
    assert.equal((await one.call(callId)).muted, true);
    await one.ok({ type: 'unmute', callId });
    await bothHear();
  });

  test('muted and unmuted while held: no voice before resume', async () => {
    const callId = await talk();
    await one.ok({ type: 'hold', callId });
    await one.ok({ type: 'mute', callId });
    await one.ok({ type: 'unmute', callId });
    await callerHearsMusicAlone();
    await one.ok({ type: 'resume', callId });
    await bothHear();
  });

  test('muted while dialing: silent from the first word', async () => {
    const callId = await one.dial('2001');
    await caller.happens('incoming');
    await one.ok({ type: 'mute', callId });
    await caller.answer();
    await one.becomes(callId, 'active');
    await hears(one.page, 880);
    await hearsNot(caller.page, 440, { windows: 6 });
    await one.ok({ type: 'unmute', callId });
    await hears(caller.page, 440);
  });

  test('held by the other: told, and over when they resume', async () => {
    const callId = await talk();
    await caller.page.evaluate(() => window.phone.session.hold());
    await hears(one.page, 500); // Asterisk plays music and tells nothing
    await caller.page.evaluate(() => window.phone.session.unhold());
    await bothHear();
    assert.equal((await one.call(callId)).status, 'active');
  });

  for (const [mode, how] of [['rfc4733', 'in the media (RFC 4733)'], ['info', 'by INFO'], ['auto', 'as the desk sees fit']]) {
    test(`tones ${how} are read by the PBX`, async (t) => {
      const proxy = await startWsProxy(pbx.wsUrl);
      const sent = [];
      proxy.filter = (message, way) => (way === 'up' && sent.push(message.split(' ')[0]), message);
      const two = await openDesk(browser, { ...pbx, wsUrl: proxy.url }, '1002', { config: { dtmf: mode } });
      t.after(async () => {
        await two.close();
        await proxy.close();
      });
      const callId = await two.dial('622');
      await two.becomes(callId, 'active');
      await hears(two.page, 700);
      pbx.ami.forget();
      await two.ok({ type: 'send-tones', callId, tones: '4 2*7' });
      const { Value, Status } = await pbx.ami.waitForEvent(({ UserEvent }) => UserEvent === 'Digits');
      assert.deepEqual({ Value, Status }, { Value: '42*7', Status: 'OK' });
      assert.equal(sent.filter((method) => method === 'INFO').length, mode === 'info' ? 4 : 0);
      await two.ended(callId);
    });
  }

  test('tones that are none are refused in words', async () => {
    const callId = await talk();
    const { ok, error } = await one.send({ type: 'send-tones', callId, tones: '12x' });
    assert.deepEqual([ok, error.code], [false, 'bad-tones']);
  });
});
