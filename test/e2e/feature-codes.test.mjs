// Queues by feature codes and lamps, where nobody may look into the PBX: what the agent dials, what Asterisk makes of it, what the lamps tell.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openDesk } from './desk-page.mjs';

/** 545 and 546: sales, with a lamp for who is in it; 547 takes its time and says so at 700 Hz; 548 does not answer. */
const moreCodes = {
  'extensions.conf': `
[office](+)
exten => 545,1,AddQueueMember(sales,PJSIP/\${CALLERID(num)})
 same => n,Set(DEVICE_STATE(Custom:sales_\${CALLERID(num)})=INUSE)
 same => n,Goto(done,1)
exten => 546,1,RemoveQueueMember(sales,PJSIP/\${CALLERID(num)})
 same => n,Set(DEVICE_STATE(Custom:sales_\${CALLERID(num)})=NOT_INUSE)
 same => n,Goto(done,1)
exten => 547,1,Answer()
 same => n,Playtones(700)
 same => n,Wait(2)
 same => n,PauseQueueMember(support,PJSIP/\${CALLERID(num)},,training)
 same => n,Hangup()
exten => 548,1,Hangup()
[hints](+)
exten => _sales_100X,hint,Custom:\${EXTEN}
`,
  'modules.conf': 'load = func_devstate.so\n',
};

let skip = false;
const pbx = await startAsterisk({ conf: moreCodes }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

const centre = {
  agent: '1001', away: '*47', ready: '*48', reasons: { Training: '547' },
  queues: [
    { id: 'support', name: 'Support', join: '*45', leave: '*46', lamp: 'support', pausedLamp: '{queue}_pause_{agent}' },
    { id: 'sales', name: 'Sales', join: '545', leave: '546', ready: '548', memberLamp: '{queue}_{agent}' },
    { id: 'none', name: 'None', join: '*99' },
  ],
};

describe('feature codes', { skip, timeout: 180_000 }, () => {
  let browser, one, caller;

  before(async () => {
    browser = await launchChromium();
    [one, caller] = await Promise.all([openDesk(browser, pbx, '1001', { config: { centre }, pitch: 440 }), openBarePhone(browser, pbx, '2001', { pitch: 880 })]);
  });
  afterEach(async () => {
    await Promise.all([one.idle(), caller.idle()]);
    for (const queue of ['support', 'sales']) await pbx.ami.action('QueueRemove', { Queue: queue, Interface: 'PJSIP/1001' }).catch(() => {});
    const own = await one.state(({ queues }) => queues.filter(({ members }) => members.length).map(({ id }) => id));
    for (const queue of own) await one.send({ type: 'leave-queue', queue });
    await one.send({ type: 'set-status', status: 'ready' });
    assert.deepEqual(consoleOf(one.page).filter((line) => /violat|Trusted|Content Security|uncaught/i.test(line)), []);
  });
  after(() => browser?.close());

  const members = async (queue = 'support') => (await pbx.ami.action('QueueStatus', { Queue: queue })).events.filter(({ Event }) => Event === 'QueueMember')
    .map(({ Name, Paused, PausedReason }) => [Name, Paused, PausedReason]);
  const own = (desk, queue = 'support') => desk.state(({ queues }, id) => queues.find((one) => one.id === id)?.members[0], queue);
  const becomes = (desk, status, queue = 'support') => desk.until(`${status} in ${queue}`, ({ queues }, id, wanted) => queues.find((one) => one.id === id)?.members[0]?.status === wanted, queue, status);
  /** `null`: nobody knows. */
  const lampIs = (desk, lit) => desk.until(`the lamp is ${lit}`, ({ queues }, wanted) => queues.length && (queues[0].lamp ?? null) === wanted, lit);

  test('in, away with a reason, ready, out: Asterisk has done it when the command says so', async () => {
    const { agent, rights } = await one.state(({ centre }) => centre);
    assert.deepEqual([agent, rights], ['1001', ['status', 'queues']]);
    await one.ok({ type: 'join-queue', queue: 'support' });
    assert.deepEqual(await members(), [['Agent 1001', '0', '']]);
    assert.match(await pbx.cli('queue show support'), /Agent 1001 \(PJSIP\/1001\).*\(dynamic\)/);
    assert.equal((await own(one)).status, 'ready');
    await one.ok({ type: 'set-status', status: 'away', reason: 'Lunch' });
    assert.deepEqual(await members(), [['Agent 1001', '1', 'lunch']]);
    assert.deepEqual([(await own(one)).status, (await own(one)).reason], ['away', 'Lunch']);
    await one.ok({ type: 'set-status', status: 'away', reason: 'Training' });
    assert.deepEqual(await members(), [['Agent 1001', '1', 'training']]);
    await one.ok({ type: 'set-status', status: 'ready' });
    assert.equal((await members())[0][1], '0');
    await one.ok({ type: 'leave-queue', queue: 'support' });
    assert.deepEqual([await members(), await own(one)], [[], undefined]);
  });

  test('what the PBX does not know, does not do, or cannot be reached for, is said in words', async () => {
    const unknown = await one.send({ type: 'join-queue', queue: 'none' });
    assert.deepEqual([unknown.ok, unknown.error.code], [false, 'bad-number']);
    assert.match(unknown.error.message, /knows no code \*99\. Check the feature codes/);
    await one.ok({ type: 'join-queue', queue: 'sales' });
    const declined = await one.send({ type: 'set-status', status: 'ready', queue: 'sales' });
    assert.equal(declined.error.code, 'rejected');
    assert.match(declined.error.message, /did not take 548 \(\d{3} .*whether its dial plan answers this code/);
    assert.equal((await one.send({ type: 'claim-call', callId: 'x' })).error.code, 'forbidden');
    await one.ok({ type: 'disconnect' });
    const offline = await one.send({ type: 'join-queue', queue: 'support' });
    assert.equal(offline.error.code, 'not-registered');
    await one.ok({ type: 'connect' });
    await one.line('registered');
  });

  test('in the middle of a call: nobody is held or muted, and there is no second call to be seen or heard', async () => {
    await one.ok({ type: 'join-queue', queue: 'support' });
    await caller.dial('1001');
    const callId = await one.answers();
    const bothHear = () => Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    await bothHear();
    const before = (await one.page.evaluate(() => window.happened)).filter(({ type }) => type.startsWith('call-') && type !== 'call-quality-changed');
    const away = one.ok({ type: 'set-status', status: 'away', reason: 'Training' });
    await until('the code is on its way', async () => /547@office/.test(await pbx.cli('core show channels')));
    await Promise.all([hears(one.page, 880, { windows: 4 }), hears(caller.page, 440, { windows: 4 })]);
    assert.equal(await one.page.evaluate(() => window.loudspeakers()), 1);
    await away;
    assert.deepEqual((await members())[0].slice(1), ['1', 'training']);
    await bothHear();
    const { status, muted } = await one.call(callId);
    assert.deepEqual([status, muted, await one.state(({ calls }) => calls.length)], ['active', false, 1]);
    const happened = (await one.page.evaluate(() => window.happened)).filter(({ type }) => type.startsWith('call-') && type !== 'call-quality-changed');
    assert.deepEqual(happened, before);
    assert.ok(!(await caller.events()).includes('hold'));
  });

  test('without a microphone, and with addresses that no PBX can resolve', async (t) => {
    const strange = await launchChromium({ hideAddresses: true, microphone: 'denied' });
    t.after(() => strange.close());
    const two = await openDesk(strange, pbx, '1002', { config: { centre: { ...centre, agent: '1002' } }, microphoneError: 'NotAllowedError' });
    await two.ok({ type: 'join-queue', queue: 'support' });
    assert.deepEqual(await members(), [['Agent 1002', '0', '']]);
    await two.ok({ type: 'leave-queue', queue: 'support' });
    assert.deepEqual(await members(), []);
    assert.deepEqual([await two.page.evaluate(() => window.microphones.open), await two.page.evaluate(() => window.peerConnections.size)], [0, 0]);
  });

  test('the lamp is lit while a caller waits, and is lit again after Asterisk was restarted', async () => {
    await lampIs(one, false);
    await caller.dial('500');
    await lampIs(one, true);
    await caller.hangUp();
    await lampIs(one, false);
    await pbx.restart({ meanwhile: () => lampIs(one, null) });
    await lampIs(one, false);
    await caller.register();
    await caller.dial('500');
    await lampIs(one, true);
    await caller.hangUp();
    await lampIs(one, false);
  });

  test('a pause that was set at the PBX is heeded, and both lamps tell a page that is loaded anew what it is', async (t) => {
    const two = await openDesk(browser, pbx, '1002', { config: { centre: { ...centre, agent: '1002' } } });
    t.after(() => two.close());
    for (const queue of ['support', 'sales']) await two.ok({ type: 'join-queue', queue });
    await pbx.ami.action('QueuePause', { Queue: 'support', Interface: 'PJSIP/1002', Paused: 'true', Reason: 'supervisor' });
    await becomes(two, 'away');
    await two.page.reload();
    await two.page.waitForFunction(() => 'connectDesk' in window, { polling: 20 });
    await two.connect();
    await two.line('registered');
    await becomes(two, 'away');
    await becomes(two, 'ready', 'sales');
    await pbx.ami.action('QueuePause', { Queue: 'support', Interface: 'PJSIP/1002', Paused: 'false' });
    await becomes(two, 'ready');
    for (const queue of ['support', 'sales']) await two.ok({ type: 'leave-queue', queue });
    assert.deepEqual([await members(), await members('sales')], [[], []]);
  });

  test('a desk that ends takes leave of its lamps', async () => {
    const two = await openDesk(browser, pbx, '1003', { config: { centre: { ...centre, agent: '1003' } } });
    const watched = async () => (await pbx.cli('pjsip show subscriptions inbound')).match(/1003/g)?.length ?? 0;
    await until('it watches its lamps', async () => (await watched()) > 0);
    await two.page.evaluate(() => window.endDesk());
    await until('none is watched', async () => (await watched()) === 0);
    await two.close();
  });
});
