// Behind a proxy that does nothing for us (Kamailio), a call is taken up again at the other browser, which accepts Replaces itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { reasonToSkip } from '../support/installed.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { hears } from '../support/page.mjs';
import { openDesk } from './desk-page.mjs';
import { reload } from './reload-kinds.mjs';

let skip = false;
const proxy = await startKamailio().catch((error) => void (skip = reasonToSkip(error)));
after(() => proxy?.stop());

describe('a reload in a call from browser to browser', { skip, timeout: 90_000 }, () => {
  let browser, one, two;

  before(async () => {
    browser = await launchChromium();
    [one, two] = await Promise.all([openDesk(browser, proxy, '1001', { pitch: 440 }), openDesk(browser, proxy, '1002', { pitch: 660 })]);
  });
  after(() => browser?.close());

  const bothHear = () => Promise.all([hears(one.page, 660), hears(two.page, 440)]);

  for (const who of ['the one who called', 'the one who was called']) {
    test(`${who} loads the page anew: the same call on both sides, and the other one is told nothing of it`, async (t) => {
      const outgoing = await one.dial('1002');
      const incoming = await two.answers();
      await one.becomes(outgoing, 'active');
      await bothHear();
      const [[desk, callId], [other, otherId]] = who === 'the one who called' ? [[one, outgoing], [two, incoming]] : [[two, incoming], [one, outgoing]];
      const { startedAt, answeredAt } = await desk.call(callId);
      const { loaded } = await reload(desk);
      await desk.happens('call-recovered', { callId });
      await bothHear();
      t.diagnostic(`heard ${Math.round(performance.now() - loaded)} ms after the page was loaded`);
      const call = await desk.call(callId);
      assert.deepEqual([call.status, call.startedAt, call.answeredAt], ['active', startedAt, answeredAt]);
      assert.equal((await other.call(otherId)).status, 'active');
      const told = await other.page.evaluate((id) => window.happened.filter(({ callId }) => callId === id).map(({ type }) => type), otherId);
      assert.ok(!told.includes('call-peer-changed') && !told.includes('call-ended'), told.join());
      // It is a call like any other: held, resumed, ended.
      await desk.ok({ type: 'hold', callId });
      await other.until('held by the other', ({ calls }, id) => calls.find((one) => one.id === id).heldByPeer, otherId);
      await desk.ok({ type: 'resume', callId });
      await bothHear();
      await desk.ok({ type: 'hang-up', callId });
      assert.deepEqual(await other.ended(otherId), { cause: 'hung-up', by: 'peer' });
    });
  }

  test('held by the other: it stays so, and both hear each other when they resume', async () => {
    const outgoing = await one.dial('1002');
    const incoming = await two.answers();
    await one.becomes(outgoing, 'active');
    await bothHear();
    await one.ok({ type: 'hold', callId: outgoing });
    await two.until('held by the other', ({ calls }, id) => calls.find((call) => call.id === id).heldByPeer, incoming);
    await reload(two);
    await two.happens('call-recovered', { callId: incoming });
    assert.deepEqual([(await two.call(incoming)).heldByPeer, (await one.call(outgoing)).status], [true, 'held']);
    await one.ok({ type: 'resume', callId: outgoing });
    await bothHear();
    await two.until('resumed by the other', ({ calls }, id) => !calls.find((call) => call.id === id).heldByPeer, incoming);
    await one.ok({ type: 'hang-up', callId: outgoing });
    await two.ended(incoming);
  });
});
