// The line: how it comes up, why it does not, and how it comes back by itself.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { deskSite, openDesk } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the line', { skip, timeout: 180_000 }, () => {
  let browser, proxy, behindProxy, sent, one;

  before(async () => { browser = await launchChromium(); });
  after(() => browser?.close());
  beforeEach(async () => {
    proxy = await startWsProxy(pbx.wsUrl);
    behindProxy = { wsUrl: proxy.url, domain: pbx.domain };
    sent = [];
    proxy.filter = (message, way) => (way === 'up' && sent.push(message), message);
  });
  afterEach(async () => {
    await one?.close();
    await proxy.close();
    one = undefined;
  });

  /** Registrations that were tried with a password, right or wrong. */
  const tries = () => sent.filter((message) => message.startsWith('REGISTER') && /^Authorization:/m.test(message)).length;
  const open = async (options, where = behindProxy) => (one = await openDesk(browser, where, '1001', options));
  const contacts = async () => (await pbx.cli('pjsip show contacts')).match(/1001\/sip:/g)?.length ?? 0;
  const echoWorks = async () => {
    const callId = await one.dial('600');
    await hears(one.page, 440);
    await one.ok({ type: 'hang-up', callId });
    await one.ended(callId);
  };

  test('registers, and says with whom and as whom', async () => {
    await open();
    const { server, uri, problem } = await one.line('registered');
    assert.deepEqual({ server, uri, problem }, { server: proxy.url, uri: 'sip:1001@127.0.0.1', problem: undefined });
    assert.equal(await contacts(), 1);
    assert.equal(tries(), 1);
  });

  test('disconnects when asked, and connects again', async () => {
    await open();
    await one.ok({ type: 'disconnect' });
    await one.line('offline');
    await until('the PBX has forgotten it', async () => (await contacts()) === 0);
    await one.ok({ type: 'connect' });
    await one.line('registered');
    assert.equal(await contacts(), 1);
  });

  test('wrong password: one try, told, and the right one registers', async () => {
    await open({ config: { password: 'wrong' }, isRegistered: false });
    const { problem } = await one.line('refused');
    assert.equal(problem.code, 'credentials');
    assert.match(problem.message, /refused the password for 1001@127\.0\.0\.1/);
    await until('the connection is closed', () => proxy.connections === 0); // nothing more can come
    assert.equal(tries(), 1);
    await one.ok({ type: 'connect', password: 'pw-1001' });
    await one.line('registered');
    assert.equal(tries(), 2);
    await echoWorks();
  });

  test('a password that nobody gave is asked for, without a try', async () => {
    await open({ config: { password: undefined }, connects: false });
    await one.connect({ password: undefined });
    const { problem } = await one.line('refused');
    assert.equal(problem.code, 'credentials');
    assert.match(problem.message, /Sign in to use the phone as 1001@127\.0\.0\.1/);
    assert.deepEqual(sent, []);
    await one.ok({ type: 'connect', password: 'pw-1001' });
    await one.line('registered');
  });

  test('credentials by a function: asked again after a refusal, once', async () => {
    await open({ connects: false });
    const connect = (passwords) => one.page.evaluate((config, passwords) => {
      window.asked = 0;
      window.connectDesk({ ...config, credentials: async () => ({ password: passwords[window.asked++] }) });
    }, { server: proxy.url, uri: 'sip:1001@127.0.0.1' }, passwords);
    await connect(['outdated', 'pw-1001']);
    await one.line('registered');
    assert.deepEqual([await one.page.evaluate(() => window.asked), tries()], [2, 2]);
    await one.page.evaluate(() => window.endDesk());
    await until('the connection is closed', () => proxy.connections === 0);

    sent.length = 0;
    await connect(['wrong', 'wrong too', 'never asked for']);
    assert.equal((await one.line('refused')).problem.code, 'credentials');
    await until('the connection is closed', () => proxy.connections === 0);
    assert.deepEqual([await one.page.evaluate(() => window.asked), tries()], [2, 2]);
  });

  test('credentials by an address of this site; a refusal there is told', async () => {
    const { routes } = await deskSite();
    let status = 401;
    routes['/credentials'] = (_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ password: 'pw-1001' }));
    await open({ config: { password: undefined, credentials: '/credentials' }, isRegistered: false });
    const { problem } = await one.line('refused');
    assert.equal(problem.code, 'credentials');
    assert.match(problem.message, /answered 401/);
    status = 200;
    await one.ok({ type: 'connect' });
    await one.line('registered');
  });

  test('a server that cannot be reached: told while it tries, registered when it is there', async () => {
    proxy.door = 'shut';
    await open({ isRegistered: false });
    const { problem } = await one.until('told', ({ line }) => line.status === 'connecting' && line.problem && line);
    assert.equal(problem.code, 'unreachable');
    assert.match(problem.message, new RegExp(new URL(proxy.url).host));
    assert.equal((await one.send({ type: 'dial', target: '600' })).error.code, 'not-registered');
    proxy.door = 'open';
    await one.line('registered');
    await echoWorks();
  });

  test('a server that accepts nothing and refuses nothing is given up for the next', async () => {
    proxy.door = 'hanging';
    await open({ config: { server: [proxy.url, pbx.wsUrl] }, isRegistered: false });
    assert.equal((await one.line('registered')).server, pbx.wsUrl);
  });

  test('the first server dead from the start: the second is used', async () => {
    await open({ config: { server: `ws://127.0.0.1:9/ws ${proxy.url}` }, isRegistered: false });
    assert.equal((await one.line('registered')).server, proxy.url);
    await echoWorks();
  });

  test('the connection is cut in mid-call: talk goes on, the line comes back, hanging up works', async (t) => {
    const caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
    t.after(() => caller.close());
    await open();
    await caller.dial('1001');
    const callId = await one.answers();
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    proxy.cut();
    await one.line('connecting');
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    await one.line('registered');
    assert.equal((await one.call(callId)).status, 'active');
    await one.ok({ type: 'hold', callId });
    await hears(caller.page, 500);
    await one.ok({ type: 'hang-up', callId });
    await caller.happens('ended');
  });

  test('Asterisk is restarted: registered again by itself, and calls work', async () => {
    await open();
    await pbx.restart({ meanwhile: async () => void (await one.line('connecting')) });
    await one.line('registered');
    await until('the PBX knows it', async () => (await contacts()) === 1);
    await echoWorks();
  });

  test('no WebRTC: refused in words before anything is sent', async () => {
    await open({ connects: false });
    await one.page.evaluate(() => { delete window.RTCPeerConnection; });
    await one.connect();
    const { problem } = await one.line('refused');
    assert.equal(problem.code, 'no-webrtc');
    assert.match(problem.message, /cannot make calls/);
    assert.deepEqual(sent, []);
  });

  for (const [config, code] of [
    [{ server: 'http://pbx.example' }, 'bad-server'],
    [{ server: 'ws://pbx.example/ws' }, 'insecure-server'],
    [{ uri: 'sip:1001' }, 'bad-address'],
    [{ uri: 'sip:4711@127.0.0.1', password: 'pw' }, 'credentials'], // Asterisk does not tell who exists
  ]) {
    test(`${JSON.stringify(config)} is refused as ${code}`, async () => {
      await open({ config, isRegistered: false });
      assert.equal((await one.line('refused')).problem.code, code);
    });
  }

  test('a desk that is ended hangs up, unregisters and lets go of everything', async (t) => {
    const caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
    t.after(() => caller.close());
    await open();
    await caller.dial('1001');
    await one.answers();
    await hears(caller.page, 440);
    await one.page.evaluate(() => window.endDesk());
    await caller.happens('ended');
    await until('the connection is closed', () => proxy.connections === 0);
    assert.equal(await contacts(), 0);
    assert.equal(await one.page.evaluate(() => window.microphones.open), 0);
    assert.equal(await one.page.evaluate(() => window.peerConnections.size), 0);
  });

  test('the page is closed: the PBX sends it no more calls', async (t) => {
    const caller = await openBarePhone(browser, pbx, '2001', { pitch: 880 });
    t.after(() => caller.close());
    await open();
    await one.page.close();
    await until('the PBX has forgotten it', async () => (await contacts()) === 0);
    await caller.dial('1001');
    await caller.happens('failed');
  });
});
