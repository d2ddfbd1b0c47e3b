import assert from 'node:assert/strict';
import { consoleOf, openAgent } from '../../support/page.mjs';
import { until } from '../../support/until.mjs';

/**
 * What a server has rendered comes to life: it has its properties, a call is placed, the visitor goes to another page in it, and ends it there.
 * @param {import('puppeteer-core').Browser} browser @param {string} url
 */
export async function visit(browser, url) {
  const rendered = await (await fetch(url)).text();
  for (const tag of ['cord-desk', 'cord-dialer', 'cord-calls']) assert.match(rendered, new RegExp(`<${tag}[ >]`));
  const page = await openAgent(browser, { url: 'about:blank' });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const seen = () => consoleOf(page);
  const statuses = () => page.evaluate(() => document.querySelector('cord-desk').desk?.state.calls.map(({ status }) => status).join());
  try {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]); // While one page fades into another, Chromium takes no clicks.
    await page.goto(url);
    await until('there is a desk', () => page.evaluate(() => !!document.querySelector('cord-desk').desk), { timeout: 10_000, seen });
    assert.deepEqual(await page.evaluate(() => {
      const { displayName, closing } = document.querySelector('cord-desk');
      const { region, contacts } = document.querySelector('cord-dialer');
      return { displayName, closing, region, contacts };
    }), { displayName: 'Desk one', closing: 'end', region: 'DE', contacts: [{ name: 'Ada', number: '+15550100' }] });

    await page.locator('cord-dialer >>> input').fill('600');
    await page.locator('cord-dialer >>> [part~="call"]').click();
    await page.locator('cord-calls >>> [part~="timer"]').wait();
    assert.ok(consoleOf(page).includes('log: dialled 600'), 'the app heard of it');
    await page.locator('a[href="/customers"]').click();
    await until('the other page is shown', () => page.evaluate(() => document.querySelector('h1')?.textContent === 'Customers'), { timeout: 10_000, seen });
    assert.equal(await statuses(), 'active');
    await page.locator('cord-calls >>> [part~="hang-up"]').click();
    await until('it is over', async () => (await statuses()) === 'ended', { seen });

    assert.deepEqual(consoleOf(page).filter((line) => /^(error|warn|uncaught)/.test(line)), []);
    assert.deepEqual(asked.filter((one) => !one.startsWith(url)), []);
  } finally {
    await page.browserContext().close();
  }
}
