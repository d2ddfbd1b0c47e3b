import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocketServer } from 'ws';
import { noNamespaces, openNamespace } from './network-namespace.mjs';
import { serve } from './serve.mjs';
import { until } from './until.mjs';

const without = noNamespaces();
if (without) console.log(`not tried here: a browser in a network of its own (${without})`);

test('a browser in a network of its own: unplugged, plugged in, with another address', { timeout: 60_000 }, async (t) => {
  if (without) return t.diagnostic(without);
  const [site, server] = [await serve({ routes: { '/': '<!doctype html>' } }), new WebSocketServer({ host: '127.0.0.1', port: 0 })];
  await once(server, 'listening');
  const url = `ws://127.0.0.1:${server.address().port}`;
  const heard = [];
  server.on('connection', (socket) => socket.on('message', (data) => {
    heard.push(String(data));
    socket.send(String(data));
  }));
  const network = await openNamespace();
  const browser = await network.launch();
  t.after(async () => {
    await browser.close();
    network.close();
    server.close();
    await site.close();
  });
  await Promise.all([network.reaches(site.url), network.reaches(url)]);
  const page = await browser.newPage();
  await page.goto(site.url);
  const online = () => page.evaluate(() => navigator.onLine);
  /** Connects, and says something that comes back. */
  const talk = (said) => page.evaluate((address, text) => new Promise((settle) => {
    window.socket = Object.assign(new WebSocket(address), { onopen() { this.send(text); }, onmessage: ({ data }) => settle(data), onerror: () => settle('error') });
  }), url, said);
  assert.deepEqual([await page.evaluate(() => isSecureContext), await online(), await talk('here')], [true, true, 'here']);

  network.unplug();
  await until('the page knows', async () => !(await online()));
  network.plugIn();
  await until('the page is back', online);
  await until('it is heard', async () => (await talk('again')) === 'again');

  network.changeAddress();
  await page.evaluate(() => window.socket.send('from nowhere')); // Chromium does not tell it that it is dead
  await until('it is heard from there', async () => (await talk('from there')) === 'from there');
  assert.ok(!heard.includes('from nowhere'));
});
