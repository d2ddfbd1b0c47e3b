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

  test('lets in who was left hanging, once the door is open', async () => {
    proxy.door = 'hanging';
    const late = new WebSocket(proxy.url);
    page.send('meanwhile');
    await receives('meanwhile');
    proxy.door = 'open';
    await once(late, 'open');
  });

  test('stands still, and loses nothing', async () => {
    const gone = [];
    proxy.filter = (message, way) => (way === 'up' && gone.push(message), message);
    proxy.stalled = 'both';
    page.send('first');
    page.send('second');
    const other = new WebSocket(proxy.url);
    await once(other, 'open'); // the door is no part of it
    assert.deepEqual(received, []);
    proxy.stalled = 'down';
    await until('they went up', () => gone.length === 2);
    assert.deepEqual(received, []);
    proxy.stalled = undefined;
    await receives('second');
    assert.deepEqual(received, ['first', 'second']);
  });

  test('goes dark: nobody is told, not even of a close; light again, what was connected stays dead', async () => {
    page.send('through');
    await receives('through');
    const pbxEnd = [...echo.clients].at(-1);
    const other = new WebSocket(proxy.url);
    await once(other, 'open');
    proxy.goDark();
    page.close();
    await once(page, 'close');
    assert.equal(pbxEnd.readyState, WebSocket.OPEN);
    const waiting = new WebSocket(proxy.url);
    proxy.goLight();
    await once(pbxEnd, 'close');
    await once(waiting, 'open');
    let heard = '';
    for (const socket of [other, waiting]) socket.on('message', (data) => { heard += String(data); });
    other.send('dead ');
    waiting.send('alive');
    await until('the new one is heard', () => heard !== '');
    assert.equal(heard, 'alive');
    other.terminate();
  });

  test('leaves a connection half-open, and others whole', async () => {
    const sent = [];
    proxy.filter = (message, way) => (sent.push(`${way} ${message}`), message);
    proxy.lose('down');
    page.send('up alone');
    await until('it went up', () => sent.includes('up up alone'));
    const other = new WebSocket(proxy.url);
    await once(other, 'open');
    other.send('whole');
    await once(other, 'message');
    assert.deepEqual([sent, received], [['up up alone', 'up whole', 'down whole'], []]);
  });

  test('duplicates', async () => {
    proxy.filter = (message, way) => {
      proxy.duplicate = way === 'down' && message === 'twice' ? 100 : 0;
      return message;
    };
    for (const text of ['once', 'twice', 'end']) page.send(text);
    await receives('end');
    assert.deepEqual(received, ['once', 'twice', 'twice', 'end']);
  });

  test('reorders: others overtake it', async () => {
    proxy.filter = (message, way) => {
      proxy.reorder = way === 'up' && message === 'first' ? 100 : 0;
      return message;
    };
    for (const text of ['first', 'second', 'third']) page.send(text);
    await receives('first');
    assert.deepEqual(received, ['second', 'third', 'first']);
  });

  test('garbles', async () => {
    proxy.garble = 100;
    for (let sent = 0; sent < 20; sent++) page.send('REGISTER sip:office.example SIP/2.0');
    await until('all came', () => received.length === 20, { seen: () => received });
    assert.ok(received.filter((text) => text !== 'REGISTER sip:office.example SIP/2.0').length >= 19);
  });

  test('tells when a REGISTER came by', async () => {
    const before = performance.now();
    for (const text of ['REGISTER 1', 'OPTIONS', 'REGISTER 2']) page.send(text);
    await receives('REGISTER 2');
    assert.equal(proxy.registers.length, 2);
    assert.ok(proxy.registers.every((time) => time >= before && time <= performance.now()));
  });
});
