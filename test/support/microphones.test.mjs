import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from './browsers.mjs';
import { openAgent } from './page.mjs';
import { serve } from './serve.mjs';

/** In the page: what asking for a microphone leads to. */
const ask = (constraints = { audio: true }) =>
  navigator.mediaDevices.getUserMedia(constraints).then(
    (stream) => {
      window.track = stream.getAudioTracks()[0];
      return window.track.getSettings().deviceId;
    },
    (error) => error.name,
  );

describe('microphones', { timeout: 60_000 }, () => {
  let browser, site;
  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), serve()]);
  });
  after(() => Promise.all([browser?.close(), site?.close()]));
  const open = (options) => openAgent(browser, { url: site.page(''), ...options });

  test('the wished one is given, or none', async () => {
    const page = await open({ microphones: { desk: 440, headset: 660 } });
    assert.equal(await page.evaluate(ask), 'desk');
    assert.equal(await page.evaluate(ask, { audio: { deviceId: 'headset' } }), 'headset');
    assert.equal(await page.evaluate(ask, { audio: { deviceId: { exact: 'headset' } } }), 'headset');
    assert.equal(await page.evaluate(ask, { audio: { deviceId: { exact: 'gone' } } }), 'OverconstrainedError');
    assert.equal(await page.evaluate(ask, { audio: { deviceId: { ideal: 'gone' } } }), 'desk');
  });

  test('names show after permission only', async () => {
    const page = await open({ microphones: { desk: 440 } });
    const labels = () => page.evaluate(async () => (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput').map(({ label }) => label));
    assert.deepEqual(await labels(), ['']);
    await page.evaluate(ask);
    assert.deepEqual(await labels(), ['desk']);
  });

  test('a plug can be pulled', async () => {
    const page = await open({ microphones: { desk: 440 } });
    await page.evaluate(ask);
    const events = await page.evaluate(() => {
      const events = [];
      window.track.addEventListener('ended', () => events.push('ended'));
      navigator.mediaDevices.addEventListener('devicechange', () => events.push('devicechange'));
      window.microphones.unplug('desk');
      return [...events, window.track.readyState];
    });
    assert.deepEqual(events, ['ended', 'devicechange', 'ended']);
    assert.equal(await page.evaluate(ask), 'NotFoundError');
  });

  for (const error of ['NotAllowedError', 'NotFoundError', 'NotReadableError']) {
    test(`asking fails with ${error}`, async () => {
      const page = await open({ microphoneError: error });
      assert.equal(await page.evaluate(ask), error);
      await page.evaluate(() => (window.microphones.error = undefined));
      assert.equal(await page.evaluate(ask), 'microphone');
    });
  }
});

for (const [microphone, outcome] of [['granted', 'default'], ['denied', 'NotAllowedError'], ['missing', 'NotFoundError']]) {
  test(`a Chromium whose own microphone is ${microphone}`, { timeout: 30_000 }, async (t) => {
    const [browser, site] = await Promise.all([launchChromium({ microphone }), serve()]);
    t.after(() => Promise.all([browser.close(), site.close()]));
    const page = await browser.newPage();
    await page.goto(site.page(''));
    assert.equal(await page.evaluate(ask), outcome);
  });
}
