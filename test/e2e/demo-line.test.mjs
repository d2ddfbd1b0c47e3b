/** The demo's line that does not drop: what the README asks a newcomer to try, done by the mouse in the real page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, hears, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';

const pitch = 660;
let browser;
let demo;
let page;

const state = (question, where = page) => where.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state)`).catch(() => undefined); // it may be loading
const becomes = (what, question, where = page) => until(what, () => state(`(state) => !!state && (${question})(state)`, where), { timeout: 15_000, seen: () => JSON.stringify(consoleOf(where).slice(-8)) });
const talks = (where = page) => becomes('it talks', '({ calls }) => calls.some(({ status, recovering }) => status === "active" && !recovering)', where);
const ids = () => state('({ calls }) => calls.filter(({ status }) => status !== "ended").map(({ id }) => id)');
const press = async (name, host = 'cord-calls', where = page) => (await where.locator(`${host} >>> ::-p-aria([name="${name}"][role="button"])`).setTimeout(8_000).waitHandle()).click();
const trouble = async (what) => {
  await page.click('#make-trouble');
  await page.locator(`#trouble ${what}`).click();
};
const closeTrouble = () => page.keyboard.press('Escape');

before(async () => {
  browser = await launchChromium();
  demo = await startDemo({ office: { customers: false } });
  page = await openAgent(browser, { url: demo.url, pitch });
  page.on('dialog', (dialog) => void dialog.accept()); // whether the page may be left in a call
  await page.setViewport({ width: 1280, height: 900 });
  await becomes('registered', '({ line }) => line.status === "registered"');
  await page.locator('a[href="tel:600"]').click();
  await talks();
  await hears(page, pitch);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('the line that does not drop, in the demo', { timeout: 120_000 }, () => {
  test('the line is cut: the call goes on, the page says what can be done, hold works after', async () => {
    await trouble('::-p-text(Cut the line)');
    await closeTrouble();
    await becomes('the line is down', '({ line }) => line.status === "connecting"');
    await until('the card says so', () => page.$eval('cord-calls', (calls) => /Your call goes on/.test(calls.shadowRoot.querySelector('cord-call').shadowRoot.textContent)));
    await hears(page, pitch);
    await becomes('the line is back', '({ line }) => line.status === "registered"');
    await until('that is said', () => page.$eval('cord-desk', (desk) => /The line is back/.test(desk.shadowRoot.textContent)));
    await press('Hold');
    await becomes('held', '({ calls: [call] }) => call.status === "held"');
    await press('Resume');
    await talks();
    await hears(page, pitch);
  });

  test('the page is loaded anew, and pages that are documents of their own are turned: the same call goes on', async () => {
    const before = await ids();
    await Promise.all([page.waitForNavigation(), trouble('::-p-text(Load this page anew)')]);
    await talks();
    await Promise.all([page.waitForNavigation(), trouble('input[type=checkbox]')]);
    await talks();
    for (const [name, address] of [['Calls', '/calls'], ['Queue', '/queue'], ['Customers', '/']]) {
      await page.locator(`nav ::-p-text(${name})`).click();
      await until(`${name} is loaded`, () => new URL(page.url()).pathname === address && !page.url().includes('#'));
      await talks();
    }
    await hears(page, pitch);
    assert.deepEqual(await ids(), before);
    await page.evaluate(() => localStorage.removeItem('harbour-pages'));
  });

  test('the phone is popped out, and ends the call from there', async () => {
    const opened = new Promise((resolve) => { browser.once('targetcreated', resolve); });
    await press('Pop out', 'cord-pop-out');
    const view = await (await opened).asPage();
    await until('the window shows the call', () => view.evaluate(() => /Talking/.test(document.querySelector('cord-calls')?.shadowRoot.querySelector('cord-call')?.shadowRoot.textContent ?? '')));
    const look = await view.evaluate(() => getComputedStyle(document.querySelector('cord-calls').shadowRoot.querySelector('.calls')).display);
    assert.equal(look, 'flex', 'its style sheets came along');
    await press('End', 'cord-calls', view);
    await becomes('ended', '({ calls }) => calls.every(({ status }) => status === "ended")');
    assert.deepEqual(consoleOf(page).filter((line) => /Content.Security|TrustedHTML|TrustedScript|uncaught/i.test(line)), []);
  });
});
