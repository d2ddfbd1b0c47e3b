import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killBrowser, launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';
import { bundlePage } from './records-page.mjs';

/** Where an agent's browser lives: a site, a profile that outlives it, and two tabs of the same desk each time it is started. @param {{ url: string }} crm */
export async function deliveryPlace(crm) {
  const site = await serve({ routes: { '/desk.js': await bundlePage('delivery.page.mjs') } });
  const page = site.page('<script type="module" src="/desk.js"></script>');
  const userDataDir = mkdtempSync(join(tmpdir(), 'cordboard-'));
  let browser;
  let losses = 0;

  async function openTab() {
    const tab = await openAgent(browser.defaultBrowserContext(), { url: page });
    await tab.waitForFunction(() => 'openDesk' in window, { polling: 20 });
    await tab.evaluate((url) => window.openDesk(url), crm.url);
    await tab.waitForFunction(() => window.desk.state.records.status !== 'opening', { polling: 20 });
    if (consoleOf(tab).some((line) => line.includes('data loss: total'))) losses++;
    return tab;
  }
  return {
    /** Starts the browser with two tabs. */
    async open() {
      browser = await launchChromium({ userDataDir });
      return [await openTab(), await openTab()];
    },
    /** How often the browser itself found its database corrupt, and began an empty one. */
    losses: () => losses,
    /** As the power cut does. */
    kill: () => killBrowser(browser),
    /** As a browser does that finds its database corrupt: it begins an empty one. */
    loseDatabase: () => rmSync(join(userDataDir, 'Default', 'IndexedDB'), { recursive: true }),
    /** Calls back at each event of the tab, with its type and the notes on the paper of its call. */
    follow: (tab, then) => tab.exposeFunction('happens', then),
    /** Whether a second copy beside the database says this. */
    copies: (tab, words) => tab.evaluate(async (what) => {
      const store = await caches.open('cordboard:sip:1001@delivery.example');
      for (const request of await store.keys()) if ((await (await store.match(request))?.text())?.includes(what)) return request.url;
      return false;
    }, words),
    /** What there is on the desks, in the database and on the consoles. */
    found: (tabs) => Promise.all(tabs.map(async (tab) => ({
      console: consoleOf(tab).slice(-5),
      ...await tab.evaluate(async () => {
        const { wrapUps, records } = window.desk.state;
        const [{ name }] = await indexedDB.databases();
        const database = await new Promise((opened) => { indexedDB.open(name).onsuccess = ({ target }) => opened(target.result); });
        const all = (store) => new Promise((found) => { database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => found(target.result); });
        const kept = { drafts: await all('drafts'), parcels: await all('parcels'), calls: (await all('calls')).slice(-3), how: (await all('calls')).length, databases: await indexedDB.databases() };
        database.close();
        return { papers: wrapUps.open.map(({ status, record }) => [status, record.number, record.answers]), records, kept };
      }),
    }))),
    /** The tab on whose desk a paper of this number lies. */
    paperOf: (tabs, number) => until(`the paper of ${number}`, async () => {
      for (const tab of tabs) {
        const paper = await tab.evaluate((whose) => window.desk.state.wrapUps.open.find(({ record }) => record.number === whose), number);
        if (paper) return { tab, paper };
      }
      return undefined;
    }, { timeout: 30_000, seen: () => tabs.map((tab) => consoleOf(tab).slice(-5)) }),
    async stop() {
      await browser?.close();
      await site.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
