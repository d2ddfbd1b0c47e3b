// Proves that the office of asterisk/conf does what its comments promise.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from './asterisk/asterisk.mjs';
import { openBarePhone } from './bare-phone.mjs';
import { launchChromium } from './browsers.mjs';
import { hears, hearsNot } from './page.mjs';
import { until } from './until.mjs';

let skip = false;
const pbx = await startAsterisk().catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

describe('the office', { skip, timeout: 120_000 }, () => {
  let browser, agent, second, caller;
  const userEvent = (name) => pbx.ami.waitForEvent(({ UserEvent }) => UserEvent === name);
  const inPage = (phone, work, ...args) => phone.page.evaluate(work, ...args);

  before(async () => {
    browser = await launchChromium();
    [agent, second, caller] = await Promise.all([
      openBarePhone(browser, pbx, '1001', { pitch: 440 }),
      openBarePhone(browser, pbx, '1002', { pitch: 660 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
  });
  after(() => browser?.close());

  /** @param {typeof caller} from @param {typeof agent} to */
  async function connect(from, to, target) {
    await from.dial(target);
    await to.happens('incoming');
    await to.answer();
    await Promise.all([from.happens('confirmed'), to.happens('confirmed')]);
  }

  for (const [extension, pitch, what] of [['602', 700, 'the IVR'], ['603', 500, 'music on hold'], ['605', 1004, 'milliwatt'], ['609', 600, 'early media']]) {
    test(`${extension}: ${what} is ${pitch} Hz`, async () => {
      await caller.dial(extension);
      await hears(caller.page, pitch);
      if (extension !== '609') await caller.hangUp();
      await caller.happens(extension === '609' ? 'failed' : 'ended');
    });
  }

  test('607 is busy, 608 congested, 606 rings', async () => {
    await caller.dial('607');
    await caller.happens('failed: Busy');
    await caller.dial('608');
    await caller.happens('failed: SIP Failure Code');
    await caller.dial('606');
    await caller.happens('progress');
    await caller.hangUp();
    await caller.happens('failed: Canceled');
  });

  for (const transportType of ['RFC2833', 'INFO']) {
    test(`601 reads tones by ${transportType}`, async () => {
      await caller.dial('601');
      await caller.happens('confirmed');
      await caller.isConnected();
      await inPage(caller, (options) => window.phone.session.sendDTMF('42#7', options), { transportType });
      const { Value, Status } = await userEvent('Digits');
      assert.deepEqual({ Value, Status }, { Value: '42', Status: 'OK' }); // # ends the reading
      await caller.happens('ended');
    });
  }

  test('500 brings a waiting call to an agent, with its headers', async () => {
    await agent.dial('*45');
    await agent.happens('ended');
    await caller.dial('500', ['X-Customer-Id: cust-9']);
    await agent.happens('incoming');
    await hears(caller.page, 500);
    const header = (name) => inPage(agent, (header) => window.phone.session._request.getHeader(header), name);
    assert.equal(await header('X-Customer-Id'), 'cust-9');
    assert.equal(await header('X-Queue'), 'support');
    await agent.answer();
    await Promise.all([hears(agent.page, 880), hears(caller.page, 440)]);
    await hearsNot(caller.page, 500);
    await agent.hangUp();
    await caller.happens('ended');
    const completed = await pbx.ami.waitForEvent(({ Event }) => Event === 'AgentComplete');
    assert.equal(completed.Reason, 'agent');
    await agent.dial('*46');
    await agent.happens('ended');
  });

  test('hold plays music to the other', async () => {
    await connect(caller, agent, '1001');
    await hears(caller.page, 440);
    await inPage(agent, () => window.phone.session.hold());
    await hears(caller.page, 500);
    await hearsNot(caller.page, 440);
    await inPage(agent, () => window.phone.session.unhold());
    await hears(caller.page, 440);
    await caller.hangUp();
    await agent.happens('ended');
  });

  test('a blind transfer by REFER', async () => {
    await connect(caller, agent, '1001');
    await hears(agent.page, 880);
    await inPage(agent, (target) => window.phone.session.refer(target), 'sip:1002@127.0.0.1');
    await second.happens('incoming');
    await second.answer();
    await Promise.all([hears(second.page, 880), hears(caller.page, 660)]);
    await agent.hangUp(); // Asterisk leaves that to the phone
    await caller.hangUp();
    await second.happens('ended');
  });

  test('an attended transfer by REFER with Replaces', async () => {
    await connect(caller, agent, '1001');
    await hears(agent.page, 880);
    await inPage(agent, () => {
      window.first = window.phone.session;
      window.first.hold();
    });
    await agent.dial('1002');
    await second.happens('incoming');
    await second.answer();
    await hears(second.page, 440);
    await inPage(agent, () => window.first.refer(window.phone.session.remote_identity.uri, { replaces: window.phone.session }));
    await Promise.all([hears(second.page, 880), hears(caller.page, 660)]);
    await caller.hangUp();
    await second.happens('ended');
  });

  test('an INVITE with Replaces takes a call over after a reload', async () => {
    await connect(caller, second, '1002');
    await hears(second.page, 880);
    const replaces = await inPage(second, () => {
      const { call_id: id, remote_tag: to, local_tag: from } = window.phone.session._dialog.id;
      return `Replaces: ${id};to-tag=${to};from-tag=${from}`;
    });
    await second.page.reload();
    await second.register();
    await second.dial('1002', [replaces]);
    await Promise.all([hears(second.page, 880), hears(caller.page, 660)]);
    await caller.hangUp();
    await second.happens('ended');
  });

  test('800: three in a conference hear one another', async () => {
    for (const phone of [agent, second, caller]) await phone.dial('800');
    for (const [phone, others] of [[agent, [660, 880]], [second, [440, 880]], [caller, [440, 660]]]) {
      await Promise.all(others.map((pitch) => hears(phone.page, pitch)));
    }
    await hearsNot(agent.page, 440);
    for (const phone of [agent, second, caller]) await phone.hangUp();
  });

  test('*54: a supervisor listens, whispers and barges in', async () => {
    await connect(caller, agent, '1001');
    await second.dial('*541001');
    await hears(second.page, 440);
    await hears(second.page, 880);
    await Promise.all([hearsNot(agent.page, 660), hearsNot(caller.page, 660)]);
    const press = (tone) => inPage(second, (tone) => window.phone.session.sendDTMF(tone), tone);
    await press('5');
    await hears(agent.page, 660);
    await hearsNot(caller.page, 660);
    await press('6');
    await Promise.all([hears(agent.page, 660), hears(caller.page, 660)]);
    await press('4');
    await Promise.all([hearsNot(agent.page, 660), hearsNot(caller.page, 660)]);
    await second.hangUp();
    await caller.hangUp();
    await agent.happens('ended');
  });

  test('604: a message makes the lamp of 1001 light up', async () => {
    pbx.ami.forget();
    await caller.dial('604');
    await caller.isConnected();
    await until('it is recorded', async () => (await pbx.cli('core show channels')).includes('VoiceMail'));
    await caller.hangUp();
    const lamp = await pbx.ami.waitForEvent(({ Event, Mailbox }) => Event === 'MessageWaiting' && Mailbox.startsWith('1001'));
    assert.equal(lamp.New, '1');
  });

  test('700: a call is parked by a blind transfer and fetched at 701', async () => {
    await connect(caller, agent, '1001');
    await inPage(agent, () => window.phone.session.refer('sip:700@127.0.0.1'));
    await pbx.ami.waitForEvent(({ Event }) => Event === 'ParkedCall');
    await hears(caller.page, 500);
    await second.dial('701');
    await Promise.all([hears(second.page, 880), hears(caller.page, 660)]);
    await second.hangUp();
    await caller.happens('ended');
  });
});
