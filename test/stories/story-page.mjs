import { setTimeout as pause } from 'node:timers/promises';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';

/** A Wednesday afternoon: stories tell times as ages, and calls of today are older than noon. */
const moment = Date.UTC(2026, 2, 4, 14, 5, 30);

const looks = {
  light: {}, dark: { scheme: 'dark' }, rtl: { locale: 'ar', direction: 'rtl' }, narrow: { width: '280' }, forced: {},
};
/** What the toolbar says at first: see .storybook/stage.ts. */
const usual = { scheme: 'light', theme: 'none', locale: 'en', direction: 'auto', width: 'full' };

/** How a story can look, `light` being the one it opens with. @typedef {keyof typeof looks} Look */

const widths = { usual: 392, wide: 1280 };
const [height, padding, patience] = [1400, 16, 30_000];

/**
 * A browser that shows one story after the other, at a time that stands still, in UTC, without motion.
 * @param {string} url @param {{ scale?: number }} [options] `scale`: of the pictures
 */
export async function openStoryPage(url, { scale = 0.5 } = {}) {
  const browser = await launchChromium({
    args: ['--lang=en-US', '--font-render-hinting=none', '--disable-lcd-text', '--disable-gpu', '--force-color-profile=srgb', '--disable-partial-raster'],
    env: { ...process.env, TZ: 'UTC', LANGUAGE: 'en_US' },
  });
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
  await page.evaluateOnNewDocument(stopClock, moment);
  await emulate(false);
  await size('usual');
  await page.goto(`${url}/iframe.html?viewMode=story`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.ready);
  await page.evaluate(async () => {
    await window.__STORYBOOK_PREVIEW__.ready();
    document.documentElement.style.caretColor = 'transparent';
  });
  let shown = '';

  function emulate(forced) {
    return client.send('Emulation.setEmulatedMedia', { features: [
      { name: 'prefers-reduced-motion', value: 'reduce' }, { name: 'prefers-color-scheme', value: 'light' }, { name: 'forced-colors', value: forced ? 'active' : 'none' },
    ] });
  }

  async function size(name) {
    if (page.viewport()?.width !== widths[name]) await page.setViewport({ width: widths[name], height, deviceScaleFactor: scale });
  }

  /** Tells Storybook something, and waits until the story is drawn, played and looked at. */
  async function tell(event, payload, id) {
    const report = await Promise.race([page.evaluate(finished, event, payload, id), pause(patience, undefined, { ref: false }).then(() => { throw new Error(`${id} did not finish; ${said.join('\n')}`); })]);
    if (pending.size) {
      await until('all is loaded', () => pending.size === 0, { timeout: patience, seen: () => [...pending].map((one) => one.url()) });
      await page.evaluate(async () => { for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame); });
    }
    return report;
  }

  return {
    browser, page,
    /** What was written to the console, or asked of anybody else, since the story was opened. */
    said,
    /** Opens a story, light, and says what is wrong with it. @param {import('./fresh-storybook.mjs').Story} story */
    async show({ id, tags }) {
      said.length = 0;
      await size(tags.includes('wide') ? 'wide' : 'usual');
      shown = id;
      const { errors, violations } = await tell('setCurrentStory', { storyId: id, viewMode: 'story' }, id);
      return [...errors, ...violations, ...(await page.evaluate(undefinedElements))];
    },
    /** Shows it in another way; with `axe`, says what is wrong with that. @param {Look | Record<string, string>} look */
    async turn(look, axe = false) {
      await emulate(look === 'forced');
      const globals = { ...usual, ...(typeof look === 'string' ? looks[look] : look), a11y: { manual: !axe } };
      return (await tell('updateGlobals', { globals }, shown)).violations;
    },
    /** As it was when the story was opened, for the next one. */
    async turnBack() {
      await emulate(false);
      await tell('updateGlobals', { globals: { ...usual, a11y: { manual: true } } }, shown);
      await page.evaluate(() => window.__STORYBOOK_PREVIEW__.storyStoreValue.userGlobals.update({ a11y: { manual: false } }));
    },
    /** A PNG of what the story shows, as far down as the window goes. @param {boolean} whole All the way down. */
    async picture(whole = false) {
      const bottom = Math.ceil(((await page.evaluate(contentBottom)) + padding) / 2) * 2;
      const box = { x: 0, y: 0, width: page.viewport().width, height: whole ? bottom : Math.min(height, bottom) };
      return page.screenshot({ clip: box, captureBeyondViewport: whole });
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. What takes seconds never comes: an ended call stays to be read, a search goes on. */
function stopClock(moment) {
  const [Clock, start] = [Date, window.setTimeout];
  window.setTimeout = (then, delay, ...args) => start.call(window, delay >= 3000 ? () => {} : then, delay, ...args);
  window.Date = class Date extends Clock {
    constructor(...args) {
      super(...(args.length ? args : [window.Date.now()]));
    }
    static now() {
      return moment;
    }
  };
}

/** Runs in the page. */
function finished(event, payload, id) {
  const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
  const errors = [];
  const failed = (error) => errors.push(String(error?.message ?? error?.description ?? error));
  const failures = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing', 'unhandledErrorsWhilePlaying'];
  for (const name of failures) channel.on(name, failed);
  return new Promise((resolve) => {
    const done = ({ storyId, reporters }) => {
      if (storyId !== id) return;
      channel.off('storyFinished', done);
      for (const name of failures) channel.off(name, failed);
      const { violations = [], error } = reporters.findLast(({ type }) => type === 'a11y')?.result ?? {};
      resolve({
        errors: [...errors, ...(error ? [`axe: ${error}`] : [])],
        violations: violations.flatMap(({ id: rule, nodes }) => nodes.map(({ target, failureSummary }) => `${rule}: ${target.flat().join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`)),
      });
    };
    channel.on('storyFinished', done);
    channel.emit(event, payload);
  });
}

/** Runs in the page: axe passes whatever an element that was never registered shows. */
function undefinedElements() {
  const beneath = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? beneath(one.shadowRoot) : [])]);
  return [...new Set(beneath(document).filter((one) => one.matches(':not(:defined)')).map(({ localName }) => `<${localName}> is not defined`))];
}

/** Runs in the page. */
function contentBottom() {
  const beneath = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? beneath(one.shadowRoot) : [])]);
  const shown = [document.querySelector('.place'), ...beneath(document).filter((one) => one.matches(':popover-open, [part=popup]:not([hidden])'))];
  return Math.max(64, ...shown.filter(Boolean).map((one) => one.getBoundingClientRect().bottom));
}
