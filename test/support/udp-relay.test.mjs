import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from './asterisk/asterisk.mjs';
import { openBarePhone } from './bare-phone.mjs';
import { launchChromium } from './browsers.mjs';
import { hears, hearsNot } from './page.mjs';
import { startUdpRelay } from './udp-relay.mjs';
import { until } from './until.mjs';
import { startWsProxy } from './ws-proxy.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the relay for media', { skip, timeout: 60_000 }, () => {
  let browser, proxy, relay, phone;

  before(async () => {
    [browser, proxy, relay] = await Promise.all([launchChromium(), startWsProxy(pbx.wsUrl), startUdpRelay()]);
    proxy.filter = relay.filter;
    phone = await openBarePhone(browser, { ...pbx, wsUrl: proxy.url }, '1001', { pitch: 440 });
  });
  after(async () => {
    await browser?.close();
    relay?.close();
    await proxy?.close();
  });

  test('all sound passes, stops while it is blocked, and goes on after', async () => {
    await phone.dial('600');
    await hears(phone.page, 440);
    assert.ok(relay.passed.up > 20 && relay.passed.down > 20);
    relay.blocked = true;
    await hearsNot(phone.page, 440);
    const { up, down } = relay.passed;
    relay.blocked = false;
    await hears(phone.page, 440);
    assert.ok(relay.passed.up > up && relay.passed.down > down);
    await phone.hangUp();
    await phone.happens('ended');
  });

  test('after a change of address the path of a call is dead; a new call has one', async () => {
    await phone.dial('600');
    await hears(phone.page, 440);
    relay.changeAddress();
    await hearsNot(phone.page, 440);
    await until('the page misses it', () => phone.page.evaluate(() => window.phone.session.connection?.iceConnectionState !== 'connected'), { timeout: 15_000 });
    await phone.idle();
    await phone.dial('600');
    await hears(phone.page, 440);
    await phone.idle();
  });
});
