import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { contentOf, drawn, finishAnimations, finished, stopClock, undefinedElements, violationsOf } from './in-story.mjs';

/** A Wednesday afternoon: stories tell times as ages, and calls of today are older than noon. */
const moment = Date.UTC(2026, 2, 4, 14, 5, 30);

/** What the toolbar says at first: see .storybook/stage.ts. */
const usual = { scheme: 'light', theme: 'none', locale: 'en', direction: 'auto', width: 'full', a11y: { manual: true } };

/** Of the window. What is lower than this is in no picture. The place of a story is as wide less its padding: 280 px in a narrow one. */
const [widths, height, padding, patience] = [{ usual: 392, wide: 1280, narrow: 312 }, 4000, 16, 30_000];

const flags = [
  '--lang=en-US', '--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--force-color-profile=srgb', '--disable-partial-raster',
  '--disable-frame-rate-limit', // A picture waits for a frame: 20 ms instead of 50.
];

/**
 * A browser that shows one story after the other, at a time that stands still, in UTC, without motion.
 * @param {string} url
 */
export async function openStoryPage(url) {
  const browser = await launchChromium({ args: flags, env: { ...process.env, TZ: 'UTC', LANGUAGE: 'en_US' } });
  const [page] = await browser.pages();
  const client = await page.createCDPSession();
  const said = [];
  const pending = new Set();
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) said.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => said.push(`uncaught: ${error}`));
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`)) said.push(`asks ${request.url()}`);
    pending.add(request);
  });
  for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => pending.delete(request));
  // By this name Storybook knows that nobody watches: it stops animations, instead of waiting a tenth of a second for some to begin.
  await page.setUserAgent({ userAgent: `${await browser.userAgent()} StorybookTestRunner` });
  await page.evaluateOnNewDocument(stopClock, moment);
  await emulate(false);
  await size('usual');
  await page.goto(`${url}/iframe.html?viewMode=story`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.ready);
  await page.evaluate(async () => {
    await window.__STORYBOOK_PREVIEW__.ready();
    window.__STORYBOOK_ADDONS_CHANNEL__.emit('storybook/a11y/manual'); // Brings axe.
    document.documentElement.style.caretColor = 'transparent';
  });
  await page.waitForFunction(() => window.axe);
  let shown = '';

  function emulate(forced) {
    return client.send('Emulation.setEmulatedMedia', { features: [
      { name: 'prefers-reduced-motion', value: 'reduce' }, { name: 'prefers-color-scheme', value: 'light' }, { name: 'forced-colors', value: forced ? 'active' : 'none' },
    ] });
  }

  async function size(name) {
    if (page.viewport()?.width !== widths[name]) await page.setViewport({ width: widths[name], height, deviceScaleFactor: 1 });
  }

  /** Tells Storybook something, and waits until the story is drawn and played. */
  async function tell(event, payload) {
    const late = new AbortController();
    const tooLate = pause(patience, undefined, { ref: false, signal: late.signal }).then(() => { throw new Error(`${shown} did not finish; ${said.join('\n')}`); });
    const errors = await Promise.race([page.evaluate(finished, event, payload, shown), tooLate]);
    tooLate.catch(() => {});
    late.abort();
    if (pending.size) {
      await until('all is loaded', () => pending.size === 0, { timeout: patience, seen: () => [...pending].map((one) => one.url()) });
      await page.evaluate(drawn, 5);
    }
    return errors;
  }

  return {
    browser, page,
    /** What was written to the console, or asked of anybody else, since the story was opened. */
    said,
    /** Opens a story, light, and says what went wrong. @param {import('./fresh-storybook.mjs').Story} story */
    async show({ id, tags }) {
      said.length = 0;
      await emulate(false);
      await size(tags.includes('wide') ? 'wide' : 'usual');
      await page.evaluate((globals) => window.__STORYBOOK_PREVIEW__.storyStoreValue.userGlobals.update(globals), usual);
      const again = id === shown;
      shown = id;
      const errors = await (again ? tell('forceRemount', { storyId: id }) : tell('setCurrentStory', { storyId: id, viewMode: 'story' }));
      await page.evaluate(finishAnimations);
      return [...errors, ...(await page.evaluate(undefinedElements))];
    },
    /** Shows it another way. @param {{ forced?: boolean, width?: keyof typeof widths, globals?: Record<string, string> }} how `globals`: of the toolbar */
    async turn({ forced = false, width, globals }) {
      await emulate(forced);
      if (width) await size(width);
      if (globals) await tell('updateGlobals', { globals: { ...usual, ...globals } });
      else await page.evaluate(drawn, 2);
      await page.evaluate(finishAnimations);
    },
    /** What axe has against it as it is now. @param {import('./in-story.mjs').Rules} [rules] */
    inspect: (rules) => page.evaluate(violationsOf, rules),
    /** Where in the window its content is, and whether that is narrow, or from right to left. */
    content: () => page.evaluate(contentOf),
    /** A PNG of what the story shows, as far down as the window goes. */
    async picture() {
      const { left, right, bottom } = await page.evaluate(contentOf);
      const even = (length) => Math.ceil(length / 2) * 2; // Half of it is to be whole: see baselines.mjs.
      const x = Math.max(0, even(left) - padding);
      const box = { x, y: 0, width: Math.min(even(right) + padding, page.viewport().width) - x, height: Math.min(even(bottom) + padding, height) };
      return page.screenshot({ clip: box, captureBeyondViewport: false, optimizeForSpeed: true });
    },
    close: () => browser.close(),
  };
}
