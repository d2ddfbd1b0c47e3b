import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

/** Bundles a page of these tests from the sources. @param {string} name of the file beside this one */
export async function bundlePage(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error', tsconfig: 'tsconfig.json',
  });
  return outputFiles[0].text;
}

/** A site with a page of records, under a strict policy. @param {Record<string, unknown>} [routes] */
export const serveRecords = async (routes = {}) => serve({ csp: STRICT_CSP, routes: { '/records.js': await bundlePage('records.page.mjs'), '/': '<!doctype html><meta charset="utf-8"><script type="module" src="/records.js"></script>', ...routes } });

/**
 * A page with records of a user. A browser given, nobody else shares its storage; a context given, it is one more tab.
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} where
 * @param {{ url: string }} site
 * What it keeps is kept for a century, unless the options say otherwise: the tests' calls are of 1970, and would be swept away between two steps.
 * @param {{ user?: string, options?: object, before?: () => unknown, opens?: boolean }} [settings] `before`: runs in the page before anything is opened; `opens: false`: the test does that
 */
export async function openRecords(where, site, { user = 'sip:1001@x', options, before, opens = true } = {}) {
  const page = await openAgent(where, { url: `${site.url}/` });
  await page.waitForFunction(() => 'openRecords' in window, { polling: 20 });
  if (before) await page.evaluate(before);
  const open = () => page.evaluate((who, how) => window.openRecords(who, how), user, { keepCallsFor: 36_500, ...options });
  if (opens) await open();
  const events = () => page.evaluate(() => window.events);
  return {
    page, open, events,
    context: page.browserContext(),
    console: () => consoleOf(page).join('\n'),
    /** Asks `window.records`; the question runs in the page, so all it needs comes by arguments. */
    ask: (question, ...args) => page.evaluate(`(${question})(window.records, ...${JSON.stringify(args)})`),
    /** What became of a question: its value, or the error's code and message. */
    settled: (question, ...args) => page.evaluate(`(${question})(window.records, ...${JSON.stringify(args)}).then((value) => ({ value }), ({ code, message }) => ({ code, message }))`),
    /** Waits for an event of this type, after the first `from`. */
    happens: (type, from = 0) => until(type, async () => (await events()).slice(from).find((event) => event.type === type), { timeout: 10_000, seen: async () => ({ events: await events(), console: consoleOf(page) }) }),
    close: () => page.close(),
  };
}

/** @param {string} user */
export const databaseName = (user) => `cordboard:${user}`;

/** All that is on this computer, as a page sees it that asks the browser itself. */
export const stored = (page, user = 'sip:1001@x') => page.page.evaluate((which) => new Promise((tell, fail) => {
  const request = indexedDB.open(which);
  request.onerror = () => fail(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const stores = [...database.objectStoreNames];
    if (!stores.length) return tell({});
    const transaction = database.transaction(stores);
    const rows = Object.fromEntries(stores.map((store) => [store, transaction.objectStore(store).getAll()]));
    transaction.oncomplete = () => { database.close(); tell(Object.fromEntries(Object.entries(rows).map(([store, { result }]) => [store, result]))); };
  };
}), databaseName(user));

/** Does something to the rows, as nobody should; without a row, all of them go away. */
export const tamper = (page, store, row, user = 'sip:1001@x') => page.page.evaluate((which, store, row) => new Promise((done, fail) => {
  const request = indexedDB.open(which);
  request.onsuccess = () => {
    const transaction = request.result.transaction(store, 'readwrite');
    if (row) transaction.objectStore(store).put(row);
    else transaction.objectStore(store).clear();
    transaction.onabort = () => fail(transaction.error);
    transaction.oncomplete = () => { request.result.close(); done(); };
  };
}), databaseName(user), store, row);
