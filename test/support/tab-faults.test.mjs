import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { killBrowser, launchChromium } from './browsers.mjs';
import { serve } from './serve.mjs';
import { freezeTab, jumpClock, killTab, sleeps } from './tab-faults.mjs';
import { until } from './until.mjs';

describe('faults of a tab', { timeout: 60_000 }, () => {
  let browser, site, context, one, two;

  before(async () => {
    site = await serve({ routes: { '/ticks.js': 'window.ticks = 0; setInterval(() => window.ticks++, 20); addEventListener("pagehide", () => navigator.sendBeacon("/goodbye"));', '/goodbye': '' } });
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async () => {
    context = await browser.createBrowserContext();
    [one, two] = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all([one, two].map((page) => page.goto(site.page('<script src="/ticks.js"></script>'))));
  });

  afterEach(() => context.close());

  const ticks = (page) => page.evaluate(() => window.ticks);
  const lives = async (page) => {
    const before = await ticks(page);
    await until('it goes on', async () => (await ticks(page)) > before + 2);
  };

  test('a tab is killed without a goodbye, and the one beside it lives', async () => {
    let goodbyes = 0;
    site.routes['/goodbye'] = (_, response) => {
      goodbyes++;
      response.end();
    };
    await killTab(one);
    await lives(two);
    assert.equal(goodbyes, 0);
  });

  test('a frozen tab stands still until it is thawed', async () => {
    const thaw = await freezeTab(one);
    const before = await ticks(one);
    await lives(two);
    assert.equal(await ticks(one), before);
    await thaw();
    await lives(one);
  });

  test('a browser asleep does nothing, and wakes up with a clock that jumped', async () => {
    const began = Date.now();
    const before = await ticks(one);
    let answered = false;
    await sleeps(browser, async () => {
      void ticks(two).then(() => { answered = true; });
      const { status } = await fetch(site.url + '/ticks.js'); // the world goes on meanwhile
      assert.deepEqual([status, answered], [200, false]);
    }, { clock: 600_000 });
    await until('it answers again', () => answered);
    assert.ok((await one.evaluate(() => Date.now())) - began >= 600_000);
    assert.ok((await one.evaluate(() => new Date().getTime())) - began >= 600_000);
    assert.equal(await one.evaluate(() => new Date(5).getTime()), 5);
    await until('its timers too', async () => (await ticks(one)) > before);
  });

  test('a clock goes back too', async () => {
    await jumpClock(one, -3_600_000);
    assert.ok((await one.evaluate(() => Date.now())) < Date.now() - 3_000_000);
  });

  test('the whole browser is killed', async () => {
    const other = await launchChromium();
    await killBrowser(other);
    assert.equal(other.connected, false);
  });
});
