import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from './browsers.mjs';
import { consoleOf, openAgent } from './page.mjs';
import { serve, STRICT_CSP } from './serve.mjs';

test('a page under a strict policy: its files run, inline script does not, the kit works', { timeout: 30_000 }, async (t) => {
  const site = await serve({ csp: STRICT_CSP, routes: { '/main.js': 'window.isLoaded = true' } });
  const browser = await launchChromium();
  t.after(() => Promise.all([browser.close(), site.close()]));
  const page = await openAgent(browser, { url: site.page('<script>window.isInline = true</script><script type="module" src="/main.js"></script>') });
  assert.deepEqual(await page.evaluate(() => ['isLoaded' in window, 'isInline' in window]), [true, false]);
  assert.match(consoleOf(page).join(), /Content Security Policy/);
  assert.equal(await page.evaluate(async () => (await navigator.mediaDevices.getUserMedia({ audio: true })).getAudioTracks().length), 1);
});

test('routes answer texts, objects and functions; files come from the folder, nothing from outside it', async (t) => {
  const site = await serve({ folder: import.meta.dirname, routes: { '/contacts': [{ name: 'Ada' }], 'POST /log': (_, response) => response.writeHead(201).end(), '/api/*': (request, response) => response.end(request.url) } });
  t.after(() => site.close());
  const get = async (path, init) => fetch(site.url + path, init);
  assert.deepEqual(await (await get('/contacts?phone=1')).json(), [{ name: 'Ada' }]);
  assert.equal((await get('/log', { method: 'POST' })).status, 201);
  assert.equal(await (await get('/api/a/b?c=1')).text(), '/api/a/b?c=1');
  assert.match(await (await get('/serve.mjs')).text(), /STRICT_CSP/);
  assert.equal((await get('/missing.js')).status, 404);
  assert.equal((await get('/..%2f..%2fpackage.json')).status, 404);
});
