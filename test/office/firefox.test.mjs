// The embedded office under the other engine: its ICE, DTLS and telephone events differ.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { launchFirefox } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openPhone, servePhone } from './phone.mjs';

const asPeopleHaveIt = { 'media.peerconnection.ice.loopback': false, 'media.peerconnection.ice.obfuscate_host_addresses': true };

test('Firefox hears its echo, takes a customer, holds, presses keys', { timeout: 90_000 }, async (t) => {
  const office = await startOffice({ customers: false });
  t.after(() => office.stop());
  const site = await servePhone();
  t.after(() => site.close());
  const browser = await launchFirefox({ prefs: asPeopleHaveIt });
  t.after(() => browser.close());
  const one = await openPhone(browser, site, office, '1001', 700, { mayUseMicrophone: false });

  await one.dial('600');
  await hears(one.page, 700, { timeout: 15_000 });
  await one.hangUp();
  await one.happens('ended');

  const call = office.ringIn('1001');
  const customerHears = (hz) => until(`the customer hears ${hz} Hz`, () => Math.abs(call.heard().hz - hz) <= 10, { timeout: 10_000, seen: () => call.heard() });
  await one.happens('incoming');
  await one.answer();
  await customerHears(700);
  await one.hearsVoice();
  await one.hold();
  await customerHears(350);
  await one.resume();
  await customerHears(700);
  await one.hangUp();
  await call.ended;

  await one.dial('602');
  await one.hasMedia();
  await one.page.evaluate(() => window.phone.calls.at(-1).sendDTMF('7', { transportType: 'RFC2833' }));
  await until('the key is read', () => office.digits.length === 1);
  assert.deepEqual(office.digits[0], { from: '1001', digit: '7', by: 'rfc4733' });
});
