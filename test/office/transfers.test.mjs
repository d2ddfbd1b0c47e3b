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

test('what goes along with a blind transfer is for its target alone: from the Refer-To, else from the REFER', async () => {
  const [one, two, three] = await Promise.all([open('1001', 700), open('1002', 900), open('1003', 1100)]);
  const call = await connected(one);
  const value = '7b7d;purpose=test;encoding=hex';
  const first = one.refer(0, `1002?User-to-User=${encodeURIComponent(value)}`, undefined, ['User-to-User: 00']);
  await two.happens('incoming');
  assert.deepEqual(await two.headers('User-to-User', 'X-Customer-Id'), [value, call.customer.id]);
  await two.answer();
  assert.equal(await first, 'accepted');
  await customerHears(call, 900);
  const second = two.refer(0, '1003', undefined, ['User-to-User: 01']);
  await three.happens('incoming');
  assert.deepEqual(await three.headers('User-to-User'), ['01']);
  await three.answer();
  assert.equal(await second, 'accepted');
  await customerHears(call, 1100);
  const third = three.refer(0, '1001');
  await one.happens('incoming');
  assert.deepEqual(await one.headers('User-to-User'), [null]);
  await one.answer();
  assert.equal(await third, 'accepted');
});

test('what goes along with a call arrives; whoever is joined by a transfer is told with whom', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  const call = await connected(one);
  await one.hold();
  await one.dial('1002', ['User-to-User: 3432;encoding=hex']);
  await two.happens('incoming');
  assert.deepEqual(await two.headers('User-to-User'), ['3432;encoding=hex']);
  await two.answer();
  await hears(two.page, 700);
  assert.equal(await one.refer(0, '1002', 1), 'accepted');
  await two.happens(`update: "${call.customer.name}" <sip:${call.customer.number}@`);
  await customerHears(call, 900);
});
