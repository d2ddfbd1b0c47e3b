import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { until } from '../support/until.mjs';
import { deskSite, openDesk } from './desk-page.mjs';

let isServed = false;

/** A script that makes a host of a desk's page. */
async function serveFacts() {
  if (isServed) return;
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('tab-facts.page.mjs', import.meta.url))],
    bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  (await deskSite()).routes['/facts.js'] = outputFiles[0].text;
  isServed = true;
}

/**
 * Tabs of one agent, one after the other; the last is the one the agent is in. Each has a voice of its own: 400, 450, 500 Hz …
 * @param {import('puppeteer-core').Browser} browser
 * @param {{ wsUrl: string, domain: string }} pbx
 * @param {string} user
 * @param {number} many
 * @param {{ tellsFacts?: boolean } & Parameters<typeof openDesk>[3]} [options] `tellsFacts`: `window.facts` lists what a host is told
 */
export async function openTabs(browser, pbx, user, many, { tellsFacts = false, ...options } = {}) {
  const context = await browser.createBrowserContext();
  const tabs = [];
  for (let tab = 0; tab < many; tab++) {
    const pitch = 400 + 50 * tab;
    tabs.push({ pitch, ...await openDesk(context, pbx, user, { pitch, ...options }) });
  }
  if (tellsFacts) await serveFacts();
  if (tellsFacts) await Promise.all(tabs.map(({ page }) => page.evaluate(() => import('/facts.js'))));
  await until(`${many} tabs know of each other`, async () => {
    const roles = await Promise.all(tabs.map(({ state }) => state(({ tab }) => tab.role)));
    return roles.filter((role) => role === 'owner').length === 1 && roles.filter((role) => role === 'mirror').length === many - 1;
  }, { timeout: 10_000, seen: () => Promise.all(tabs.map(({ state }) => state(({ tab, line }) => ({ tab, line })))) });
  return tabs;
}

/** The one with the line. @param {Awaited<ReturnType<typeof openTabs>>} tabs */
export async function ownerOf(tabs) {
  const roles = await Promise.all(tabs.map(({ state }) => state(({ tab }) => tab.role)));
  return tabs[roles.indexOf('owner')];
}

/** How many registrations of a user the PBX has. */
export const contactsOf = async (pbx, user) => (await pbx.cli('pjsip show contacts')).split('\n').filter((line) => line.includes(`Contact:  ${user}/`)).length;
