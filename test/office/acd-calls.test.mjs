// Callers go through the menu into a queue and on to an agent, with real telephones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ivr } from '../../demo/office/acd/ivr.mjs';
import { mainMenu } from '../../demo/office/acd/menu.mjs';
import { connect, Party } from '../../demo/office/party.mjs';
import { hears, hearsNot } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { withOffice } from './with-office.mjs';

const desk = withOffice();
const { connected, customerHears, memberIs, noCallLeft, open, waitFor } = desk;
const maria = '+12125550142';
const away = async (...agents) => {
  for (const agent of agents) await desk.office.acd.run({ type: 'set-status', status: 'away' }, agent);
};
const hearsMusic = (call) => until('the customer hears music', () => [660, 785, 880, 1045].includes(call.heard().hz), { timeout: 10_000, seen: () => call.heard() });

test('500: a spoken menu, keys choose the queue, music plays; the path arrives with the call', async () => {
  const two = await open('1002', 900);
  await two.dial('500');
  await two.hearsVoice();
  await two.press('12');
  await waitFor('orders', '1002');
  assert.deepEqual(desk.queue('orders').waiting[0].path, ['Orders', 'Delivery']);
  await hears(two.page, 784);
  await hears(two.page, 1046.5);
  const one = await open('1001', 700);
  await one.happens('incoming');
  assert.deepEqual(await one.headers('X-IVR-Path', 'X-Queue'), ['Orders > Delivery', 'Orders']);
  assert.match((await one.headers('X-Queue-Wait'))[0], /^\d+ s$/);
  await memberIs('1001', 'ringing');
  await one.answer();
  await Promise.all([hears(one.page, 900), hears(two.page, 700)]);
  await hearsNot(two.page, 784);
  await memberIs('1001', 'on-call');
  await waitFor('orders');
  await one.hangUp();
  await two.happens('ended');
  await memberIs('1001', 'after-call-work');
  const { answered, abandoned } = desk.queue('orders').figures;
  assert.deepEqual([answered, abandoned], [1, 0]);
  await noCallLeft();
});

test('a customer presses their way to an agent, who learns why they go first', async () => {
  const one = await open('1001', 700);
  await away('1001');
  const call = desk.office.callIn('Maria Lindqvist', { thinking: 50 });
  await waitFor('orders', maria);
  await hearsMusic(call);
  assert.equal(call.status, 'ringing');
  await desk.office.acd.run({ type: 'set-status', status: 'ready' }, '1001');
  await one.happens('incoming');
  assert.deepEqual(await one.headers('X-Customer-Id', 'X-Queue-Reason'), ['C-1001', 'VIP: Gold']);
  await one.answer();
  await call.answered;
  await customerHears(call, 700);
  await one.hearsVoice();
  await one.hangUp();
  await call.ended;
  assert.equal(call.outcome, 'completed');
});

test('who does not answer, or declines, is followed by the next; whoever is away is not rung', async () => {
  await desk.restart({ times: { ringTime: 1000, retry: 500 } });
  const one = await open('1001');
  const two = await open('1002', 900); // the other has been idle for longer
  const call = desk.office.callIn('Maria Lindqvist', { thinking: 50 });
  await one.happens('incoming');
  await one.happens('failed: Canceled');
  await two.happens('incoming');
  assert.ok(desk.queue('orders').members.find(({ agent }) => agent === '1001').missedAt);
  await away('1001');
  await two.decline();
  await two.happens('failed');
  assert.equal(call.status, 'ringing');
  await two.happens('incoming', { timeout: 10_000 });
  await two.answer();
  await customerHears(call, 900);
  assert.deepEqual((await one.events()).filter((event) => event === 'incoming').length, 1);
});

test('who gives up stops the ringing and counts as abandoned', async () => {
  const one = await open('1001');
  const call = desk.office.callIn('Walter Stone', { thinking: 50, patience: 1500 });
  await one.happens('incoming');
  await one.happens('failed: Canceled');
  await call.ended;
  assert.equal(call.outcome, 'gave up');
  await waitFor('orders');
  assert.equal(desk.queue('orders').figures.abandoned, 1);
  await memberIs('1001', 'ready');
});

test('a call that is claimed rings whoever claimed it, though they are away', async () => {
  const [one, two] = await Promise.all([open('1001'), open('1002', 900)]);
  await away('1001', '1002');
  const first = desk.office.callIn('Maria Lindqvist', { thinking: 50 });
  const second = desk.office.callIn('Walter Stone', { thinking: 50 });
  await waitFor('orders', maria, second.customer.number);
  await desk.office.acd.run({ type: 'claim-call', callId: desk.queue('orders').waiting[1].id }, '1002');
  await two.happens('incoming');
  await two.answer();
  await customerHears(second, 900);
  assert.ok(!(await one.events()).includes('incoming'));
  await waitFor('orders', maria);
  first.hangUp();
});

test('a customer is transferred into a queue: blindly, and by an agent who waited there first', async () => {
  const [one, two] = await Promise.all([open('1001', 700), open('1002', 900)]);
  await away('1002');
  const blind = await connected(one);
  assert.equal(await one.refer(0, '501'), 'accepted');
  await waitFor('orders', blind.customer.number);
  await hearsMusic(blind);
  blind.hangUp();
  await one.happens('ended');

  await away('1001');
  const attended = await connected(one);
  await one.hold();
  await one.dial('503');
  await one.happens('confirmed');
  await waitFor('support', '1001');
  assert.equal(await one.refer(1, '503', 2), 'accepted');
  await waitFor('support', attended.customer.number);
  await hearsMusic(attended);
  await desk.office.acd.run({ type: 'set-status', status: 'ready' }, '1002');
  await two.happens('incoming');
  await two.answer();
  await customerHears(attended, 900);
});

test('a reload does not end a call of a queue: the talk is one', async () => {
  const one = await open('1001', 700);
  const call = desk.office.callIn('Maria Lindqvist', { thinking: 50 });
  await one.happens('incoming');
  await one.answer();
  await customerHears(call, 700);
  const header = await one.replacesOf(0);
  await one.dialReplacing(header, { reload: true });
  await one.happens('confirmed');
  await customerHears(call, 700);
  assert.equal(desk.queue('orders').figures.averageTalk, 0, 'it goes on');
  await memberIs('1001', 'on-call');
  await one.hangUp();
  await call.ended;
  await until('the talk is counted', () => desk.queue('orders').figures.averageTalk > 0);
});

test('who presses nothing that is on the menu comes to a person all the same', async () => {
  const chosen = [];
  const ivr = new Ivr('500', mainMenu, (caller, queue, path) => chosen.push([caller.number, queue, path]));
  const caller = new Party('Caller', '1');
  for (const key of ['9', '3', '*', '#']) ivr.hearDigit(key);
  connect(caller, ivr);
  await until('the menu gives up', () => chosen.length, { timeout: 10_000 });
  assert.deepEqual(chosen, [['1', undefined, ['Support']]]);
  caller.hangUp();
  assert.ok(ivr.ended);
});
