// Calls outlive pages, sockets and networks, and not what is gone for good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { startWsProxy } from '../support/ws-proxy.mjs';
import { withOffice } from './with-office.mjs';

const desk = withOffice();
const { connected, customerHears, noCallLeft, open } = desk;

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
  assert.equal(desk.office.calls().length, 1);
  await tab.hangUp();
  await call.ended;
});

test('what rings goes on ringing when its page is loaded anew, and is answered there; nobody waits for long for one that does not come back', async () => {
  const one = await open('1001', 700);
  const call = desk.office.ringIn('1001');
  await one.happens('incoming');
  const { text } = await one.page.evaluate(() => ({ text: window.phone.calls[0]._request.data }));
  await one.reload();
  await one.page.evaluate((text) => {
    const { ua } = window.phone;
    ua.transport.ondata({ transport: ua.transport, message: text.replace(/^INVITE \S+/, `INVITE ${ua.contact.uri}`) });
  }, text);
  await one.happens('incoming');
  await one.page.evaluate(() => window.phone.answer(0));
  await call.answered;
  await customerHears(call, 700);
  await one.hangUp();
  await call.ended;

  const missed = desk.office.ringIn('1001');
  await one.happens('incoming');
  await one.close();
  await until('it is given up', () => missed.status === 'ended', { timeout: 10_000 });
  assert.match(missed.outcome, /^503/);
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
  await desk.restart({ mediaTimeout: 1500 });
  const one = await open('1001', 700);
  const call = await connected(one);
  await one.close();
  await until('1001 is unregistered', () => desk.office.registered().length === 0);
  assert.equal(call.status, 'answered');
  await call.ended;
  assert.ok(desk.lines.includes('1001: audio has ceased, call ended'), desk.lines.join('\n'));
});

test('a call goes on after an ICE restart', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  const credentials = () => one.page.evaluate(() => /^a=ice-ufrag:.*$/m.exec(window.phone.calls[0].connection.remoteDescription.sdp)[0]);
  const before = await credentials();
  await one.page.evaluate(() => new Promise((resolve) => window.phone.calls[0].renegotiate({ rtcOfferConstraints: { iceRestart: true } }, resolve)));
  assert.notEqual(await credentials(), before);
  await one.hasMedia();
  await customerHears(call, 700);
  await one.hearsVoice();
});

test('a call lives through the loss of its socket, and its end is told over the next one', async (t) => {
  const proxy = await startWsProxy(desk.office.url);
  t.after(() => proxy.close());
  const one = await open('1001', 700, { url: proxy.url });
  const call = await connected(one);
  proxy.cut();
  await one.happens('disconnected');
  await until('the office knows', () => desk.office.registered().length === 0);
  await customerHears(call, 700);
  await one.happens('registered', { timeout: 15_000 });
  call.hangUp();
  await one.happens('ended');
  await noCallLeft();
});

test('a stop hangs up; after a start on the same port telephones register again', async () => {
  const one = await open('1001', 700);
  const call = await connected(one);
  const { port } = desk.office;
  await desk.office.stop();
  await one.happens('ended');
  assert.equal(call.status, 'ended');
  await one.happens('disconnected');
  await desk.restart({ port });
  await one.happens('registered', { timeout: 15_000 });
  await one.dial('600');
  await hears(one.page, 700);
});

test('an abrupt stop says nothing', async () => {
  const one = await open('1001', 700);
  await connected(one);
  await desk.office.stop({ abrupt: true });
  await one.happens('disconnected');
  assert.ok(!(await one.events()).some((event) => event.startsWith('ended')));
});
