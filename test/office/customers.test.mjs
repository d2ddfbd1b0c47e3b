// Simulated customers ring an agent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOffice } from './with-office.mjs';

const desk = withOffice();
const { customerHears, noCallLeft, open } = desk;

test('a customer rings with a name, a number and headers, is heard, and hears the agent', async () => {
  const one = await open('1001', 700);
  const call = desk.office.ringIn('1001', 'Maria Lindqvist', { headers: { 'x-ticket': '77' } });
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
  const call = desk.office.ringIn('1001', 'Jean Moreau', { pause: 300 });
  await one.happens('incoming');
  await one.answer();
  await one.happens('confirmed');
  await one.page.evaluate(() => window.phone.calls[0].mute());
  await one.happens('ended: Terminated', { timeout: 20_000 });
  assert.equal(call.outcome, 'completed');
});

test('a customer gives up, or hears that the agent declines', async () => {
  const one = await open('1001');
  const impatient = desk.office.ringIn('1001', undefined, { patience: 500 });
  await one.happens('incoming');
  await one.happens('failed: Canceled');
  await impatient.ended;
  assert.equal(impatient.outcome, 'gave up');
  const declined = desk.office.ringIn('1001');
  assert.notEqual(declined.customer.id, impatient.customer.id);
  await one.happens('incoming');
  await one.page.evaluate(() => window.phone.calls.at(-1).terminate({ status_code: 486 }));
  await assert.rejects(declined.answered);
  assert.equal(declined.outcome, '486 Busy Here');
  assert.equal(desk.office.ringIn('1003').status, 'ringing');
  await noCallLeft();
});

test('left to themselves, customers call whoever is ready', async () => {
  await desk.restart({ customers: { first: 0.2, next: 0.5 }, times: { retry: 300 } });
  const one = await open('1001');
  for (const time of ['first', 'second']) {
    await one.happens('incoming', { timeout: 10_000 });
    assert.deepEqual(desk.office.idle(), [], time);
    await one.decline();
  }
});
