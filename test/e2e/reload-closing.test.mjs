// What becomes of a call when its page is closed: asked before, kept or ended after; and what is left in the browser then.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('closing a page in a call', { skip, timeout: 90_000 }, () => {
  let browser, caller, desk;

  before(async () => {
    browser = await launchChromium();
    caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
  });
  afterEach(async () => {
    await allIdle(pbx, [caller]);
    await desk.close();
  });
  after(() => browser?.close());

  async function inCall(config) {
    desk = await openDesk(browser, pbx, '1001', { pitch: 440, config });
    await caller.dial('1001');
    const callId = await desk.answers();
    await Promise.all([hears(desk.page, 880), hears(caller.page, 440)]);
    await desk.page.mouse.click(10, 10); // The browser asks only somebody who has touched the page.
    return callId;
  }
  const asked = () => {
    const types = [];
    desk.page.on('dialog', (dialog) => types.push(dialog.type()));
    return types;
  };

  test('asks first; what is left in the browser names the call, and is no secret', async () => {
    const callId = await inCall();
    const dialogs = asked();
    const left = await desk.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.match(left, new RegExp(callId));
    assert.doesNotMatch(left, /pw-1001|Digest|response=|nonce|ice-pwd|fingerprint/i);
    await desk.page.close({ runBeforeUnload: true });
    await until('the browser asked', () => dialogs.length > 0);
    assert.deepEqual(dialogs, ['beforeunload']);
    assert.match(await pbx.cli('core show channels concise'), /PJSIP\/1001/, 'the phone server keeps the call');
    await caller.hangUp();
  });

  test('of one that is being dialled no more is left than it takes, and no longer', async () => {
    desk = await openDesk(browser, pbx, '1001');
    const kept = () => desk.page.evaluate(() => Object.values({ ...localStorage, ...sessionStorage }).join());
    await desk.dial('606');
    await until('it is kept', async () => /INVITE/.test(await kept()));
    assert.doesNotMatch(await kept(), /pw-1001|Digest|response=|nonce|ice-pwd|fingerprint/i);
    await desk.idle();
    assert.doesNotMatch(await kept(), /INVITE/);
  });

  test('does not ask where a link leads to a page of the same site', async () => {
    await inCall();
    const dialogs = asked();
    const loaded = desk.page.waitForNavigation();
    await desk.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: location.href, textContent: 'on' });
      document.body.append(link);
      link.click();
    });
    await loaded;
    assert.deepEqual(dialogs, []);
    await caller.hangUp();
  });

  test('ends the call with it, where that is wanted: the other side hears of it at once', async () => {
    await inCall({ onClose: 'end' });
    await desk.page.close({ runBeforeUnload: true });
    await caller.happens('ended: Terminated');
  });
});
