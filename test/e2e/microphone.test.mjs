// The microphone: changed and pulled out in mid-call, refused, missing, and let go between calls.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the microphone', { skip, timeout: 180_000 }, () => {
  let browser, one, caller;

  before(async () => {
    browser = await launchChromium();
    caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
  });
  // A desk for each test, for it remembers the device that was chosen.
  beforeEach(async () => { one = await openDesk(browser, pbx, '1001', { microphones: { desk: 440, headset: 550 } }); });
  afterEach(async () => {
    await allIdle(pbx, [one, caller]);
    assert.equal(await openTracks(), 0);
    await one.close();
  });
  after(() => browser?.close());

  const inPage = (work, ...args) => one.page.evaluate(work, ...args);
  const openTracks = () => inPage(() => window.microphones.open);
  const unplug = (id) => inPage((id) => window.microphones.unplug(id), id);
  const plug = (id, pitch) => inPage((id, pitch) => window.microphones.plug(id, pitch), id, pitch);
  const choose = (deviceId) => one.send({ type: 'choose-device', kind: 'microphone', deviceId });
  const refuse = (error) => inPage((error) => (window.microphones.error = error), error);

  async function talk() {
    await caller.dial('1001');
    const callId = await one.answers();
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    return callId;
  }

  test('is open only while there is a call', async () => {
    assert.equal(await openTracks(), 0);
    const callId = await talk();
    assert.ok(await openTracks() > 0);
    await one.ok({ type: 'hang-up', callId });
    await one.ended(callId);
    assert.equal(await openTracks(), 0);
  });

  test('is not opened by a call that only rings, and is let go by one that fails', async () => {
    await caller.dial('1001');
    const ringing = await one.rings();
    assert.equal(await openTracks(), 0);
    await one.ok({ type: 'reject', callId: ringing });
    await one.ended(await one.dial('607'));
    assert.equal(await openTracks(), 0);
  });

  test('another one in mid-call: its sound alone, without the call noticing', async () => {
    const callId = await talk();
    assert.deepEqual(await choose('headset'), { ok: true });
    await hears(caller.page, 550);
    await Promise.all([hearsNot(caller.page, 440), hears(one.page, 880)]);
    assert.equal(await one.state(({ audio }) => audio.chosen.microphone), 'headset');
    assert.equal((await one.call(callId)).status, 'active');
    assert.deepEqual(await choose(undefined), { ok: true });
    await hears(caller.page, 440);
  });

  test('another one that cannot be opened: told, and the old one stays', async () => {
    await talk();
    await refuse('NotReadableError');
    const { ok, error } = await choose('headset');
    assert.deepEqual([ok, error.code], [false, 'microphone-in-use']);
    await hears(caller.page, 440);
    assert.equal(await one.state(({ audio }) => audio.chosen.microphone), undefined);
    await refuse(undefined);
  });

  test('pulled out: the other one takes over within a second; put back, it is used again', async () => {
    await choose('headset');
    await caller.dial('1001');
    await one.answers();
    await hears(caller.page, 550);
    const pulled = performance.now();
    await unplug('headset');
    await hears(caller.page, 440, { windows: 1, timeout: 5_000 });
    const took = Math.round(performance.now() - pulled);
    console.log(`the other microphone was heard ${took} ms after the plug was pulled`);
    assert.ok(took <= 1000, `${took} ms`);
    await hearsNot(caller.page, 550);
    await plug('headset', 550);
    await hears(caller.page, 550);
    await hearsNot(caller.page, 440);
  });

  test('changed and pulled out while muted: stays muted', async () => {
    const callId = await talk();
    await one.ok({ type: 'mute', callId });
    await hearsNot(caller.page, 440);
    await choose('headset');
    await hearsNot(caller.page, 550, { windows: 5 });
    await unplug('headset');
    await one.until('one microphone', ({ audio }) => audio.microphones.length === 1);
    await hearsNot(caller.page, 440, { windows: 5 });
    assert.equal((await one.call(callId)).muted, true);
    await one.ok({ type: 'unmute', callId });
    await hears(caller.page, 440);
  });

  test('changed while held: no sound before resume, then that of the new one', async () => {
    const callId = await talk();
    await one.ok({ type: 'hold', callId });
    await choose('headset');
    await hears(caller.page, 500);
    await Promise.all([hearsNot(caller.page, 440), hearsNot(caller.page, 550)]);
    await one.ok({ type: 'resume', callId });
    await hears(caller.page, 550);
  });

  test('the only one pulled out: told with its cure, the call goes on; plugged in again it is heard', async () => {
    await talk();
    await unplug('headset');
    await unplug('desk');
    const problem = await one.until('a problem', ({ audio }) => audio.problem);
    assert.equal(problem.code, 'no-microphone');
    assert.match(problem.message, /Plug in your headset/);
    await hears(one.page, 880);
    await plug('desk', 440);
    await hears(caller.page, 440);
    await one.until('the problem is over', ({ audio }) => !audio.problem);
  });

  for (const [error, code, words] of [
    ['NotAllowedError', 'microphone-blocked', /padlock/],
    ['NotFoundError', 'no-microphone', /Plug in your headset/],
    ['NotReadableError', 'microphone-in-use', /Another program/],
  ]) {
    test(`${error} at the answer: it rings on, the cure is told, then it can be answered`, async () => {
      await refuse(error);
      await caller.dial('1001');
      await caller.happens('progress');
      const callId = await one.rings();
      const outcome = await one.send({ type: 'answer', callId });
      assert.deepEqual([outcome.ok, outcome.error.code], [false, code]);
      assert.match(outcome.error.message, words);
      assert.equal((await one.call(callId)).status, 'ringing');
      assert.equal((await caller.events()).at(-1), 'progress');
      await refuse(undefined);
      await one.ok({ type: 'answer', callId });
      await Promise.all([hears(caller.page, 440), hears(one.page, 880)]);
    });
  }

  test('refused when dialing: told, and there is no call', async () => {
    await refuse('NotAllowedError');
    const { ok, error } = await one.send({ type: 'dial', target: '600' });
    assert.deepEqual([ok, error.code], [false, 'microphone-blocked']);
    assert.deepEqual(await one.state(({ calls }) => calls), []);
    await refuse(undefined);
    await one.dial('600');
    await hears(one.page, 440);
  });

  test('refused for a second call: the first one goes on', async () => {
    const first = await talk();
    await refuse('NotReadableError');
    // The microphone is open already, so that nobody is asked: it works.
    const second = await one.dial('600');
    await one.becomes(second, 'active');
    await one.becomes(first, 'held');
    await hears(one.page, 440);
    await refuse(undefined);
  });

  test('its check says that it works, and lets it go', async () => {
    await one.ok({ type: 'check-microphone' });
    assert.equal(await one.state(({ audio }) => audio.check), 'works');
    assert.equal(await openTracks(), 0);
    await refuse('NotFoundError');
    await one.ok({ type: 'check-microphone' });
    assert.deepEqual(await one.state(({ audio }) => [audio.check, audio.problem.code]), ['problem', 'no-microphone']);
  });

  test('the one chosen is remembered by the next page', async () => {
    await choose('headset');
    await until('it is saved', () => inPage(async () => (await window.desk.records.devices()).microphone === 'headset'));
    await one.page.reload();
    await one.page.waitForFunction(() => 'connectDesk' in window, { polling: 20 });
    await one.connect();
    await one.line('registered');
    await one.until('remembered', ({ audio }) => audio.chosen.microphone === 'headset');
    await caller.dial('1001');
    await one.answers();
    await hears(caller.page, 550);
  });
});
