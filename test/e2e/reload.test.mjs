// A call outlives its page: the page is loaded anew, and both sides go on talking.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { queueOfPbx } from '../support/asterisk/queue-figures.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { allIdle } from './desk-page.mjs';
import { openParties, reload, reloadKinds, reloadOnce } from './reload-kinds.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('a reload in a call', { skip, timeout: 180_000 }, () => {
  let browser, parties, one, caller, colleague;

  before(async () => {
    browser = await launchChromium();
    parties = await openParties(browser, pbx);
    ({ one, caller, colleague } = parties);
  });
  afterEach(() => allIdle(pbx, [one, caller, colleague]));
  after(() => browser?.close());

  const bothHear = () => Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
  async function callIn() {
    await caller.dial('1001');
    const callId = await one.answers();
    await bothHear();
    return callId;
  }

  for (const name of Object.keys(reloadKinds)) {
    test(`${name}: the same calls, and everybody hears what they heard before`, async (t) => {
      const before = await queueOfPbx(pbx, 'support');
      const { fromBegin, fromLoad } = await reloadOnce(parties, name);
      t.diagnostic(`heard ${Math.round(fromLoad)} ms after the page was loaded, ${Math.round(fromBegin)} ms after the reload began`);
      const { answered, abandoned } = await queueOfPbx(pbx, 'support');
      assert.deepEqual([answered - before.answered, abandoned - before.abandoned], [name === 'through a queue' ? 1 : 0, 0]);
    });
  }

  test('a muted one stays muted, a second reload does no harm, and the other side can end it', async () => {
    const callId = await callIn();
    await one.ok({ type: 'mute', callId });
    await hearsNot(caller.page, 440);
    for (let times = 0; times < 2; times += 1) {
      await reload(one);
      await one.happens('call-recovered', { callId });
    }
    await hears(one.page, 880);
    await hearsNot(caller.page, 440);
    await one.ok({ type: 'unmute', callId });
    await hears(caller.page, 440);
    await caller.hangUp();
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'peer' });
    assert.equal(await one.page.evaluate(() => sessionStorage.length + localStorage.length), 0);
  });

  test('a conference goes on, with all its voices', async () => {
    const first = await callIn();
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1002' });
    await colleague.happens('incoming');
    await colleague.answer();
    await one.becomes(second, 'active');
    await one.ok({ type: 'merge', callId: first });
    const all = () => Promise.all([[one, 660], [one, 880], [caller, 440], [caller, 660], [colleague, 440], [colleague, 880]].map(([phone, pitch]) => hears(phone.page, pitch)));
    await all();
    await reload(one);
    await all();
    assert.deepEqual(await one.state(({ calls }) => calls.map(({ id, merged }) => [id, merged])), [[first, true], [second, true]]);
  });

  test('ended while it is being taken up: the other side hears of it', async () => {
    const callId = await callIn();
    await reload(one);
    await one.until('it is shown', ({ calls }, id) => calls.some((call) => call.id === id && call.recovering), callId);
    await one.ok({ type: 'hang-up', callId });
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'agent' });
    await caller.happens('ended');
  });

  test('the other side has hung up meanwhile: the call is lost, and its number is there to be called back', async () => {
    const callId = await callIn();
    const { url } = await one.page.evaluate(() => ({ url: location.href }));
    await reload(one, async () => {
      await one.page.goto('about:blank');
      await caller.hangUp();
      await caller.happens('ended');
      await one.page.goto(url);
    });
    const { cause, code } = await one.ended(callId);
    assert.deepEqual({ cause, code }, { cause: 'lost', code: 481 });
    assert.equal((await one.call(callId)).peer.number, '2001');
    assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
  });

  test('one that rings rings again, with the same id, and is answered; one whose caller gave up does not', async () => {
    await caller.dial('1001');
    const callId = await one.rings();
    await reload(one);
    await one.happens('call-recovered', { callId });
    assert.equal(await one.answers(), callId);
    await bothHear();
    await one.ok({ type: 'hang-up', callId });
    await caller.happens('ended');

    await caller.dial('1001');
    const missed = await one.rings();
    await reload(one);
    await one.happens('call-recovered', { callId: missed });
    await caller.hangUp();
    assert.deepEqual(await one.ended(missed), { cause: 'cancelled', by: 'peer' });
  });

  test('one through a queue that rings is answered, and counts as one', async () => {
    await pbx.ami.action('QueueAdd', { Queue: 'support', Interface: 'PJSIP/1001' });
    const before = await queueOfPbx(pbx, 'support');
    await caller.dial('500');
    const callId = await one.rings();
    await reload(one);
    await one.happens('call-recovered', { callId });
    await one.answers();
    await bothHear();
    await one.ok({ type: 'hang-up', callId });
    await pbx.ami.waitForEvent(({ Event }) => Event === 'AgentComplete');
    await pbx.ami.action('QueueRemove', { Queue: 'support', Interface: 'PJSIP/1001' });
    const { answered, abandoned } = await queueOfPbx(pbx, 'support');
    assert.deepEqual([answered - before.answered, abandoned - before.abandoned], [1, 0]);
  });

  test('one that is being dialled is called off: nobody shall answer to a page that is gone', async () => {
    const callId = await one.dial('2001');
    await one.until('it rings there', ({ calls }) => calls.some(({ progress }) => progress === 'ringing'));
    await reload(one);
    await caller.happens('incoming');
    await caller.happens('failed');
    assert.equal((await one.ended(callId)).cause, 'lost');
    assert.equal((await one.call(callId)).peer.number, '2001');
  });
});
