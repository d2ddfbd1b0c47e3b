import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';
import { until } from './until.mjs';
import { startWsProxy } from './ws-proxy.mjs';

describe('the WebSocket proxy', { timeout: 20_000 }, () => {
  let echo, proxy, page, received;

  before(async () => {
    echo = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(echo, 'listening');
    echo.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))));
  });
  after(() => echo.close());

  beforeEach(async () => {
    proxy = await startWsProxy(`ws://127.0.0.1:${echo.address().port}`);
    received = [];
    page = new WebSocket(proxy.url, 'sip');
    page.on('message', (data) => received.push(String(data)));
    await once(page, 'open');
  });

  afterEach(() => proxy.close());

  const receives = (text) => until(`the page receives ${text}`, () => received.includes(text), { seen: () => received });

  test('passes both ways, with the protocol', async () => {
    page.send('hello');
    await receives('hello');
    assert.equal(page.protocol, 'sip');
  });

  test('delays, and keeps the order', async () => {
    proxy.delay = 60;
    const sent = performance.now();
    page.send('first');
    page.send('second');
    await receives('second');
    assert.deepEqual(received, ['first', 'second']);
    assert.ok(performance.now() - sent >= 59);
  });

  test('loses what a black hole swallows, and goes on after', async () => {
    const lost = [];
    proxy.filter = (message, way) => (lost.push(`${way} ${message}`), message);
    proxy.blackHole = 'down';
    page.send('lost');
    await until('it went up', () => lost.includes('up lost'));
    page.send('also lost');
    await until('it went up', () => lost.includes('up also lost'));
    proxy.blackHole = undefined;
    page.send('passed');
    await receives('passed');
    assert.ok(!received.includes('lost'));
  });

  test('filters', async () => {
    proxy.filter = (message, way) => (way === 'up' ? message.toUpperCase() : message === 'DROP' ? undefined : message);
    page.send('drop');
    page.send('keep');
    await receives('KEEP');
    assert.deepEqual(received, ['KEEP']);
  });

  for (const [code, seen] of [[undefined, 1006], [1001, 1001]]) {
    test(`cuts: the page sees ${seen}`, async () => {
      const closed = once(page, 'close');
      proxy.cut(code);
      assert.equal((await closed)[0], seen);
      await until('nobody is connected', () => proxy.connections === 0);
    });
  }

  test('refuses, or leaves one hanging', async () => {
    proxy.door = 'shut';
    const [error] = await once(new WebSocket(proxy.url), 'error');
    assert.match(error.message, /503/);
    proxy.door = 'hanging';
    const hanging = new WebSocket(proxy.url);
    page.send('meanwhile');
    await receives('meanwhile');
    assert.equal(hanging.readyState, WebSocket.CONNECTING);
    hanging.on('error', () => {});
    hanging.terminate();
  });
});
