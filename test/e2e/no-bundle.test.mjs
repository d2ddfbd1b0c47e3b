// A PBX, or an rtpengine before it, that knows no BUNDLE (RFC 9143): its offers have no group, and its answers none.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

/** A message whose description of the media speaks of no group, with its length put right. */
function withoutBundle(message) {
  const [head, body] = message.split('\r\n\r\n');
  if (!/^a=group:BUNDLE/m.test(body ?? '')) return undefined;
  const rest = body.replace(/a=group:BUNDLE[^\r\n]*\r\n/, '');
  return `${head.replace(/^(Content-Length|l)\s*:\s*\d+/im, `Content-Length: ${Buffer.byteLength(rest)}`)}\r\n\r\n${rest}`;
}

test('calls in and out, hold and resume, without BUNDLE', { skip, timeout: 60_000 }, async () => {
  const [browser, proxy] = await Promise.all([launchChromium(), startWsProxy(pbx.wsUrl)]);
  let [stripped, left] = [0, 0];
  proxy.filter = (message, way) => {
    const without = way === 'down' ? withoutBundle(message) : undefined;
    if (without) stripped++;
    if (way === 'down' && /^a=group:BUNDLE/m.test(without ?? message)) left++;
    return without ?? message;
  };
  const [one, other] = await Promise.all([openDesk(browser, { ...pbx, wsUrl: proxy.url }, '1001', { pitch: 440 }), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
  const bothHear = () => Promise.all([hears(one.page, 880), hears(other.page, 440)]);
  try {
    await other.dial('1001');
    const callId = await one.answers();
    await bothHear();
    await one.ok({ type: 'hold', callId });
    await one.becomes(callId, 'held');
    await one.ok({ type: 'resume', callId });
    await one.becomes(callId, 'active');
    await bothHear();
    await one.ok({ type: 'hang-up', callId });
    await one.becomes(await one.dial('600'), 'active');
    await hears(one.page, 440);
    assert.ok(stripped >= 4, `stripped of ${stripped}`);
    assert.equal(left, 0);
  } finally {
    await browser.close();
    await proxy.close();
  }
});
