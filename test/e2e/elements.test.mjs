// The built script tag against a real PBX: what a page gets that has our elements and nothing else, driven by real clicks and keys.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { reasonToSkip, startAsterisk } from '../support/asterisk/asterisk.mjs';
import { openBarePhone } from '../support/bare-phone.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openBuilt, partText, serveBuilt } from './built-page.mjs';
import { allIdle, promptedDigits } from './desk-page.mjs';

let skip = false;
const pbx = await startAsterisk({ conf: promptedDigits }).catch((error) => void (skip = reasonToSkip(error)));
after(() => pbx?.stop());

const elements = '<cord-agent-status></cord-agent-status><cord-dialer></cord-dialer><cord-calls></cord-calls>';

describe('the elements', { skip, timeout: 180_000 }, () => {
  let browser, site, one, two, caller;

  before(async () => {
    [browser, site] = await Promise.all([launchChromium(), serveBuilt({ '/credentials': { password: 'pw-1001' } })]);
    [one, two, caller] = await Promise.all([
      open('1001', 'credentials="/credentials"', 440),
      openBarePhone(browser, pbx, '1002', { pitch: 660 }),
      openBarePhone(browser, pbx, '2001', { pitch: 880 }),
    ]);
    await one.line('registered');
  });
  afterEach(() => allIdle(pbx, [one, two, caller]));
  after(() => Promise.all([browser?.close(), site?.close()]));

  const open = (user, attributes, pitch) => openBuilt(browser, site, pbx, user, { attributes, elements, pitch });

  /** Waits for a part, visible and in its shadow root, and clicks it as a person does. */
  const click = (inside, part, { page } = one) => page.locator(`${inside} >>> [part~="${part}"]`).click();
  const key = (inside, label) => one.page.locator(`${inside} >>> [part~="key"][data-key="${label}"]`).click();
  const text = (inside, part) => partText(one.page, inside, part);
  const shows = (inside, part, pattern) => until(`${part} shows ${pattern}`, async () => pattern.test((await text(inside, part)) ?? ''), { timeout: 10_000, seen: () => text(inside, part) });

  async function ring() {
    await caller.dial('1001');
    return one.rings();
  }

  test('a number typed into the dialer is called, and ended by its button', async () => {
    await one.page.locator('cord-dialer >>> input').fill('600');
    await click('cord-dialer', 'call');
    await hears(one.page, 440);
    await shows('cord-calls', 'name', /600/);
    await click('cord-calls', 'hang-up');
    const end = await one.happens('call-ended');
    assert.deepEqual(end.end, { cause: 'hung-up', by: 'agent' });
  });

  test('Enter in the dialer calls too', async () => {
    const input = await one.page.waitForSelector('cord-dialer >>> input');
    await input.click({ count: 3 });
    await input.type('605');
    await input.press('Enter');
    await hears(one.page, 1004);
    await click('cord-calls', 'hang-up');
  });

  test('an incoming call: who it is, Answer, Hold, Resume, Mute, Unmute, End', async () => {
    const callId = await ring();
    await shows('cord-calls', 'name', /Caller/);
    await click('cord-calls', 'answer');
    await Promise.all([hears(one.page, 880), hears(caller.page, 440)]);
    await click('cord-calls', 'hold');
    await hears(caller.page, 500);
    await hearsNot(caller.page, 440);
    await click('cord-calls', 'resume');
    await hears(caller.page, 440);
    await click('cord-calls', 'mute');
    await hearsNot(caller.page, 440);
    await click('cord-calls', 'unmute');
    await hears(caller.page, 440);
    await click('cord-calls', 'hang-up');
    await caller.happens('ended');
    assert.equal((await one.ended(callId)).by, 'agent');
  });

  test('Decline tells the caller that we are busy', async () => {
    await ring();
    await click('cord-calls', 'reject');
    await caller.happens('failed: Busy');
  });

  test('the keypad of a call is read by the PBX', async () => {
    const callId = await one.dial('622');
    await one.becomes(callId, 'active');
    await hears(one.page, 700);
    pbx.ami.forget();
    await click('cord-calls', 'keypad');
    for (const tone of ['4', '2', '7', '1']) await key('cord-calls', tone);
    const { Value } = await pbx.ami.waitForEvent(({ UserEvent }) => UserEvent === 'Digits');
    assert.equal(Value, '4271');
    await one.ended(callId);
  });

  test('Transfer now: the other answers, the call is over here', async () => {
    const callId = await ring();
    await click('cord-calls', 'answer');
    await hears(caller.page, 440);
    await click('cord-calls', 'transfer');
    await one.page.locator('cord-calls >>> [part~="target"]').fill('1002');
    await click('cord-calls', 'transfer-now');
    await two.happens('incoming');
    await two.answer();
    assert.equal((await one.ended(callId)).cause, 'transferred');
    await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
  });

  test('Ask first, then Connect them', async () => {
    const callId = await ring();
    await click('cord-calls', 'answer');
    await hears(caller.page, 440);
    await click('cord-calls', 'transfer');
    await one.page.locator('cord-calls >>> [part~="target"]').fill('1002');
    await click('cord-calls', 'consult');
    await two.happens('incoming');
    await two.answer();
    await Promise.all([hears(two.page, 440), hears(caller.page, 500)]);
    await click('cord-calls', 'complete-transfer');
    assert.equal((await one.ended(callId)).cause, 'transferred');
    await Promise.all([hears(two.page, 880), hears(caller.page, 660)]);
  });

  test('Ask first, then Merge: all three hear one another', async () => {
    await ring();
    await click('cord-calls', 'answer');
    await hears(caller.page, 440);
    await click('cord-calls', 'transfer');
    await one.page.locator('cord-calls >>> [part~="target"]').fill('1002');
    await click('cord-calls', 'consult');
    await two.happens('incoming');
    await two.answer();
    await hears(two.page, 440);
    await click('cord-calls', 'merge');
    await Promise.all([
      hears(one.page, 880), hears(one.page, 660), hears(caller.page, 440), hears(caller.page, 660), hears(two.page, 440), hears(two.page, 880),
    ]);
  });

  test('a call that fails says why, in words', async () => {
    const callId = await one.dial('607');
    await one.ended(callId);
    await shows('cord-calls', 'status', /busy/i);
  });

  test('the microphone is refused: it rings on, and the desk says what to do', async () => {
    await ring();
    await one.page.evaluate(() => { window.microphones.error = 'NotAllowedError'; });
    await click('cord-calls', 'answer');
    await shows('cord-desk', 'notice', /padlock/);
    await one.page.evaluate(() => { window.microphones.error = undefined; });
    await click('cord-calls', 'answer');
    await hears(caller.page, 440);
  });

  test('without credentials the desk asks for the password; the wrong one is told, the right one registers', async (t) => {
    const three = await open('1003', '', 550);
    t.after(() => three.page.browserContext().close());
    const signIn = async (password) => {
      await three.page.locator('cord-desk >>> [part~="sign-in"] input[type="password"]').fill(password);
      await three.page.locator('cord-desk >>> [part~="sign-in"] button').click();
    };
    await signIn('wrong');
    await three.until('told', ({ line }) => line.status === 'refused' && /refused the password/.test(line.problem.message));
    await signIn('pw-1003');
    await three.line('registered');
  });

  test('moved within the page, a desk keeps its call; removed, it hangs up', async (t) => {
    const three = await open('1003', 'password="pw-1003"', 550);
    t.after(() => three.page.browserContext().close());
    await three.line('registered');
    await three.dial('2001');
    await caller.happens('incoming');
    await caller.answer();
    await hears(caller.page, 550);
    await three.page.evaluate(() => document.body.append(document.querySelector('cord-desk')));
    await hears(caller.page, 550);
    assert.equal((await three.state(({ calls }) => calls))[0].status, 'active');
    await three.page.evaluate(() => document.querySelector('cord-desk').remove());
    await caller.happens('ended');
    assert.equal(await three.page.evaluate(() => window.microphones.open), 0);
  });

  test('nothing was written to the console all the while', () => {
    assert.deepEqual(consoleOf(one.page), []);
  });
});
