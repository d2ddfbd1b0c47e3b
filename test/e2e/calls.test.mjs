// Calls from their beginning to their end: who hears whom, what the state says, and why each ended.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears, hearsNot } from '../support/page.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

/** What the office lacks. 620: somebody who does not answer for a second; 621: rings wherever 1001 is. */
const more = `
[office](+)
exten => 620,1,Dial(PJSIP/2001,1)
 same => n,Hangup(19)
exten => 621,1,Dial(\${PJSIP_DIAL_CONTACTS(1001)},30)
 same => n,Hangup()
`;

let skip = false;
const pbx = await startAsterisk({ conf: { 'extensions.conf': more } }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('calls', { skip, timeout: 180_000 }, () => {
  let browser, one, two, caller;

  before(async () => {
    browser = await launchChromium();
    [one, two, caller] = await Promise.all([
      openDesk(browser, pbx, '1001', { pitch: 440 }),
      openDesk(browser, pbx, '1002', { pitch: 660 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(() => allIdle(pbx, [one, two, caller]));
  after(() => browser?.close());

  test('outgoing to the echo: what we say comes back, until we hang up', async () => {
    const callId = await one.dial('600');
    await one.becomes(callId, 'active');
    await hears(one.page, 440);
    const { direction, peer, answeredAt } = await one.call(callId);
    assert.deepEqual({ direction, peer }, { direction: 'outgoing', peer: { uri: 'sip:600@127.0.0.1', number: '600' } });
    assert.ok(answeredAt);
    assert.equal(await one.page.evaluate(() => window.loudspeakers()), 1);
    await one.ok({ type: 'hang-up', callId });
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'agent' });
    assert.equal(await one.page.evaluate(() => window.loudspeakers()), 0);
  });

  test('incoming: it rings with the name, both hear each other, the other hangs up', async () => {
    await one.page.evaluate(() => window.forgetPlayed());
    await caller.dial('1001');
    const callId = await one.rings();
    const { direction, peer } = await one.call(callId);
    assert.deepEqual({ direction, peer }, { direction: 'incoming', peer: { uri: 'sip:2001@127.0.0.1', number: '2001', name: 'Caller' } });
    await one.page.waitForFunction(() => window.played().some((hz) => hz >= 500 && hz <= 800), { polling: 50 }); // the bell
    await one.ok({ type: 'answer', callId });
    await one.happens('call-answering', { callId });
    await one.becomes(callId, 'active');
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    await caller.hangUp();
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'peer' });
  });

  test('between two of our desks', async () => {
    const outgoing = await one.dial('1002');
    const incoming = await two.answers();
    await one.becomes(outgoing, 'active');
    await Promise.all([hears(one.page, 660), hears(two.page, 440)]);
    await hearsNot(two.page, 660);
    await two.ok({ type: 'hang-up', callId: incoming });
    assert.deepEqual(await one.ended(outgoing), { cause: 'hung-up', by: 'peer' });
    assert.deepEqual(await two.ended(incoming), { cause: 'hung-up', by: 'agent' });
  });

  for (const [target, what, cause, code] of [
    ['607', 'busy', 'busy', 486],
    ['999', 'a number nobody has', 'not-found', 404],
    ['608', 'congestion', 'unavailable', 503],
    ['620', 'nobody answers', 'no-answer', undefined],
    ['1003', 'a desk where nobody is', 'not-found', 404], // Asterisk's word for it
  ]) {
    test(`${target}: ${what} is told as ${cause}`, async () => {
      const end = await one.ended(await one.dial(target));
      assert.deepEqual([end.cause, end.by], [cause, 'peer'], JSON.stringify(end));
      if (code) assert.equal(end.code, code);
    });
  }

  for (const [status, cause] of [[486, 'busy'], [603, 'declined']]) {
    test(`declined by the other with ${status}`, async () => {
      const callId = await one.dial('2001');
      await caller.happens('incoming');
      await caller.decline(status);
      const end = await one.ended(callId);
      assert.deepEqual([end.cause, end.by], [cause, 'peer'], JSON.stringify(end));
    });
  }

  test('declined by us: the caller is told busy', async () => {
    await caller.dial('1001');
    const callId = await one.rings();
    await one.ok({ type: 'reject', callId });
    await caller.happens('failed: Busy');
    const { cause, by } = await one.ended(callId);
    assert.deepEqual([cause, by], ['declined', 'agent']);
  });

  test('cancelled by the caller while it rings', async () => {
    await caller.dial('1001');
    const callId = await one.rings();
    await caller.hangUp();
    const { cause, by } = await one.ended(callId);
    assert.deepEqual([cause, by], ['cancelled', 'peer']);
    assert.equal(await one.state(({ recents }) => recents[0].missed), true);
  });

  test('answered elsewhere: it stops ringing here, and is not missed', async (t) => {
    const elsewhere = await openDesk(browser, pbx, '1001', { pitch: 770 });
    t.after(() => elsewhere.close());
    await caller.dial('621');
    const here = await one.rings();
    await elsewhere.answers();
    await hears(caller.page, 770);
    assert.equal((await one.ended(here)).cause, 'answered-elsewhere');
    assert.equal(await one.state(({ recents }) => recents[0].missed), false);
    await caller.hangUp();
    await caller.happens('ended');
  });

  test('cancelled by us while it rings', async () => {
    const callId = await one.dial('2001');
    await caller.happens('incoming');
    await one.ok({ type: 'hang-up', callId });
    await caller.happens('failed: Canceled');
    const { cause, by } = await one.ended(callId);
    assert.deepEqual([cause, by], ['cancelled', 'agent']);
  });

  test('180: we play the ringback, and it stops with the call', async () => {
    await one.page.evaluate(() => window.forgetPlayed());
    const callId = await one.dial('606');
    await one.until('the far end rings', ({ calls }, id) => calls.find((call) => call.id === id).progress === 'ringing', callId);
    await one.page.waitForFunction(() => window.played().includes(425), { polling: 50 });
    await one.ok({ type: 'hang-up', callId });
    await one.ended(callId);
  });

  test('early media is heard before any answer, without a ringback of our own', async () => {
    await one.page.evaluate(() => window.forgetPlayed());
    const callId = await one.dial('609');
    await hears(one.page, 600);
    const { status, progress } = await one.call(callId);
    assert.deepEqual({ status, progress }, { status: 'dialing', progress: 'early-media' });
    assert.equal(await one.page.evaluate(() => window.loudspeakers()), 1);
    await one.ended(callId);
    assert.deepEqual(await one.page.evaluate(() => window.played()), []);
  });

  test('two at once: the second is announced by a beep, taking it holds the first, and they swap', async () => {
    await one.page.evaluate(() => window.forgetPlayed());
    await caller.dial('1001');
    const first = await one.answers();
    await hears(one.page, 880);
    await two.dial('1001');
    const second = await one.rings();
    await one.page.waitForFunction(() => window.played().some((hz) => Math.abs(hz - 440) <= 25), { polling: 50 }); // the beep
    await one.ok({ type: 'answer', callId: second });
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await Promise.all([hears(two.page, 440), hears(one.page, 660), hears(caller.page, 500), hearsNot(one.page, 880)]);
    await one.ok({ type: 'resume', callId: first });
    await Promise.all([one.becomes(first, 'active'), one.becomes(second, 'held')]);
    await Promise.all([hears(caller.page, 440), hears(one.page, 880), hears(two.page, 500), hearsNot(one.page, 660)]);
    await one.ok({ type: 'hang-up', callId: first });
    await one.ended(first);
    assert.equal((await one.call(second)).status, 'held');
  });

  test('a call made during a call holds the one before', async () => {
    await caller.dial('1001');
    const first = await one.answers();
    await hears(caller.page, 440);
    const second = await one.dial('600');
    await Promise.all([one.becomes(first, 'held'), one.becomes(second, 'active')]);
    await Promise.all([hears(caller.page, 500), hears(one.page, 440)]);
    await hearsNot(caller.page, 440);
  });

  test('header fields on the allow-list travel both ways, others neither', async () => {
    const callId = await one.dial('1002', { 'X-Customer-Id': 'cust-7' });
    const incoming = await two.rings();
    const { headers } = await two.call(incoming);
    assert.equal(headers['x-customer-id'], 'cust-7');
    assert.ok(headers['x-linked-id']);
    assert.deepEqual(Object.keys(headers).filter((name) => !/^(x-|p-asserted-identity$)/.test(name)), []);
    await one.ok({ type: 'hang-up', callId });
    const { ok, error } = await one.send({ type: 'dial', target: '1002', headers: { Route: '<sip:elsewhere>' } });
    assert.deepEqual([ok, error.code], [false, 'bad-header']);
    const smuggled = await one.send({ type: 'dial', target: '1002', headers: { 'X-Note': 'a\r\nRoute: <sip:elsewhere>' } });
    assert.equal(smuggled.error.code, 'bad-header');
  });

  test('a list of its own lets through that much only', async (t) => {
    const three = await openDesk(browser, pbx, '1003', { config: { headers: ['x-customer-id'] } });
    t.after(() => three.close());
    await one.dial('1003', { 'X-Customer-Id': 'cust-8' });
    assert.deepEqual((await three.call(await three.rings())).headers, { 'x-customer-id': 'cust-8' });
    assert.equal((await three.send({ type: 'dial', target: '600', headers: { 'X-Other': '1' } })).error.code, 'bad-header');
  });

  test('nothing was written to the console all the while', () => {
    assert.deepEqual([...consoleOf(one.page), ...consoleOf(two.page)], []);
  });
});
