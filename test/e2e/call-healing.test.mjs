// Calls over a network that fails: the connection to the phone server is lost, or the sound's own path is. Longer breaks: test/soak/cuts.mjs.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { startUdpRelay } from '../support/udp-relay.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { allIdle, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('a call over a network that fails', { skip, timeout: 180_000 }, () => {
  let browser, proxy, relay, one, other;

  before(async () => {
    browser = await launchChromium();
    [proxy, relay] = await Promise.all([startWsProxy(pbx.wsUrl), startUdpRelay()]);
    proxy.filter = relay.filter;
    [one, other] = await Promise.all([openDesk(browser, { ...pbx, wsUrl: proxy.url }, '1001', { pitch: 440 }), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
  });
  beforeEach(() => one.page.evaluate(() => { window.happened = []; }));
  afterEach(() => { proxy.door = 'open'; });
  afterEach(async () => {
    await one.line('registered');
    await allIdle(pbx, [one, other]);
  });
  after(async () => {
    await browser?.close();
    await proxy?.close();
    relay?.close();
  });

  const bothHear = (options) => Promise.all([hears(one.page, 880, options), hears(other.page, 440, options)]);
  async function talk() {
    await other.dial('1001');
    const callId = await one.answers();
    await bothHear();
    return callId;
  }
  async function cut({ door = 'shut' } = {}) {
    proxy.door = door;
    proxy.cut();
    await one.line('connecting');
  }

  test('the connection is lost in a call: the sound never stops; hold waits for the next one, and nobody hears us from then on', async () => {
    const callId = await talk();
    await cut();
    await bothHear({ windows: 6 });
    const holding = one.ok({ type: 'hold', callId });
    await hearsNot(other.page, 440);
    assert.equal((await one.call(callId)).status, 'active');
    for (const command of [{ type: 'transfer', callId, target: '1002' }, { type: 'mute', callId }, { type: 'unmute', callId }, { type: 'send-tones', callId, tones: '5' }]) {
      const { ok, error } = await one.send(command);
      assert.deepEqual([command.type, ok, error?.code], [command.type, command.type !== 'transfer', command.type === 'transfer' ? 'not-now' : undefined]);
    }
    proxy.door = 'open';
    await holding;
    await hears(other.page, 500);
    await cut({ door: 'open' });
    await one.ok({ type: 'resume', callId });
    await bothHear();
    await other.hangUp();
    assert.deepEqual(await one.ended(callId), { cause: 'hung-up', by: 'peer' }); // The PBX knows where we are.
  });

  test('hung up while the connection is lost: over at once, and the other side is told', async () => {
    const callId = await talk();
    await cut();
    await one.ok({ type: 'hang-up', callId });
    assert.equal((await one.call(callId)).status, 'ended');
    proxy.door = 'open';
    await other.happens('ended');
  });

  test('the other side hangs up while the connection is lost: told as soon as there is a new one', async () => {
    const callId = await talk();
    await cut();
    await other.hangUp();
    proxy.door = 'open';
    const { cause, code } = await one.ended(callId);
    assert.deepEqual([cause, code], ['lost', 481]);
  });

  test('lost while it rings: answered by the next connection; turned down; or the caller has gone, before or after', async () => {
    await other.dial('1001');
    const answered = await one.rings();
    await cut({ door: 'open' });
    await one.ok({ type: 'answer', callId: answered });
    await bothHear();
    await one.ok({ type: 'hang-up', callId: answered });
    await other.happens('ended');

    await other.dial('1001');
    const declined = await one.rings();
    await cut({ door: 'open' });
    await one.ok({ type: 'reject', callId: declined });
    await other.happens('failed');

    for (const isBefore of [true, false]) {
      await other.dial('1001');
      const callId = await one.rings();
      await cut();
      if (isBefore) await other.hangUp();
      proxy.door = 'open';
      await one.line('registered');
      if (!isBefore) await other.hangUp();
      assert.deepEqual(await one.ended(callId), { cause: 'cancelled', by: 'peer' });
    }
  });

  test('lost while it is dialled: dialled again, and nobody there answers into the void', async () => {
    const callId = await one.dial('2001');
    await other.happens('incoming');
    await one.happens('call-progressed');
    await cut({ door: 'open' });
    await other.happens('failed: Canceled');
    await other.happens('incoming');
    await other.answer();
    await one.becomes(callId, 'active');
    await bothHear();
  });

  for (const [what, arrives, outcome] of [['arrived: it is done', true, [true, undefined]], ['did not: the call stays ours', false, [false, 'no-answer']]]) {
    test(`lost as it is transferred, and the REFER ${what}`, async (t) => {
      const third = await openBarePhone(browser, pbx, '1003', { pitch: 660 });
      t.after(() => third.close());
      t.after(() => { proxy.filter = relay.filter; });
      const callId = await talk();
      proxy.filter = (message, way) => {
        if (way === 'up' && message.startsWith('REFER')) setImmediate(() => proxy.cut());
        return way === 'up' && message.startsWith('REFER') && !arrives ? undefined : relay.filter(message, way);
      };
      const transferring = one.send({ type: 'transfer', callId, target: '1003' });
      if (arrives) {
        await third.happens('incoming');
        await third.answer();
        await hears(third.page, 880);
      }
      const { ok, error } = await transferring;
      assert.deepEqual([ok, error?.code], outcome);
      if (!arrives) await bothHear();
    });
  }

  test('the sound is blocked for 8 s: told, and back at once; the path has changed: a new one is found', async (t) => {
    const callId = await talk();
    relay.blocked = true;
    await one.until('told', ({ calls }, id) => calls.find((call) => call.id === id).quality?.cause === 'no-audio', callId);
    await new Promise((passed) => setTimeout(passed, 8_000)); // The fault itself.
    relay.blocked = false;
    const unblocked = performance.now();
    await bothHear();
    t.diagnostic(`blocked for 8 s and more: both hear each other ${Math.round(performance.now() - unblocked)} ms after its end`);
    relay.changeAddress();
    const changed = performance.now();
    await hearsNot(other.page, 440);
    await bothHear();
    t.diagnostic(`address changed: both hear each other after ${Math.round(performance.now() - changed)} ms`);
    await one.until('told', ({ calls }, id) => calls.find((call) => call.id === id).quality?.cause === undefined, callId);
    assert.equal((await one.call(callId)).status, 'active');
  });
});

let skipProxy = false;
const kamailio = await startKamailio().catch((error) => void (skipProxy = reasonToSkip(error)));
after(() => kamailio?.stop());

describe('two desks behind Kamailio', { skip: skipProxy, timeout: 120_000 }, () => {
  let browser, proxy, relay, one, two;
  before(async () => {
    browser = await launchChromium();
    [proxy, relay] = await Promise.all([startWsProxy(kamailio.wsUrl), startUdpRelay()]);
    proxy.filter = relay.filter;
    [one, two] = await Promise.all([openDesk(browser, { ...kamailio, wsUrl: proxy.url }, '1001', { pitch: 440 }), openDesk(browser, kamailio, '1002', { pitch: 660 })]);
  });
  after(async () => {
    await browser?.close();
    await proxy?.close();
    relay?.close();
  });
  const bothHear = () => Promise.all([hears(one.page, 660), hears(two.page, 440)]);

  test('hold each other at once; lose the connection, and the path of the sound; and are told when the other hangs up', async (t) => {
    const here = await one.dial('1002');
    const there = await two.answers();
    await bothHear();
    for (const [type, status] of [['hold', 'held'], ['resume', 'active']]) {
      const started = performance.now();
      await Promise.all([one.ok({ type, callId: here }), two.ok({ type, callId: there })]);
      await Promise.all([one.becomes(here, status), two.becomes(there, status)]);
      t.diagnostic(`${type} by both at once: ${Math.round(performance.now() - started)} ms`);
    }
    await bothHear();
    proxy.cut();
    await one.line('connecting');
    await one.line('registered');
    await bothHear();
    relay.changeAddress();
    const changed = performance.now();
    await hearsNot(two.page, 440);
    await bothHear();
    t.diagnostic(`address changed: both hear each other after ${Math.round(performance.now() - changed)} ms`);
    await two.ok({ type: 'hang-up', callId: there });
    assert.deepEqual(await one.ended(here), { cause: 'hung-up', by: 'peer' });
  });
});
