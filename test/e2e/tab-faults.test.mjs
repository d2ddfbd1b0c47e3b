// A call goes on in another tab, whatever becomes of the one it is in.
import { after, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { allIdle } from './desk-page.mjs';
import { faults, survives } from './tab-faults.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('in a call, the tab with the line is', { skip, timeout: 120_000 }, () => {
  let browser, caller;

  before(async () => {
    browser = await launchChromium();
    caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
  });
  after(() => browser?.close());

  for (const [name, { within }] of Object.entries(faults)) {
    test(`${name}: it goes on in the other within ${within / 1000} s`, async (t) => {
      const { recovered, heard } = await survives(browser, pbx, caller, name);
      t.diagnostic(`${name}: taken up after ${recovered} ms; both have heard each other after ${heard} ms`);
      await allIdle(pbx, [caller]);
    });
  }
});
