// One phone, many tabs: on a real PBX, in real tabs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect, isDeepStrictEqual } from 'node:util';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { allIdle, openDesk } from './desk-page.mjs';
import { contactsOf, openTabs, ownerOf } from './tabs-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('tabs', { skip, timeout: 120_000 }, () => {
  let browser, caller;

  before(async () => {
    browser = await launchChromium();
    caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
  });
  after(() => browser?.close());

  describe('ten of them', () => {
    let tabs;
    before(async () => { tabs = await openTabs(browser, pbx, '1001', 10, { tellsFacts: true }); });
    after(() => tabs?.[0].close());

    const each = (question) => Promise.all(tabs.map(({ page }) => page.evaluate(question)));

    test('register once, ring once, fall silent together, and tell a host each thing once', async (t) => {
      assert.equal(await contactsOf(pbx, '1001'), 1);
      await caller.dial('1001');
      await Promise.all(tabs.map(({ rings }) => rings()));
      await until('it is heard', async () => (await each(() => Date.now() - window.soundedAt() < 60)).some(Boolean), { timeout: 5_000 });
      const answered = Date.now();
      await tabs[6].answers();
      const heard = Promise.all([hears(tabs[6].page, 880), hears(caller.page, tabs[6].pitch)]); // The sound has come to this tab.
      await Promise.all(tabs.map(({ becomes, state }) => state(({ calls }) => calls[0].id).then((callId) => becomes(callId, 'active'))));
      await heard;
      const rang = await each(() => ({ pitches: window.played(), until: window.soundedAt() }));
      const audible = rang.filter(({ pitches }) => pitches.length);
      assert.equal(audible.length, 1);
      const silentAfter = Math.max(...rang.map(({ until: last }) => last - answered));
      t.diagnostic(`10 tabs: 1 registration; 1 rang; the last ring was heard ${silentAfter} ms after Answer was pressed`);
      assert.ok(silentAfter <= 300, `${silentAfter} ms`);
      assert.equal(await contactsOf(pbx, '1001'), 1);

      await caller.hangUp();
      await Promise.all(tabs.map(({ happens }) => happens('call-ended')));
      const facts = (await each(() => window.facts)).flat();
      assert.deepEqual(facts.toSorted(), ['cord-call-answered', 'cord-call-ended', 'cord-call-started', 'cord-screen-pop']);
      await allIdle(pbx, [tabs[0], caller]);
    });

    test('a command in any is done, and all show the same', async () => {
      const owner = await ownerOf(tabs);
      const [dialing, other] = tabs.filter((tab) => tab !== owner);
      const callId = await dialing.dial('2001');
      await caller.happens('incoming');
      await caller.answer();
      await dialing.becomes(callId, 'active');
      await Promise.all([hears(dialing.page, 880), hears(caller.page, dialing.pitch)]);
      await other.ok({ type: 'hold', callId });
      await Promise.all(tabs.map(({ becomes }) => becomes(callId, 'held')));
      await owner.ok({ type: 'resume', callId });
      await Promise.all([hears(owner.page, 880), hears(caller.page, owner.pitch)]);
      const shown = () => Promise.all(tabs.map(({ state }) => state(({ tab: _, audio: __, ...all }) => all)));
      await until('all show the same', async () => {
        const [first, ...others] = await shown();
        return others.every((one) => isDeepStrictEqual(one, first));
      }, { seen: async () => (await shown()).map((one) => inspect(one, { depth: 8 })) });
      await other.ok({ type: 'hang-up', callId });
      await allIdle(pbx, [tabs[0], caller]);
    });
  });

  test('different users do not mix', async () => {
    const one = await openDesk(browser, pbx, '1002');
    const two = await openDesk(one.page.browserContext(), pbx, '1003');
    assert.deepEqual(await Promise.all([one, two].map(({ state }) => state(({ tab }) => tab.role))), ['owner', 'owner']);
    await caller.dial('1003');
    await two.rings();
    assert.deepEqual(await one.state(({ calls }) => calls), []);
    await allIdle(pbx, [two, caller]);
    await one.close();
  });

  test('where the browser cannot let tabs share a phone, each is alone and says so', async () => {
    const one = await openDesk(browser, pbx, '1002', { connects: false });
    await one.page.evaluate(() => { delete Navigator.prototype.locks; });
    await one.connect();
    await one.line('registered');
    assert.deepEqual(await one.state(({ tab }) => tab), { role: 'alone', front: true, lonely: 'unsupported' });
    await one.close();
  });
});
