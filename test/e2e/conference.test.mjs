// Three in a call, mixed in our page: everybody hears the two others, nobody hears themselves.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('a conference of three', { skip, timeout: 180_000 }, () => {
  let browser, one, two, caller;

  before(async () => {
    browser = await launchChromium();
    [one, two, caller] = await Promise.all([
      openDesk(browser, pbx, '1001', { microphones: { desk: 440, headset: 550 } }),
      openDesk(browser, pbx, '1002', { pitch: 660 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(() => allIdle(pbx, [one, two, caller]));
  after(() => browser?.close());

  const all = (page, ...pitches) => Promise.all(pitches.map((pitch) => hears(page, pitch)));
  const everybodyHearsTheOthers = (me = 440) => Promise.all([all(one.page, 660, 880), all(two.page, me, 880), all(caller.page, me, 660)]);

  /** The caller and a colleague, each in a call with the first desk, merged. */
  async function merge() {
    await caller.dial('1001');
    const first = await one.answers();
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    const theirs = await two.answers();
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await one.ok({ type: 'merge', callId: second });
    await one.until('both are merged', ({ calls }, ids) => calls.filter((call) => ids.includes(call.id) && call.merged && call.status === 'active').length === 2, [first, second]);
    await everybodyHearsTheOthers();
    return { first, second, theirs };
  }

  test('each hears the two others, and not itself', async () => {
    await merge();
    await Promise.all([hearsNot(one.page, 440), hearsNot(two.page, 660), hearsNot(caller.page, 880), hearsNot(caller.page, 500)]);
  });

  test('mute silences us for both, who go on hearing each other', async () => {
    const { first, second } = await merge();
    await one.ok({ type: 'mute', callId: second });
    await Promise.all([hearsNot(two.page, 440), hearsNot(caller.page, 440)]);
    await Promise.all([all(two.page, 880), all(caller.page, 660), all(one.page, 660, 880)]);
    assert.deepEqual([(await one.call(first)).muted, (await one.call(second)).muted], [true, true]);
    await one.ok({ type: 'unmute', callId: first });
    await everybodyHearsTheOthers();
  });

  test('muted for one before, muted for both after merging', async () => {
    await caller.dial('1001');
    const first = await one.answers();
    await hears(caller.page, 440);
    await one.ok({ type: 'mute', callId: first });
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    await two.answers();
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await hears(two.page, 440);
    await one.ok({ type: 'merge', callId: first });
    await Promise.all([all(two.page, 880), all(caller.page, 660), all(one.page, 660, 880)]);
    await Promise.all([hearsNot(two.page, 440), hearsNot(caller.page, 440)]);
    await one.ok({ type: 'unmute', callId: second });
    await everybodyHearsTheOthers();
  });

  for (const leaver of ['caller', 'colleague', 'caller, whom we hang up on,']) {
    test(`the ${leaver} leaves: the two who are left talk on with the plain microphone`, async () => {
      const { first, second, theirs } = await merge();
      if (leaver === 'caller') await caller.hangUp();
      else if (leaver === 'colleague') await two.ok({ type: 'hang-up', callId: theirs });
      else await one.ok({ type: 'hang-up', callId: first });
      const [gone, left, other, pitch, lost] = leaver === 'colleague' ? [second, first, caller, 880, 660] : [first, second, two, 660, 880];
      await one.ended(gone);
      await one.until('a conference no longer', ({ calls }, id) => calls.find((call) => call.id === id).merged === false, left);
      await Promise.all([hears(one.page, pitch), hears(other.page, 440)]);
      await Promise.all([hearsNot(one.page, lost), hearsNot(other.page, lost)]);
      // It is the microphone itself that is sent again, no mix of one.
      const labels = await one.page.evaluate(() => [...window.peerConnections].flatMap((peer) => peer.getSenders().map(({ track }) => track?.label)).filter(Boolean));
      assert.deepEqual(labels, ['desk']);
    });
  }

  test('holding one takes it out of the conference; merging takes it in again', async () => {
    const { first, second } = await merge();
    await one.ok({ type: 'hold', callId: first });
    await hears(caller.page, 500);
    await Promise.all([hears(two.page, 440), hears(one.page, 660), hearsNot(two.page, 880), hearsNot(caller.page, 440)]);
    assert.deepEqual([(await one.call(first)).merged, (await one.call(second)).merged], [false, false]);
    await one.ok({ type: 'merge', callId: first });
    await everybodyHearsTheOthers();
  });

  test('another microphone in mid-conference is heard by both', async () => {
    await merge();
    await one.ok({ type: 'choose-device', kind: 'microphone', deviceId: 'headset' });
    await everybodyHearsTheOthers(550);
    await Promise.all([hearsNot(two.page, 440), hearsNot(caller.page, 440)]);
    await one.ok({ type: 'choose-device', kind: 'microphone' });
    await everybodyHearsTheOthers(440);
  });

  test('we transfer out of the conference: the two others talk on', async () => {
    const { first, second } = await merge();
    await one.ok({ type: 'complete-transfer', callId: second });
    await Promise.all([one.ended(first), one.ended(second)]);
    await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
    await Promise.all([hearsNot(two.page, 440), hearsNot(caller.page, 440)]);
  });

  test('after a conference nothing is left open', async () => {
    const { first, second } = await merge();
    await one.ok({ type: 'hang-up', callId: first });
    await one.ok({ type: 'hang-up', callId: second });
    await Promise.all([one.ended(first), one.ended(second)]);
    assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
    assert.equal(await one.page.evaluate(() => window.loudspeakers()), 0);
  });
});
