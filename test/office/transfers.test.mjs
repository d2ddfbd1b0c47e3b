// Transfer, blind and attended (RFC 3515, RFC 3891).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { withOffice } from './with-office.mjs';

const desk = withOffice();
const { connected, customerHears, noCallLeft, open } = desk;

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
  await one.dial('1002');
  await two.happens('incoming');
  await two.answer();
  await hears(two.page, 700);
  assert.equal(await one.refer(0, '1002', 1), 'accepted');
  await customerHears(call, 900);
  await two.hearsVoice();
  await one.happens('ended');
  await one.happens('ended');
  await until('1001 is free', () => desk.office.idle().includes('1001'));
});
