import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { WebSocket, WebSocketServer, type WebSocket as Socket } from 'ws';
import { BridgeCentre } from '../../src/centre/index.js';
import { initialState, reduce, type CentreEvent, type DeskState, type QueuesEvent } from '../../src/core/index.js';
import type { ClientMessage } from '../../src/protocol/messages.js';
import { until } from '../support/until.mjs';

const call = (id: string, since = 0): object => ({ id, number: id, since, priority: 0, reasons: [], path: [] });
const queues = (...ids: readonly string[]): object[] => [{ id: 'support', name: 'Support', waiting: ids.map((id) => call(id)), members: [] }];

/** A server that says what the test has it say. */
let server: WebSocketServer;
let socket: Socket;
let heard: ClientMessage[];
let connections: number;
let life: AbortController;
let state: DeskState;
const say = (message: object | string): void => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
const asked = async (type: string): Promise<ClientMessage> => (await until(type, () => heard.find((message) => message.type === type)))!;
const waiting = (): string[] | undefined => state.queues[0]?.waiting.map(({ id }) => id);
const address = (): string => `ws://127.0.0.1:${(server.address() as { port: number }).port}/centre`;
const welcome = { type: 'welcome', version: 1, agent: '1001', rights: ['claim', 'something-new'], beat: 60_000 };

beforeEach(async () => {
  Object.assign(globalThis, { WebSocket });
  [heard, connections, life, state] = [[], 0, new AbortController(), initialState];
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (one) => {
    connections++;
    socket = one;
    one.on('message', (data) => heard.push(JSON.parse((data as Buffer).toString()) as ClientMessage));
  });
  await once(server, 'listening');
});
afterEach(() => {
  life.abort();
  for (const one of server.clients) one.terminate();
  server.close();
});

function start(token: () => Promise<string | undefined> = async () => 'a-token', url = address()): BridgeCentre {
  const centre = new BridgeCentre({ url, token });
  centre.start((event: CentreEvent | QueuesEvent) => { state = reduce(state, { ...event, at: Date.now() }); }, life.signal);
  return centre;
}

async function live(): Promise<BridgeCentre> {
  const centre = start();
  await asked('hello');
  say(welcome);
  say({ type: 'snapshot', number: 7, at: Date.now(), queues: queues('a', 'b') });
  await until('the snapshot', () => waiting());
  return centre;
}

describe('a centre behind a bridge', () => {
  test('says who it is, and shows what it is told', async () => {
    await live();
    assert.deepEqual(heard[0], { type: 'hello', version: 1, token: 'a-token' });
    assert.deepEqual([state.centre.status, state.centre.agent, state.centre.rights[0], waiting()], ['connected', '1001', 'claim', ['a', 'b']]);
    say({ type: 'changes', number: 8, at: Date.now(), changes: [{ type: 'caller-left', queueId: 'support', callId: 'a', how: 'answered' }] });
    await until('the change', () => waiting()?.length === 1);
  });

  test('a number that is missing, and a message that makes no sense, have it ask for everything; until then changes are of no use', async () => {
    await live();
    say({ type: 'changes', number: 9, at: 0, changes: [{ type: 'caller-left', queueId: 'support', callId: 'a', how: 'answered' }] });
    await asked('resync');
    say({ type: 'changes', number: 10, at: 0, changes: [{ type: 'caller-left', queueId: 'support', callId: 'b', how: 'answered' }] });
    say({ type: 'snapshot', number: 10, at: Date.now(), queues: queues('c') });
    await until('the new snapshot', () => waiting()?.[0] === 'c');
    heard = [];
    say('{"type":"changes","number":11,"changes":[{"type":"caller","queueId":17}]}');
    await asked('resync');
    say({ type: 'snapshot', number: 12, at: Date.now(), queues: queues('d') });
    await until('the next snapshot', () => waiting()?.[0] === 'd');
    say({ type: 'changes', number: 12, at: 0, changes: [{ type: 'caller-left', queueId: 'support', callId: 'd', how: 'answered' }] });
    say({ type: 'changes', number: 13, at: 0, changes: [{ type: 'caller', queueId: 'support', position: 2, call: call('e') }] });
    await until('the change after it', () => waiting()?.length === 2);
    assert.deepEqual(waiting(), ['d', 'e'], 'a number it has seen is not taken twice');
  });

  test('times are by our clock', async () => {
    start();
    await asked('hello');
    say(welcome);
    const ahead = Date.now() + 3_600_000;
    say({ type: 'snapshot', number: 0, at: ahead, queues: [{ id: 'q', name: 'Q', waiting: [call('a', ahead - 5_000)], members: [] }] });
    await until('the snapshot', () => waiting());
    assert.ok(Math.abs(state.queues[0]!.waiting[0]!.since - (Date.now() - 5_000)) < 2_000);
  });

  test('a command is done when its outcome says so, and fails in the words of the server', async () => {
    const centre = await live();
    const claimed = centre.claim('a');
    const refused = assert.rejects(centre.joinQueue('sales'), { name: 'DeskError', code: 'forbidden', message: 'Not yours.' });
    const [first, second] = await until('two commands', () => { const found = heard.filter(({ type }) => type === 'command'); return found.length === 2 && found; }) as (ClientMessage & { id: string })[];
    assert.deepEqual(first, { type: 'command', id: first!.id, command: { type: 'claim-call', callId: 'a' } });
    say({ type: 'outcome', id: second!.id, ok: false, error: { code: 'forbidden', message: 'Not yours.' } });
    say({ type: 'outcome', id: first.id, ok: true });
    await Promise.all([claimed, refused]);
  });

  test('a lost connection is told, leaves the board stale, ends what was asked, and comes back by itself with a new token', async () => {
    let tokens = 0;
    const centre = start(async () => `token-${++tokens}`);
    await asked('hello');
    say(welcome);
    say({ type: 'snapshot', number: 7, at: Date.now(), queues: queues('a', 'b') });
    await until('the snapshot', () => waiting());
    const lost = assert.rejects(centre.claim('a'), { code: 'unreachable' });
    await asked('command');
    socket.terminate();
    await lost;
    await until('stale', () => state.centre.staleSince !== undefined && state.centre.status === 'connecting');
    assert.deepEqual([waiting(), state.centre.problem?.code], [['a', 'b'], 'unreachable']);
    heard = [];
    await centre.connect(); // As if the network told that it is back.
    assert.deepEqual(await asked('hello'), { type: 'hello', version: 1, token: 'token-2' });
    say(welcome);
    say({ type: 'snapshot', number: 1, at: Date.now(), queues: queues('c') });
    await until('live again', () => waiting()?.[0] === 'c');
    assert.equal(state.centre.staleSince, undefined);
  });

  test('a server that falls silent is left', async () => {
    start();
    await asked('hello');
    say({ ...welcome, beat: 100 });
    say({ type: 'snapshot', number: 1, at: Date.now(), queues: [] });
    await until('found silent', () => state.centre.problem?.message.includes('silent'));
  });

  test('a refusal is final until somebody tries again; an expired token is not one', async () => {
    const centre = start();
    await asked('hello');
    say({ type: 'refused', error: { code: 'bad-origin', message: 'Not from this page.' } });
    socket.close(4403);
    await until('refused', () => state.centre.status === 'refused');
    assert.equal(state.centre.problem?.message, 'Not from this page.');
    heard = [];
    await centre.connect();
    await asked('hello');
    assert.equal(state.centre.status, 'connecting');
    say({ type: 'refused', error: { code: 'expired-token', message: 'Too old.' } });
    socket.close(4401);
    await until('trying again', () => state.centre.problem?.code === 'expired-token');
    assert.equal(state.centre.status, 'connecting');
  });

  test('a token that runs out is replaced, and nobody sees it', async () => {
    await live();
    heard = [];
    const statuses: string[] = [];
    const seen = setInterval(() => statuses.push(`${state.centre.status} ${String(state.centre.staleSince)}`), 1);
    say({ type: 'refused', error: { code: 'expired-token', message: 'Too old.' } });
    socket.close(4401);
    await asked('hello');
    clearInterval(seen);
    assert.deepEqual([...new Set(statuses)], ['connected undefined']);
    say(welcome);
    say({ type: 'snapshot', number: 1, at: Date.now(), queues: queues('c') });
    await until('the board of the new connection', () => waiting()?.[0] === 'c');
  });

  test('what is asked while the token is replaced is asked when the server knows us again', async () => {
    const centre = await live();
    heard = [];
    say({ type: 'refused', error: { code: 'expired-token', message: 'Too old.' } });
    socket.close(4401);
    await until('the end of the old connection', () => connections === 2);
    const claimed = centre.claim('a');
    await asked('hello');
    say(welcome);
    const { id } = await asked('command') as ClientMessage & { id: string };
    assert.deepEqual(heard.map(({ type }) => type), ['hello', 'command']);
    say({ type: 'outcome', id, ok: true });
    await claimed;
  });

  test('without a token, or with an address that is none, it says what is missing', async () => {
    start(async () => undefined);
    await until('refused', () => state.centre.status === 'refused');
    assert.equal(state.centre.problem?.code, 'no-token');
    start(undefined, 'https://bridge.example');
    await until('refused', () => state.centre.problem?.code === 'bad-server');
    assert.equal(connections, 0);
  });

  test('a snapshot that makes no sense is no board: it says so', async () => {
    start();
    await asked('hello');
    say(welcome);
    say({ type: 'snapshot', number: 1, at: 0, queues: [{ id: 5 }] });
    await until('stale', () => state.centre.problem?.code === 'bad-message');
  });
});
