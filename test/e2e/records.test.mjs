/** What lasts beyond the page, in a real browser's IndexedDB. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';

const recent = { number: '+15550100', name: 'Ada', direction: 'outgoing', missed: false, at: 1 };
let browser;
let site;

before(async () => {
  const { outputFiles } = await build({ entryPoints: ['src/storage/index.ts'], bundle: true, format: 'esm', write: false, tsconfig: 'tsconfig.json' });
  browser = await launchChromium();
  site = await serve({ csp: STRICT_CSP, routes: { '/storage.js': outputFiles[0].text } });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A page with records of one user; `sabotage` runs before anything is opened. */
async function openRecords(t, user, { where = browser, sabotage } = {}) {
  const page = await openAgent(where, { url: site.page('<p>records') });
  t.after(() => page.close());
  if (sabotage) await page.evaluate(sabotage);
  await page.evaluate(async (whose) => {
    const { BrowserRecords } = await import('/storage.js');
    window.records = new BrowserRecords(whose, new AbortController().signal);
  }, user);
  return page;
}

test('recents and devices are there again after a reload, and only for the same user', async (t) => {
  const page = await openRecords(t, 'sip:1001@x');
  await page.evaluate(async (row) => {
    await window.records.saveRecents([row]);
    await window.records.saveDevices({ ringer: 'speakers' });
  }, recent);
  const where = page.browserContext();
  const again = await openRecords(t, 'sip:1001@x', { where });
  assert.deepEqual(await again.evaluate(async () => [await window.records.recents(), await window.records.devices()]), [[recent], { ringer: 'speakers' }]);
  const other = await openRecords(t, 'sip:1002@x', { where });
  assert.deepEqual(await other.evaluate(() => window.records.recents()), []);
});

test('rows that do not fit are left out instead of breaking the page', async (t) => {
  const page = await openRecords(t, 'sip:1001@x');
  await page.evaluate(() => window.records.saveRecents([{ number: 7, direction: 'sideways' }]));
  assert.deepEqual(await page.evaluate(() => window.records.recents()), []);
});

test('where the browser never opens its database, records last as long as the page, and it says so', async (t) => {
  const holder = await openAgent(browser, { url: site.page('<p>holder') });
  t.after(() => holder.close());
  // A real way to wait for ever: one connection that does not make way, and behind it a request to delete.
  await holder.evaluate(() => new Promise((held) => {
    const request = indexedDB.open('cordboard:sip:1001@x', 1);
    request.onsuccess = () => {
      window.held = request.result;
      indexedDB.deleteDatabase('cordboard:sip:1001@x').onblocked = () => held();
    };
  }));
  const page = await openRecords(t, 'sip:1001@x', { where: holder.browserContext() });
  await page.evaluate((row) => window.records.saveRecents([row]), recent);
  assert.deepEqual(await page.evaluate(() => window.records.recents()), [recent]);
  assert.match(consoleOf(page).join('\n'), /keeps nothing beyond this page/);
});

test('where storage is forbidden, too', async (t) => {
  const page = await openRecords(t, 'sip:1001@x', { sabotage: () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; } });
  await page.evaluate((row) => window.records.saveRecents([row]), recent);
  assert.deepEqual(await page.evaluate(() => window.records.recents()), [recent]);
});
