// Behind a proxy that does nothing for us (Kamailio): media go from phone to phone, and REFER and Replaces reach our desk itself.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { reasonToSkip } from '../support/installed.mjs';
import { startKamailio } from '../support/kamailio/kamailio.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openDesk } from './desk-page.mjs';

let skip = false;
const proxy = await startKamailio().catch((error) => void (skip = reasonToSkip(error)));
after(() => proxy?.stop());

describe('phone to phone over Kamailio', { skip, timeout: 180_000 }, () => {
  let browser, one, two, three, bare;

  before(async () => {
    browser = await launchChromium();
    [one, two, three, bare] = await Promise.all([
      openDesk(browser, proxy, '1001', { pitch: 440 }),
      openDesk(browser, proxy, '1002', { pitch: 660 }),
      openDesk(browser, proxy, '1003', { pitch: 550 }),
      openBarePhone(browser, proxy, '2001', { pitch: 880 }),
    ]);
  });
  afterEach(async () => {
    await Promise.all([one, two, three, bare].map((phone) => phone.idle()));
  });
  after(() => browser?.close());

  const pitches = new Map();
  before(() => { for (const [phone, pitch] of [[one, 440], [two, 660], [three, 550], [bare, 880]]) pitches.set(phone, pitch); });
  /** These two hear each other, and nobody else. */
  const talk = async (a, b) => {
    await Promise.all([hears(a.page, pitches.get(b)), hears(b.page, pitches.get(a))]);
    const others = [...pitches].filter(([phone]) => phone !== a && phone !== b).map(([, pitch]) => pitch);
    await Promise.all([a, b].flatMap(({ page }) => others.map((pitch) => hearsNot(page, pitch, { windows: 1 }))));
  };
  /** The bare phone and a desk talk, called by the desk or by the phone; gives the desk's call. */
  async function bareAnd(desk, isOurs) {
    if (isOurs) {
      const callId = await desk.dial('2001');
      await bare.happens('incoming');
      await bare.answer();
      await desk.becomes(callId, 'active');
      await talk(bare, desk);
      return callId;
    }
    await bare.dial(desk.user);
    const callId = await desk.answers();
    await bare.happens('confirmed');
    await talk(bare, desk);
    return callId;
  }
  async function desksTalk(from, to) {
    const outgoing = await from.dial(to.user);
    const incoming = await to.answers();
    await from.becomes(outgoing, 'active');
    await talk(from, to);
    return { outgoing, incoming };
  }
  const peerOf = async (desk, callId) => (await desk.call(callId)).peer.number;
  const peerBecomes = (desk, callId, number) => desk.until(`the peer is ${number}`, ({ calls }, id, wanted) => calls.find((call) => call.id === id)?.peer.number === wanted, callId, number);

  test('two desks hear each other; the held one is told, and hears nothing', async () => {
    const { outgoing, incoming } = await desksTalk(one, two);
    await one.ok({ type: 'hold', callId: outgoing });
    await two.until('held by the other', ({ calls }, id) => calls.find((call) => call.id === id).heldByPeer, incoming);
    await Promise.all([hearsNot(two.page, 440), hearsNot(one.page, 660)]);
    await one.ok({ type: 'resume', callId: outgoing });
    await two.until('resumed by the other', ({ calls }, id) => !calls.find((call) => call.id === id).heldByPeer, incoming);
    await talk(one, two);
  });

  test('held by both: each has to resume', async () => {
    const { outgoing, incoming } = await desksTalk(one, two);
    await one.ok({ type: 'hold', callId: outgoing });
    await two.ok({ type: 'hold', callId: incoming });
    await one.ok({ type: 'resume', callId: outgoing });
    await Promise.all([hearsNot(two.page, 440), hearsNot(one.page, 660)]);
    await two.ok({ type: 'resume', callId: incoming });
    await talk(one, two);
  });

  for (const isOurs of [false, true]) {
    test(`the other side sends us elsewhere (REFER) in a call ${isOurs ? 'we made' : 'they made'}: it keeps its id, the peer changes`, async () => {
      const callId = await bareAnd(one, isOurs);
      await bare.page.evaluate(() => window.phone.session.refer('sip:1002@127.0.0.1'));
      await two.answers();
      await peerBecomes(one, callId, '1002');
      await talk(one, two);
      assert.equal((await one.call(callId)).status, 'active');
      assert.equal((await one.state(({ calls }) => calls)).length, 1);
      await bare.happens('ended');
      await one.ok({ type: 'mute', callId });
      await hearsNot(two.page, 440);
      await one.ok({ type: 'hang-up', callId });
      assert.equal((await one.ended(callId)).cause, 'hung-up');
      assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
    });
  }

  test('sent to somebody who declines: the call we have goes on', async () => {
    const { outgoing, incoming } = await desksTalk(one, two);
    const transferred = one.send({ type: 'transfer', callId: outgoing, target: '2001' });
    await bare.happens('incoming');
    await bare.decline(486);
    const { ok, error } = await transferred;
    assert.equal(ok, false);
    assert.match(error.message, /2001 is busy\. The call is still yours\./);
    await talk(one, two);
    assert.deepEqual([(await one.call(outgoing)).status, (await two.call(incoming)).status], ['active', 'active']);
    assert.equal(await peerOf(two, incoming), '1001');
  });

  test('sent to a number nobody has: the same', async () => {
    const { outgoing } = await desksTalk(one, two);
    const { ok, error } = await one.send({ type: 'transfer', callId: outgoing, target: '4711' });
    assert.equal(ok, false);
    assert.match(error.message, /4711 is not a number the phone server knows/);
    await talk(one, two);
  });

  test('blind, from desk to desk', async () => {
    const { outgoing, incoming } = await desksTalk(one, two);
    const transferred = one.send({ type: 'transfer', callId: outgoing, target: '1003' });
    await three.answers();
    assert.deepEqual(await transferred, { ok: true, callId: outgoing });
    assert.equal((await one.ended(outgoing)).cause, 'transferred');
    await peerBecomes(two, incoming, '1003');
    await talk(two, three);
  });

  test('attended, from desk to desk: both others keep their calls (REFER, and an INVITE with Replaces)', async () => {
    const { outgoing: first, incoming: theirs } = await desksTalk(one, two);
    const { callId: second } = await one.ok({ type: 'consult', callId: first, target: '1003' });
    const colleagues = await three.answers();
    await one.becomes(second, 'active');
    await talk(one, three);
    await one.ok({ type: 'complete-transfer', callId: second });
    assert.deepEqual([(await one.ended(first)).cause, (await one.ended(second)).cause], ['transferred', 'transferred']);
    await Promise.all([peerBecomes(two, theirs, '1003'), peerBecomes(three, colleagues, '1002')]);
    await talk(two, three);
    assert.deepEqual([(await two.call(theirs)).status, (await three.call(colleagues)).status], ['active', 'active']);
    await three.ok({ type: 'hang-up', callId: colleagues });
    assert.deepEqual(await two.ended(theirs), { cause: 'hung-up', by: 'peer' });
  });

  test('attended by a phone that is not ours', async () => {
    const ones = await bareAnd(one, false);
    await bare.page.evaluate(() => (window.first = window.phone.session));
    await bare.page.evaluate(() => window.first.hold());
    await bare.happens('hold');
    const twos = await bareAnd(two, false);
    await bare.page.evaluate(() => window.first.refer(window.phone.session.remote_identity.uri, { replaces: window.phone.session }));
    await Promise.all([peerBecomes(one, ones, '1002'), peerBecomes(two, twos, '1001')]);
    await talk(one, two);
    assert.equal((await one.call(ones)).heldByPeer, false);
  });

  test('sent elsewhere while we hold: the new one hears nothing before we resume', async () => {
    const callId = await bareAnd(one, false);
    await one.ok({ type: 'hold', callId });
    await bare.page.evaluate(() => window.phone.session.refer('sip:1002@127.0.0.1'));
    await two.answers();
    await peerBecomes(one, callId, '1002');
    await hearsNot(two.page, 440, { windows: 6 });
    assert.equal((await one.call(callId)).status, 'held');
    await one.ok({ type: 'resume', callId });
    await talk(one, two);
  });

  test('a muted desk stays muted when its call is sent elsewhere', async () => {
    const callId = await bareAnd(one, false);
    await one.ok({ type: 'mute', callId });
    await hearsNot(bare.page, 440);
    await bare.page.evaluate(() => window.phone.session.refer('sip:1002@127.0.0.1'));
    await two.answers();
    await hears(one.page, 660);
    await hearsNot(two.page, 440, { windows: 6 });
    await one.ok({ type: 'unmute', callId });
    await talk(one, two);
  });

  test('the proxy is restarted in mid-call: talk goes on, the line comes back', async () => {
    await desksTalk(one, two);
    const [oneWas, twoWas] = await Promise.all([one, two].map((desk) => desk.state(({ line }) => line.since)));
    await proxy.restart();
    await talk(one, two);
    await Promise.all([[one, oneWas], [two, twoWas]].map(([desk, was]) => desk.until('registered anew', ({ line }, before) => line.status === 'registered' && line.since > before, was)));
    await talk(one, two);
    await Promise.all([three.line('registered'), until('the bare phone', () => bare.page.evaluate(() => window.phone.isRegistered))]);
  });
});
