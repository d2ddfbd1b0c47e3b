// The same product in Firefox, briefly: it gathers, encrypts and plays in ways of its own.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium, launchFirefox } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { allIdle, openDesk, promptedDigits } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk({ conf: promptedDigits }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('in Firefox', { skip, timeout: 120_000 }, () => {
  let firefox, chromium, one, caller;

  before(async () => {
    [firefox, chromium] = await Promise.all([launchFirefox(), launchChromium()]);
    [one, caller] = await Promise.all([
      openDesk(firefox, pbx, '1001', { microphones: { desk: 440, headset: 550 } }),
      openBarePhone(chromium, pbx, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(() => allIdle(pbx, [one, caller]));
  after(() => Promise.all([firefox?.close(), chromium?.close()]));

  test('outgoing to the echo, and hanging up lets the microphone go', async () => {
    const callId = await one.dial('600');
    await one.becomes(callId, 'active');
    await hears(one.page, 440);
    await one.ok({ type: 'hang-up', callId });
    assert.equal((await one.ended(callId)).cause, 'hung-up');
    assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
  });

  test('incoming; hold as soon as it is answered, then resume: sound comes back', async () => {
    await caller.dial('1001');
    const callId = await one.rings();
    await one.ok({ type: 'answer', callId });
    await one.becomes(callId, 'active');
    await one.ok({ type: 'hold', callId }); // before DTLS is up this would end the media
    await hears(caller.page, 500);
    await hearsNot(caller.page, 440);
    await one.ok({ type: 'resume', callId });
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    await caller.hangUp();
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'peer' });
  });

  test('mute, another microphone, unmute', async () => {
    await caller.dial('1001');
    const callId = await one.answers();
    await hears(caller.page, 440);
    await one.ok({ type: 'mute', callId });
    await hearsNot(caller.page, 440);
    await one.ok({ type: 'choose-device', kind: 'microphone', deviceId: 'headset' });
    await hearsNot(caller.page, 550, { windows: 5 });
    await one.ok({ type: 'unmute', callId });
    await hears(caller.page, 550);
    await one.ok({ type: 'choose-device', kind: 'microphone' });
  });

  test('tones are read by the PBX', async () => {
    const callId = await one.dial('622');
    await one.becomes(callId, 'active');
    await hears(one.page, 700);
    pbx.ami.forget();
    await one.ok({ type: 'send-tones', callId, tones: '4271' });
    const { Value } = await pbx.ami.waitForEvent(({ UserEvent }) => UserEvent === 'Digits');
    assert.equal(Value, '4271');
    await one.ended(callId);
  });

  test('a conference of three', async (t) => {
    const colleague = await openDesk(chromium, pbx, '1002', { pitch: 660 });
    t.after(() => colleague.close());
    await caller.dial('1001');
    const first = await one.answers();
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    await colleague.answers();
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await hears(one.page, 660);
    await one.ok({ type: 'merge', callId: first });
    await Promise.all([
      hears(one.page, 880), hears(one.page, 660), hears(caller.page, 440), hears(caller.page, 660), hears(colleague.page, 440), hears(colleague.page, 880),
    ]);
  });
});
