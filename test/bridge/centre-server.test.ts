import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { DeskError, jsonLog } from '../../src/bridge/index.js';
import { closeCodes } from '../../src/protocol/messages.js';
import { serverMessage } from '../../src/protocol/schemas.js';
import { until } from '../support/until.mjs';
import { call, member, queue, withCentre } from './with-centre.js';

const joined = (id: string, position = 1) => ({ type: 'changed', changes: [{ type: 'caller', queueId: 'support', position, call: call(id) }] }) as const;
const changed = (agent: string, answered: number) => ({ type: 'changed', changes: [{ type: 'member', queueId: 'support', member: member(agent, { answered }) }] }) as const;

describe('a browser with a token', () => {
  test('is told who it is, what there is, and what changes; all as the protocol has it', async (t) => {
    const { open, source } = await withCentre(t);
    const page = await open();
    assert.deepEqual(await page.next('welcome'), { type: 'welcome', version: 1, agent: '1001', rights: ['status', 'queues', 'claim'], beat: 10_000 });
    const { queues, at } = await page.next('snapshot');
    assert.deepEqual(queues.map(({ id }: { id: string }) => id), ['support', 'sales']);
    assert.ok(Math.abs(at - Date.now()) < 5_000);
    source.emit(joined('b', 2));
    await page.shows('both callers', ([support]) => support!.waiting.map(({ id }) => id).join() === 'a,b');
    for (const message of page.heard) assert.ok(serverMessage.safeParse(message).success, JSON.stringify(message));
  });

  test('gets what happens at once, and what follows together: of a member the last', async (t) => {
    const { open, source } = await withCentre(t, { batch: 300 });
    const page = await open();
    await page.next('snapshot');
    source.emit(changed('1001', 1));
    const { number } = await page.next('changes');
    for (let answered = 2; answered <= 50; answered++) source.emit(changed('1001', answered));
    source.emit(joined('b', 1));
    const frame = await page.next('changes');
    assert.equal(frame.number, number + 1);
    assert.deepEqual(frame.changes.map(({ type }: { type: string }) => type), ['member', 'caller']);
    assert.equal(frame.changes[0].member.answered, 50);
  });

  test('sees only its own queues, and shares numbers with those who see the same', async (t) => {
    const { open, source } = await withCentre(t);
    const [all, sales, salesToo] = [await open(), await open({ queues: ['sales'] }), await open({ queues: ['sales', 'sales'] })];
    for (const page of [all, sales, salesToo]) await page.next('snapshot');
    assert.deepEqual([all, sales, salesToo].map(({ board }) => board!.length), [2, 1, 1]);
    source.emit(joined('b'));
    source.emit({ type: 'changed', changes: [{ type: 'member', queueId: 'sales', member: member('1002') }] });
    await Promise.all([all, sales, salesToo].map((page) => page.shows('the member', (board) => board.find(({ id }) => id === 'sales')!.members.length === 1)));
    assert.deepEqual(sales.changes.map((change) => 'queueId' in change && change.queueId), ['sales']);
    assert.deepEqual([sales.number, salesToo.number], [1, 1]);
    assert.ok(!JSON.stringify([sales.heard, salesToo.heard]).includes('support'));
  });

  test('that missed something asks, and gets everything, with the number it belongs to', async (t) => {
    const { open, source } = await withCentre(t, { batch: 50 });
    const page = await open();
    await page.next('snapshot');
    for (const id of ['b', 'c', 'd']) source.emit(joined(id));
    page.say({ type: 'resync' });
    for (const id of ['e', 'f']) source.emit(joined(id));
    await page.next('snapshot');
    source.emit(joined('g'));
    await page.shows('all', ([support]) => support!.waiting.map(({ id }) => id).join('') === 'gfedcba'); // the client fails where a number is missing
  });

  test('that comes while much happens gets a whole board, and then what follows', async (t) => {
    const { open, source } = await withCentre(t, { batch: 20 });
    let id = 0;
    const busy = setInterval(() => source.emit(joined(`x${id++}`)), 1);
    const pages = await Promise.all(Array.from({ length: 10 }, () => open()));
    for (const page of pages) await page.next('changes');
    clearInterval(busy);
    source.emit(joined('last'));
    await Promise.all(pages.map((page) => page.shows('the last one', ([support]) => support!.waiting[0]!.id === 'last')));
    for (const page of pages) assert.deepEqual(page.board, pages[0]!.board);
    assert.equal(pages[0]!.board![0]!.waiting.length, id + 2);
  });

  test('hears a beat while nothing happens', async (t) => {
    const { open } = await withCentre(t, { beat: 100 });
    const page = await open();
    await page.next('beat');
    await page.next('beat');
  });
});

describe('a source', () => {
  test('that sees nothing yet, or no more, is told; a snapshot says that it does again', async (t) => {
    const { open, source, http, log } = await withCentre(t, {}, []);
    const page = await open();
    assert.equal((await page.next('stale')).error.code, 'unreachable');
    assert.deepEqual((await page.ask({ type: 'join-queue', queue: 'support' })).error.code, 'unreachable');
    assert.equal((await fetch(`${http}/health`)).status, 503);
    source.emit({ type: 'loaded', queues: [queue('support')] });
    const first = await page.next('snapshot');
    assert.equal((await fetch(`${http}/health`)).status, 200);
    source.emit({ type: 'lost', problem: { code: 'unreachable', message: 'gone' } });
    assert.deepEqual((await page.next('stale')).error, { code: 'unreachable', message: 'gone' });
    assert.deepEqual((await (await open()).next('stale')).error.message, 'gone');
    source.emit({ type: 'loaded', queues: [queue('support'), queue('sales')] });
    const second = await page.next('snapshot');
    assert.ok(second.number > first.number);
    assert.deepEqual(log.filter(({ event }) => event.startsWith('source')).map(({ event }) => event), ['source-loaded', 'source-lost', 'source-loaded']);
  });
});

describe('a command', () => {
  const ask = async (t: Parameters<typeof withCentre>[0], claims: object, command: object) => {
    const { open, source } = await withCentre(t);
    const page = await open(claims);
    await page.next('snapshot');
    const { ok, error } = await page.ask(command);
    return { ok, code: error?.code, ran: source.ran };
  };

  test('that may be done is done, for the one who asks', async (t) => {
    const command = { type: 'set-status', status: 'away', reason: 'Lunch' };
    assert.deepEqual(await ask(t, {}, command), { ok: true, code: undefined, ran: [{ command, agent: '1001' }] });
  });

  test('for somebody else takes the right to supervise', async (t) => {
    const command = { type: 'leave-queue', queue: 'support', agent: '1002' };
    assert.deepEqual(await ask(t, {}, command), { ok: false, code: 'forbidden', ran: [] });
    assert.deepEqual(await ask(t, { rights: ['supervise'] }, command), { ok: true, code: undefined, ran: [{ command, agent: '1002' }] });
  });

  test('for somebody else, by one who sees some queues, is done in those', async (t) => {
    const { ran } = await ask(t, { rights: ['supervise'], queues: ['support', 'sales'] }, { type: 'set-status', status: 'away', agent: '1002' });
    assert.deepEqual(ran, [{ command: { type: 'set-status', status: 'away', agent: '1002', queue: 'support' }, agent: '1002' }]);
  });

  const forbidden: readonly (readonly [string, object, object, string])[] = [
    ['without the right to claim', { rights: ['status', 'queues'] }, { type: 'claim-call', callId: 'a' }, 'forbidden'],
    ['without the right to set a status', { rights: ['queues'] }, { type: 'set-status', status: 'away' }, 'forbidden'],
    ['without the right to join', { rights: ['status'] }, { type: 'join-queue', queue: 'support' }, 'forbidden'],
    ['in a queue that may not be seen', { queues: ['sales'] }, { type: 'join-queue', queue: 'support' }, 'forbidden'],
    ['in a queue that may not be seen, and is not there', { queues: ['sales'] }, { type: 'join-queue', queue: 'nowhere' }, 'forbidden'],
    ['in a queue that is not there', {}, { type: 'join-queue', queue: 'nowhere' }, 'no-such-queue'],
    ['for a caller who may not be seen', { queues: ['sales'] }, { type: 'claim-call', callId: 'a' }, 'no-such-call'],
    ['for a caller who has gone', {}, { type: 'claim-call', callId: 'z' }, 'no-such-call'],
    ['that there is not', {}, { type: 'dance' }, 'unknown-command'],
    ['of an object\'s own', {}, { type: 'constructor' }, 'unknown-command'],
    ['that is not complete', {}, { type: 'join-queue' }, 'bad-message'],
  ];
  for (const [what, claims, command, code] of forbidden) {
    test(`${what}: ${code}`, async (t) => {
      assert.deepEqual(await ask(t, claims, command), { ok: false, code, ran: [] });
    });
  }

  test('that fails says why; if nobody foresaw it, the log says why', async (t) => {
    const { open, source, log } = await withCentre(t);
    const page = await open();
    await page.next('snapshot');
    source.does = () => Promise.reject(new DeskError('not-now', 'Not in this queue.'));
    assert.deepEqual((await page.ask({ type: 'leave-queue', queue: 'support' })).error, { code: 'not-now', message: 'Not in this queue.' });
    source.does = () => Promise.reject(new Error('secret internals'));
    const { error } = await page.ask({ type: 'leave-queue', queue: 'support' });
    assert.equal(error.code, 'failed');
    assert.doesNotMatch(error.message, /internals/);
    const [failure] = log.filter(({ level }) => level === 'error');
    assert.match(error.message, new RegExp(`failure ${String(failure!['failure'])}\\b`));
    assert.match(String(failure!['reason']), /secret internals/);
  });

  test('is in the log, without tokens and numbers', async (t) => {
    const lines: string[] = [];
    const { open } = await withCentre(t, { log: jsonLog({ write: (line) => lines.push(line) }) });
    const page = await open();
    await page.next('snapshot');
    await page.ask({ type: 'claim-call', callId: 'a' });
    const entries = lines.map((line) => JSON.parse(line));
    assert.deepEqual(entries.map(({ event, agent }) => [event, agent]), [['source-loaded', undefined], ['browser-welcome', '1001'], ['command', '1001']]);
    assert.doesNotMatch(lines.join(''), /eyJ|1555/);
  });
});

describe('a browser that does not read', () => {
  test('is let go and comes back to a whole board; the others notice nothing', async (t) => {
    const { open, source, log } = await withCentre(t, { batch: 1, mostBuffered: 100_000 });
    const [slow, quick] = [await open(), await open()];
    for (const page of [slow, quick]) await page.next('snapshot');
    slow.socket.pause();
    const text = 'x'.repeat(100);
    let round = 0;
    await until('the slow one is let go', async () => {
      round += 1;
      source.emit({ type: 'changed', changes: Array.from({ length: 200 }, (_, i) => ({ type: 'member', queueId: 'support', member: member(`${i}`, { answered: round, reason: text }) }) as const) });
      return log.some(({ code }) => code === 'too-slow');
    }, { every: 2, timeout: 20_000 });
    await quick.shows('the last round', ([support]) => support!.members.at(-1)!.answered === round);
    assert.equal(quick.closed, undefined);
    slow.socket.resume();
    assert.deepEqual([await slow.isClosed(), slow.heard.at(-1).error.code], [{ code: closeCodes.tooSlow, reason: 'too-slow' }, 'too-slow']);
    const back = await open();
    await back.next('snapshot');
    assert.deepEqual(back.board, quick.board);
  });
});

describe('a server', () => {
  test('shares its port with others, and answers what is not for it', async (t) => {
    const { server, http, open } = await withCentre(t);
    const theirs = new WebSocketServer({ noServer: true });
    const port = (server.address() as AddressInfo).port;
    const knock = (path: string) => new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
      socket.on('open', () => { resolve('open'); socket.close(); }).on('unexpected-response', (_, { statusCode }) => resolve(statusCode)).on('error', () => resolve('error'));
    });
    assert.equal(await knock('/ws'), 404);
    server.on('upgrade', (request, socket, head) => { if (request.url === '/ws') theirs.handleUpgrade(request, socket, head, () => {}); });
    assert.equal(await knock('/ws'), 'open');
    await (await open()).next('snapshot');
    assert.deepEqual([(await fetch(`${http}/centre`)).status, (await fetch(`${http}/elsewhere`)).status], [426, 404]);
    const { status, source, browsers, uptime } = await (await fetch(`${http}/health`)).json() as Record<string, unknown>;
    assert.deepEqual([status, source, browsers, typeof uptime], ['ok', true, 1, 'number']);
  });

  test('that stops lets everybody go, takes nobody, and ends its source', async (t) => {
    const { centre, open, source, url } = await withCentre(t);
    const pages = [await open(), await open()];
    for (const page of pages) await page.next('snapshot');
    await centre.stop();
    for (const page of pages) assert.equal((await page.isClosed())?.code, 1001);
    assert.ok(source.signal!.aborted);
    const late = new WebSocket(url);
    await new Promise((gone) => late.on('error', gone));
  });
});
