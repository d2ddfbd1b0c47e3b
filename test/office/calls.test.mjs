// Real browsers with bare JsSIP against the embedded office: who hears whom is told by pitch.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { launchBrowser, openPhone, servePhone } from './phone.mjs';

let browser, site, office, lines;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), servePhone()]);
});
after(() => Promise.all([browser?.close(), site?.close()]));
beforeEach(async () => {
  lines = [];
  office = await startOffice({ customers: false, log: (line) => lines.push(line) });
});
afterEach(async (t) => {
  for (const context of browser.browserContexts()) if (context.id) await context.close();
  await office.stop();
  if (process.env.OFFICE_LOG) console.log(t.name, lines);
});

const open = (user, pitch, options) => openPhone(browser, site, office, user, pitch, options);
const customerHears = (call, hz) => until(`the customer hears ${hz} Hz`, () => Math.abs(call.heard().hz - hz) <= 10, { timeout: 10_000, seen: () => [call.heard(), lines] });
const noCallLeft = () => until('no call is left', () => office.calls().length === 0, { seen: () => [office.calls(), lines] });

/** A customer in a call with an agent, who hears the agent. */
async function connected(phone) {
  const call = office.ringIn('1001');
  await phone.happens('incoming');
  await phone.answer();
  await phone.happens('confirmed');
  await customerHears(call, 700);
  return call;
}

for (const mayUseMicrophone of [true, false]) {
  test(`600 sends back what it hears, with ${mayUseMicrophone ? 'addresses' : '.local names'} as candidates`, async () => {
    const one = await open('1001', 700, { mayUseMicrophone });
    await one.dial('600');
    await hears(one.page, 700);
    const offered = await one.page.evaluate(() => window.phone.candidates());
    assert.ok(offered.length > 0);
    assert.ok(offered.every((line) => line.includes('.local ') !== mayUseMicrophone), offered.join('\n'));
    await one.hangUp();
    await one.happens('ended');
    await noCallLeft();
  });
}

test('601 speaks, then hangs up', async () => {
  const one = await open('1001');
  await one.dial('601');
  await one.happens('confirmed');
  await one.hearsVoice();
  await one.happens('ended', { timeout: 15_000 });
  await noCallLeft();
});

test('602 reads keys by RFC 4733 and by INFO', async () => {
  const one = await open('1001');
  await one.dial('602');
  await one.happens('confirmed');
  await one.hasMedia();
  await one.page.evaluate(() => window.phone.calls[0].sendDTMF('15#', { transportType: 'RFC2833', duration: 100, interToneGap: 70 }));
  const received = (by, digits) => until(`${digits} by ${by}`, () => office.digits.filter((each) => each.by === by).map(({ digit }) => digit).join('') === digits, { seen: () => office.digits });
  await received('rfc4733', '15#');
  await one.page.evaluate(() => window.phone.calls[0].sendDTMF('9*', { transportType: 'INFO', duration: 100, interToneGap: 500 }));
  await received('info', '9*');
  assert.ok(office.digits.every(({ from }) => from === '1001'));
});

test('each number that refuses says so', async () => {
  const one = await open('1001');
  for (const [number, cause] of [['486', 'Busy'], ['busy', 'Busy'], ['404', 'Not Found'], ['nobody', 'Not Found'], ['480', 'Unavailable'], ['1003', 'Unavailable'], ['603', 'Rejected'], ['302', 'Redirected']]) {
    await one.dial(number);
    await one.happens(`failed: ${cause}`);
  }
  await noCallLeft();
});

test('609 is heard before it answers', async () => {
  const one = await open('1001');
  await one.dial('609');
  await one.happens('progress');
  await hears(one.page, 425);
  assert.ok(!(await one.events()).includes('confirmed'));
  await one.happens('confirmed');
  await one.hearsVoice();
});

test('a caller who gives up is gone', async () => {
  const [one, two] = await Promise.all([open('1001'), open('1002')]);
  await one.dial('1002');
  await two.happens('incoming');
  await one.happens('progress');
  await one.hangUp();
  await one.happens('failed: Canceled');
  await two.happens('failed: Canceled');
  await noCallLeft();
});

test('a customer rings with a name, a number and headers, is heard, and hears the agent', async () => {
  const one = await open('1001', 700);
  const call = office.ringIn('1001', 'Maria Lindqvist', { headers: { 'x-ticket': '77' } });
  assert.equal(call.status, 'ringing');
  await one.happens('incoming');
  const invite = await one.page.evaluate(() => {
    const { from, name, header } = window.phone.calls[0].invite;
    return { from, name, customer: header('X-Customer-Id'), queue: header('X-Queue'), ticket: header('X-Ticket') };
  });
  assert.deepEqual(invite, { from: '+12125550142', name: 'Maria Lindqvist', customer: 'C-1001', queue: 'Orders', ticket: '77' });
  await one.answer();
  await call.answered;
  assert.equal(call.status, 'answered');
  await one.hearsVoice();
  await customerHears(call, 700);
  assert.ok(call.heard().level > 0.05);
  await one.hangUp();
  await call.ended;
  assert.deepEqual([call.status, call.outcome], ['ended', 'completed']);
  await noCallLeft();
});

test('a customer who has said it all hangs up', async () => {
  const one = await open('1001', 700);
  const call = office.ringIn('1001', 'Jean Moreau', { pause: 300 });
  await one.happens('incoming');
  await one.answer();
  await one.happens('confirmed');
  await one.page.evaluate(() => window.phone.calls[0].mute());
  await one.happens('ended: Terminated', { timeout: 20_000 });
  assert.equal(call.outcome, 'completed');
});

test('a customer gives up, or hears that the agent declines', async () => {
  const one = await open('1001');
  const impatient = office.ringIn('1001', undefined, { patience: 500 });
  await one.happens('incoming');
  await one.happens('failed: Canceled');
  await impatient.ended;
  assert.equal(impatient.outcome, 'gave up');
  const declined = office.ringIn('1001');
  assert.notEqual(declined.customer.id, impatient.customer.id);
  await one.happens('incoming');
  await one.page.evaluate(() => window.phone.calls.at(-1).terminate({ status_code: 486 }));
  await assert.rejects(declined.answered);
  assert.equal(declined.outcome, '486 Busy Here');
  assert.equal(office.ringIn('1003').status, 'ringing');
  await noCallLeft();
});

test('who is on hold hears a tone, and the agent again afterwards', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.hold();
  await one.happens('hold');
  await customerHears(call, 350);
  assert.equal(office.calls()[0].held, true);
  await one.resume();
  await one.happens('unhold');
  await customerHears(call, 700);
  await one.hangUp();
  await call.ended;
});

test('agents call each other by name, headers go along, either may hold', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  await one.dial('1002', ['X-Customer-Id: C-9']);
  await two.happens('incoming');
  await one.happens('progress');
  const { from, name, customer } = await two.page.evaluate(() => ({ ...window.phone.calls[0].invite, customer: window.phone.calls[0].invite.header('X-Customer-Id') }));
  assert.deepEqual({ from, name, customer }, { from: '1001', name: 'Agent 1001', customer: 'C-9' });
  await two.answer();
  await Promise.all([hears(one.page, 900), hears(two.page, 700)]);
  await two.hold();
  await hearsNot(one.page, 900);
  await one.hold(); // both: inactive
  await one.happens('hold');
  await Promise.all([one.resume(), two.resume()]);
  await Promise.all([hears(one.page, 900), hears(two.page, 700)]);
  await one.hangUp();
  await two.happens('ended');
  await noCallLeft();
});

test('of two tabs one answers, the other is cancelled', async () => {
  const [tab, other] = await Promise.all([open('1001', 700), open('1001', 900)]);
  const call = office.ringIn('1001');
  await Promise.all([tab.happens('incoming'), other.happens('incoming')]);
  await other.answer();
  await tab.happens('failed: Canceled');
  await customerHears(call, 900);
});

test('blind transfer: to an extension, to an agent, to one who is busy', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  await one.dial('1002');
  await two.happens('incoming');
  await two.answer();
  await hears(two.page, 700);
  assert.equal(await one.refer(0, '486'), 'failed 486');
  await hears(one.page, 900);
  assert.equal(await one.refer(0, '600'), 'accepted');
  await hears(two.page, 900); // its own voice
  await hearsNot(two.page, 700);
  await one.happens('ended', { timeout: 5000 });
  await two.hangUp();
  await noCallLeft();

  const call = await connected(one);
  const transferred = one.refer(1, '1002');
  await two.happens('incoming');
  assert.equal(await two.page.evaluate(() => window.phone.calls.at(-1).invite.header('X-Customer-Id')), call.customer.id);
  await two.answer();
  assert.equal(await transferred, 'accepted');
  await customerHears(call, 900);
});

test('a transferred customer stays though the transferor hangs up at once, until nobody takes it', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  const call = await connected(one);
  one.refer(0, '1002').catch(() => {}); // the page is closed before it settles
  await two.happens('incoming');
  await one.hangUp();
  await one.happens('ended');
  assert.equal(call.status, 'answered');
  await two.page.evaluate(() => window.phone.calls.at(-1).terminate({ status_code: 486 }));
  await call.ended;
});

test('attended transfer joins the customer with the other agent', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  const call = await connected(one);
  await one.hold();
  await one.happens('hold');
  await one.dial('1002');
  await two.happens('incoming');
  await two.answer();
  await hears(two.page, 700);
  assert.equal(await one.refer(0, '1002', 1), 'accepted');
  await customerHears(call, 900);
  await two.hearsVoice();
  await one.happens('ended');
  await one.happens('ended');
  await until('1001 is free', () => office.idle().includes('1001'));
});

test('a call lives through a page reload, and moves to another tab', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.dialReplacing(await one.replacesOf(0), { reload: true });
  await one.happens('confirmed');
  await customerHears(call, 700);

  const tab = await open('1001', 900);
  await tab.dialReplacing(await one.replacesOf(0));
  await customerHears(call, 900);
  await one.happens('ended');
  assert.equal(office.calls().length, 1);
  await tab.hangUp();
  await call.ended;
});

test('nobody takes over what is not theirs', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  const call = await connected(one);
  await two.dialReplacing(await one.replacesOf(0));
  await two.happens('failed');
  await two.dialReplacing('Replaces: nothing;to-tag=1;from-tag=2');
  await two.happens('failed');
  await customerHears(call, 700);
});

test('a page that vanishes ends its call, though not at once', async () => {
  await office.stop();
  office = await startOffice({ customers: false, mediaTimeout: 1500, log: (line) => lines.push(line) });
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.close();
  await until('1001 is unregistered', () => office.registered().length === 0);
  assert.equal(call.status, 'answered');
  await call.ended;
  assert.ok(lines.includes('1001: audio has ceased, call ended'), lines.join('\n'));
});

test('a call goes on after an ICE restart', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.page.evaluate(() => new Promise((resolve) => window.phone.calls[0].renegotiate({ rtcOfferConstraints: { iceRestart: true } }, resolve)));
  await customerHears(call, 700);
  await one.hearsVoice();
});

test('after a stop and a start telephones register again', async () => {
  const one = await open('1001', 700);
  const { port } = office;
  await office.stop();
  await one.happens('disconnected');
  office = await startOffice({ port, customers: false });
  await one.happens('registered', { timeout: 15_000 });
  await one.dial('600');
  await hears(one.page, 700);
});

test('left to themselves, customers ring whoever is free', async () => {
  await office.stop();
  office = await startOffice({ customers: { first: 0.2, next: 0.5 } });
  const one = await open('1001');
  for (const time of ['first', 'second']) {
    await one.happens('incoming');
    assert.deepEqual(office.idle(), [], time);
    await one.page.evaluate(() => window.phone.calls.at(-1).terminate({ status_code: 486 }));
  }
});
