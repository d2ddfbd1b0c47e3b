// Kamailio and rtpengine before Asterisk, as docs/pbx-kamailio.md has them: everybody is heard, whatever is done with a call.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { reasonToSkip } from '../support/installed.mjs';
import { hears } from '../support/page.mjs';
import { startProxiedOffice } from '../support/rtpengine/proxied-office.mjs';
import { until } from '../support/until.mjs';
import { allIdle, openDesk } from './desk-page.mjs';
import { reload } from './reload-kinds.mjs';

let skip = false;
const kinds = { plain: 'RTP', dtls: 'DTLS-SRTP' };
const [plain, dtls] = await Promise.all(Object.keys(kinds).map((media) => startProxiedOffice({ media }).catch((error) => void (skip = reasonToSkip(error)))));
after(() => Promise.all([plain, dtls].map((office) => office?.stop())));

/** ICE begins anew, with other ports, as when the network changes. */
async function moveTo(desk) {
  const addresses = () => desk.page.evaluate(() => [...window.peerConnections].map(({ localDescription }) => /a=ice-ufrag:.*/.exec(localDescription?.sdp)?.[0]).join());
  const old = await addresses();
  await desk.page.evaluate(() => { dispatchEvent(new Event('online')); });
  await until(`${desk.user}: other addresses`, async () => (await addresses()) !== old);
}

describe('behind Kamailio and rtpengine', { skip, timeout: 120_000 }, () => {
  let browser;
  before(async () => { browser = await launchChromium(); });
  after(() => browser?.close());

  for (const [media, office] of Object.entries({ plain, dtls })) {
    describe(`with ${kinds[media]} towards Asterisk`, () => {
      let one, two, caller;
      before(async () => {
        [one, two, caller] = await Promise.all([
          openDesk(browser, office, '1001', { pitch: 440 }), openDesk(browser, office, '1002', { pitch: 660 }), openBarePhone(browser, office, '2001', { pitch: 880 }),
        ]);
      });
      after(() => Promise.all([one, two, caller].map((phone) => phone?.close())));

      const bothHear = () => Promise.all([hears(one.page, 660), hears(two.page, 440)]);

      test('held, loaded anew, moved to another network, on either side: both hear each other', async () => {
        const outgoing = await one.dial('1002');
        const incoming = await two.answers();
        await one.becomes(outgoing, 'active');
        await bothHear();
        for (const [desk, callId, peer] of [[one, outgoing, two], [two, incoming, one]]) {
          await desk.ok({ type: 'hold', callId });
          await hears(peer.page, 500);
          await desk.ok({ type: 'resume', callId });
          await bothHear();
          for (let times = 0; times < 2; times += 1) {
            await reload(desk);
            await desk.happens('call-recovered', { callId });
            await bothHear();
          }
          await moveTo(desk);
          await bothHear();
        }
        await two.ok({ type: 'hold', callId: incoming });
        await hears(one.page, 500);
        await two.ok({ type: 'resume', callId: incoming });
        await bothHear();
        await one.ok({ type: 'hang-up', callId: outgoing });
        assert.deepEqual(await two.ended(incoming), { cause: 'hung-up', by: 'peer' });
        await allIdle(office.pbx, [one, two, caller]);
      });

      test('a caller is transferred, blind and after a consultation', async () => {
        await caller.dial('1001');
        const callId = await one.answers();
        await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
        const transferred = one.send({ type: 'transfer', callId, target: '1002' });
        const first = await two.answers();
        assert.ok((await transferred).ok);
        await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
        const { callId: second } = await two.ok({ type: 'consult', callId: first, target: '1001' });
        await one.answers();
        await two.becomes(second, 'active');
        await Promise.all([bothHear(), hears(caller.page, 500)]);
        await two.ok({ type: 'complete-transfer', callId: first });
        await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
      });
    });
  }
});
