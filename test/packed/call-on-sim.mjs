import assert from 'node:assert/strict';
import { consoleOf, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';

/** What each app gives its elements, in the way of its framework. */
const given = { closing: 'end', displayName: 'Desk one', noTabs: true, region: 'DE', contacts: ['Ada'] };

/**
 * Uses an app as a person does: types a number, presses Call, talks, ends. The app says what it heard of that in its `<output>`.
 * @param {import('puppeteer-core').Browser} browser @param {string} url @param {(page: import('puppeteer-core').Page) => unknown} [also] what else is to be seen of the page
 */
export async function callOnSim(browser, url, also = () => {}) {
  const page = await openAgent(browser, { url });
  const said = () => page.$eval('output', ({ textContent }) => textContent.trim().replace(/\s+/g, ' ')).catch(() => '');
  const says = (words) => until(`the app says ${words}`, async () => (await said()) === words, { timeout: 10_000, seen: async () => [await said(), consoleOf(page)] });
  try {
    await says('ready');
    assert.deepEqual(await page.evaluate(() => {
      const { closing, displayName, noTabs } = document.querySelector('cord-desk');
      const { region, contacts } = document.querySelector('cord-dialer');
      return { closing, displayName, noTabs, region, contacts: contacts.map(({ name }) => name) };
    }), given);
    await page.locator('cord-dialer >>> input').fill('600');
    await page.locator('cord-dialer >>> [part~="call"]').click();
    await says('dialled 600, talking to 600');
    await page.locator('cord-calls >>> [part~="timer"]').wait();
    await page.locator('cord-calls >>> [part~="hang-up"]').click();
    await says('dialled 600, talking to 600, over');
    await also(page);
    assert.deepEqual(consoleOf(page).filter((line) => /^(error|warn|uncaught)/.test(line)), []);
  } finally {
    await page.browserContext().close();
  }
}
