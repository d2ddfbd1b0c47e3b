// A browser with bare JsSIP calls through the embedded office.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { withOffice } from './with-office.mjs';

const desk = withOffice();
const { connected, customerHears, noCallLeft, open } = desk;

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
  const read = (by) => desk.office.digits.filter((each) => each.by === by).map(({ digit }) => digit).join('');
  const received = (by, digits) => until(`${digits} by ${by}`, () => read(by) === digits, { seen: () => desk.office.digits });
  await received('rfc4733', '15#');
  await one.page.evaluate(() => window.phone.calls[0].sendDTMF('9*', { transportType: 'INFO', duration: 100, interToneGap: 500 }));
  await received('info', '9*');
  assert.ok(desk.office.digits.every(({ from }) => from === '1001'));
});

test('each number that refuses says so', async () => {
  const one = await open('1001');
  const causes = {
    486: 'Busy', busy: 'Busy', 404: 'Not Found', nobody: 'Not Found', 480: 'Unavailable', 1003: 'Unavailable', 603: 'Rejected', 302: 'Redirected',
  };
  for (const [number, cause] of Object.entries(causes)) {
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

test('who is on hold hears a tone, and the agent again afterwards', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.hold();
  await customerHears(call, 350);
  assert.equal(desk.office.calls()[0].held, true);
  await one.resume();
  await customerHears(call, 700);
  await one.hangUp();
  await call.ended;
});

test('agents call each other by name, headers go along, either may hold', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  await one.dial('1002', ['X-Customer-Id: C-9']);
  await two.happens('incoming');
  await one.happens('progress');
  const invite = await two.page.evaluate(() => {
    const { from, name, header } = window.phone.calls[0].invite;
    return { from, name, customer: header('X-Customer-Id') };
  });
  assert.deepEqual(invite, { from: '1001', name: 'Agent 1001', customer: 'C-9' });
  await two.answer();
  await Promise.all([hears(one.page, 900), hears(two.page, 700)]);
  await two.hold();
  await hearsNot(one.page, 900);
  await one.hold(); // both: inactive
  await Promise.all([one.resume(), two.resume()]);
  await Promise.all([hears(one.page, 900), hears(two.page, 700)]);
  await one.hangUp();
  await two.happens('ended');
  await noCallLeft();
});

test('of two tabs one answers, the other is cancelled', async () => {
  const [tab, other] = await Promise.all([open('1001', 700), open('1001', 900)]);
  const call = desk.office.ringIn('1001');
  await Promise.all([tab.happens('incoming'), other.happens('incoming')]);
  await other.answer();
  await tab.happens('failed: Canceled');
  await customerHears(call, 900);
});
