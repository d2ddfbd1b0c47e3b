// The demo's queues over the centre protocol, as any client sees them: JSON over a plain WebSocket.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, test } from 'node:test';
import { WebSocket } from 'ws';
import { startDemo } from '../../demo/server.mjs';
import { applyQueueChanges } from '../../src/core/queue-change.ts';
import { until } from '../support/until.mjs';
import { openWire } from './wire.mjs';

let demo;
beforeEach(async () => {
  demo = await startDemo({ office: { customers: false } });
});
afterEach(() => demo.stop());

const ask = async (path) => (await fetch(new URL(path, demo.url))).json();

/** A page that watches: what it has been told, and what that comes to. @param {string} [agent] @param {{ token?: string, origin?: string }} [options] */
async function watch(agent = '1001', { token, origin } = {}) {
  const [{ centre }, { centreToken }] = await Promise.all([ask(`/api/session?agent=${agent}`), ask(`/api/sip-credentials?agent=${agent}`)]);
  const socket = new WebSocket(centre, { origin });
  const messages = [];
  socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', version: 1, token: token ?? centreToken }));
  let id = 0;
  const watcher = {
    socket, messages,
    of: (type) => messages.filter((message) => message.type === type),
    queues() {
      const [{ queues, number }] = watcher.of('snapshot');
      const changes = watcher.of('changes');
      assert.deepEqual(changes.map((each) => each.number), changes.map((_, index) => number + index + 1));
      return applyQueueChanges(queues, changes.flatMap((each) => each.changes), (queue) => queue);
    },
    queue: (name) => watcher.queues().find((queue) => queue.id === name),
    async commands(command) {
      const mine = String(++id);
      socket.send(JSON.stringify({ type: 'command', id: mine, command }));
      const { ok, error } = await until(`outcome of ${command.type}`, () => watcher.of('outcome').find((outcome) => outcome.id === mine), { seen: () => messages });
      return ok ? 'done' : error.code;
    },
    sees: (what, look) => until(what, () => watcher.of('snapshot').length && look(watcher.queues()), { seen: () => messages }),
  };
  return watcher;
}

test('a snapshot, then what changes: a caller comes, an agent registers, is away, is ready', async () => {
  const page = await watch();
  await page.sees('the queues', (queues) => queues.length === 3);
  const [{ agent, rights }] = page.of('welcome');
  assert.deepEqual([agent, rights], ['1001', ['status', 'queues', 'claim']]);
  assert.deepEqual(page.queues().map(({ name, strategy }) => `${name}: ${strategy}`), ['Orders: longest-idle', 'Billing: fewest-calls', 'Support: last-agent']);
  assert.equal(page.queue('orders').members[0].status, 'unreachable');

  demo.office.callIn('Maria Lindqvist', { thinking: 20 });
  await page.sees('Maria', () => page.queue('orders').waiting.length === 1);
  const { name, priority, reasons, path } = page.queue('orders').waiting[0];
  assert.deepEqual([name, priority, reasons, path], ['Maria Lindqvist', 10, [{ kind: 'vip', detail: 'Gold' }], ['Orders', 'Delivery']]);

  assert.equal(await page.commands({ type: 'set-status', status: 'away', reason: 'Lunch' }), 'done');
  const wire = await openWire(demo.office);
  await wire.register('1001');
  await page.sees('1001 at lunch', () => page.queue('orders').members[0].reason === 'Lunch' && page.queue('orders').members[0].status === 'away');
  assert.equal(await page.commands({ type: 'set-status', status: 'ready' }), 'done');
  assert.equal((await wire.next()).method, 'INVITE');
  await page.sees('1001 rings', () => page.queue('orders').members[0].status === 'ringing');
  wire.close();
  page.socket.close();
});

test('commands: join and leave, claim; and what may not, or cannot, be done', async () => {
  const page = await watch('1002');
  await page.sees('the queues', (queues) => queues.length === 3);
  demo.office.callIn('Tom Okafor', { thinking: 20 });
  await page.sees('Tom', () => page.queue('billing').waiting.length === 1);
  const [{ id: callId }] = page.queue('billing').waiting;
  assert.equal(await page.commands({ type: 'claim-call', callId }), 'not-registered');
  assert.equal(await page.commands({ type: 'claim-call', callId: 'nobody' }), 'no-such-call');
  assert.equal(await page.commands({ type: 'set-status', status: 'away', agent: '1001' }), 'forbidden');
  assert.equal(await page.commands({ type: 'set-status', status: 'away', queue: 'billing' }), 'no-such-queue');
  const wire = await openWire(demo.office);
  await wire.register('1002');
  assert.equal(await page.commands({ type: 'claim-call', callId }), 'done');
  const invite = await wire.next();
  assert.deepEqual([invite.method, invite.headers['x-ivr-path']], ['INVITE', 'Billing']);
  await page.sees('Tom is claimed', () => page.queue('billing').waiting.length === 0);
  assert.ok(page.of('changes').flatMap(({ changes }) => changes).some(({ type, how }) => type === 'caller-left' && how === 'claimed'));
  assert.equal(await page.commands({ type: 'join-queue', queue: 'billing' }), 'done');
  await page.sees('1002 in Billing', () => page.queue('billing').members.some(({ agent, status }) => agent === '1002' && status === 'ringing'));
  assert.equal(await page.commands({ type: 'leave-queue', queue: 'billing' }), 'done');
  await page.sees('1002 not in Billing', () => page.queue('billing').members.every(({ agent }) => agent !== '1002'));
  wire.close();
  page.socket.close();
});

test('nobody watches without a token of this very server', async () => {
  const { centreToken } = await ask('/api/sip-credentials?agent=1001');
  const [header, payload, signature] = centreToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  assert.equal(claims.sub, '1001');
  assert.ok(claims.exp * 1000 - Date.now() <= 300_000, 'short-lived');
  const asAnother = Buffer.from(JSON.stringify({ ...claims, sub: '1002' })).toString('base64url');
  for (const token of [[header, asAnother, signature].join('.'), 'nonsense', '']) {
    const page = await watch('1001', { token });
    const [code] = await once(page.socket, 'close');
    assert.ok(code >= 4400, String(code));
    assert.deepEqual(page.messages.map(({ type }) => type), ['refused']);
  }
});

test('the demo\'s own page may watch, by either name of this machine; another page may not', async () => {
  for (const origin of [new URL(demo.url).origin, new URL(demo.url).origin.replace('localhost', '127.0.0.1')]) {
    const page = await watch('1001', { origin });
    await page.sees('the queues', (queues) => queues.length === 3);
    page.socket.close();
  }
  const foreign = await watch('1001', { origin: 'http://evil.example' });
  await once(foreign.socket, 'close');
  assert.equal(foreign.of('refused')[0].error.code, 'bad-origin');
  assert.deepEqual(foreign.of('snapshot'), []);
});

test('a path that is nobody\'s is not left hanging', async () => {
  const socket = new WebSocket(new URL('/elsewhere', demo.url.replace('http', 'ws')));
  const [error] = await once(socket, 'error');
  assert.match(error.message, /hang up|404/);
  assert.equal((await ask('/health')).status, 'ok');
});
