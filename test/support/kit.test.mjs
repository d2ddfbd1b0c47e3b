// Proves the kit by itself: a real PBX, real browsers, and bare JsSIP in place of the product.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { reasonToSkip, startAsterisk } from './asterisk/asterisk.mjs';
import { openBarePhone } from './bare-phone.mjs';
import { launchChromium, launchFirefox } from './browsers.mjs';
import { hears, hearsNot } from './page.mjs';

let skip = false; // node:test takes '' for a reason
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

test('two agents hear each other through the PBX until one hangs up', { skip, timeout: 60_000 }, async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const one = await openBarePhone(browser, pbx, '1001', { pitch: 440 });
  const two = await openBarePhone(browser, pbx, '1002', { pitch: 660 });

  await one.dial('1002', ['X-Customer-Id: cust-7']);
  await two.happens('incoming');
  assert.deepEqual(await two.page.evaluate(() => window.phone.request), { from: '1001', customer: 'cust-7' });
  await two.answer();
  await Promise.all([hears(one.page, 660), hears(two.page, 440)]);

  await one.page.evaluate(() => window.phone.session.mute());
  await hearsNot(two.page, 440);
  await one.page.evaluate(() => window.phone.session.unmute());
  await hears(two.page, 440);
  await hearsNot(two.page, 660); // no echo of one's own

  await one.hangUp();
  await two.happens('ended');
  assert.equal(await pbx.cli('core show channels concise'), '');
});

test('Firefox hears its own echo', { skip, timeout: 60_000 }, async (t) => {
  const browser = await launchFirefox();
  t.after(() => browser.close());
  const one = await openBarePhone(browser, pbx, '1001', { pitch: 880 });
  await one.dial('600');
  await hears(one.page, 880);
  await one.hangUp();
  await one.happens('ended');
});
