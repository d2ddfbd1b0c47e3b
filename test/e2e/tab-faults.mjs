import assert from 'node:assert/strict';
import { freezeTab, killTab, rendererOf } from '../support/tab-faults.mjs';
import { hears } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { openTabs, ownerOf } from './tabs-page.mjs';

/** What ends, or stops, the tab that has the line; and how long the other may take until the call goes on there, ms. Returns how to bring the tab back, where it can. */
export const faults = {
  'closed': { within: 3_000, does: async ({ page }) => void page.close() },
  'killed': { within: 3_000, does: async ({ page }) => void killTab(page) },
  'frozen': { within: 5_000, does: ({ page }) => freezeTab(page) },
  'stopped': {
    within: 5_000,
    // As a tab that hangs: it is not even told that it will. Its player holds up the audio clock of the whole browser, by which the others hear.
    slowsSound: true,
    does: async ({ pid }) => {
      process.kill(pid, 'SIGSTOP');
      return () => process.kill(pid, 'SIGCONT');
    },
  },
};

/**
 * In a call, what has the line goes; the call goes on in the other tab.
 * @param {import('puppeteer-core').Browser} browser
 * @param {{ wsUrl: string, domain: string }} pbx
 * @param {{ page: import('puppeteer-core').Page, dial(target: string): Promise<void>, idle(): Promise<void> }} caller its voice: 880 Hz
 * @param {keyof typeof faults} name
 * @returns {Promise<{ recovered: number, heard: number }>} ms from the fault: until the call is taken up, and until both have heard each other for two windows of sound
 */
export async function survives(browser, pbx, caller, name) {
  const tabs = await openTabs(browser, pbx, '1001', 2);
  try {
    return await during(tabs, caller, name);
  } finally {
    await tabs[0].page.browserContext().close();
  }
}

async function during(tabs, caller, name) {
  const owner = await ownerOf(tabs);
  const other = tabs.find((tab) => tab !== owner);
  await caller.dial('1001');
  const callId = await owner.answers();
  await Promise.all([hears(owner.page, 880), hears(caller.page, owner.pitch)]);
  const { startedAt } = await owner.call(callId);
  const pid = await rendererOf(owner.page);
  await other.page.bringToFront();
  const { does, within, slowsSound } = faults[name];
  const began = Date.now();
  const undo = await does({ ...owner, pid });
  await until(`${name}: the call is taken up`, async () => (await other.page.evaluate(() => window.happened)).some(({ type }) => type === 'call-recovered'), { timeout: within });
  const recovered = Date.now() - began;
  const bothHear = (options) => Promise.all([hears(other.page, 880, options), hears(caller.page, other.pitch, options)]);
  await bothHear(slowsSound ? {} : { timeout: within - recovered });
  const heard = Date.now() - began;
  assert.equal((await other.call(callId)).startedAt, startedAt);
  if (undo) await standsDown(owner, undo);
  await bothHear();
  await other.ok({ type: 'hang-up', callId });
  await caller.idle();
  return { recovered, heard };
}

/** It wakes up, and finds that the call is another's now: it ends nothing. */
async function standsDown(tab, wake) {
  await wake();
  await tab.until('it stands down', ({ tab: { role }, calls }) => role === 'mirror' && calls[0]?.status === 'active');
  const happened = await tab.page.evaluate(() => window.happened);
  assert.deepEqual(happened.filter(({ type }) => type === 'call-ended'), []);
}
