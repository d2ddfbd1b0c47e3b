// The same in Firefox, briefly.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { launchChromium, launchFirefox } from '../support/browsers.mjs';
import { allIdle } from './desk-page.mjs';
import { openParties, reloadOnce } from './reload-kinds.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('a reload in Firefox', { skip, timeout: 90_000 }, () => {
  let firefox, chromium, parties;

  before(async () => {
    [firefox, chromium] = await Promise.all([launchFirefox(), launchChromium()]);
    parties = await openParties(firefox, pbx, {}, chromium);
  });
  after(() => Promise.all([firefox?.close(), chromium?.close()]));

  for (const name of ['incoming', 'held']) {
    test(`${name}: the same call, and both hear each other`, async (t) => {
      const { fromLoad } = await reloadOnce(parties, name);
      t.diagnostic(`heard ${Math.round(fromLoad)} ms after the page was loaded`);
      assert.equal((await parties.one.state(({ calls }) => calls)).length, 1);
      await allIdle(pbx, [parties.one, parties.caller, parties.colleague]);
    });
  }
});
