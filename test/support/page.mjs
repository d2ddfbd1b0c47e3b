import { inspect } from 'node:util';
import { installEars } from './ears.mjs';
import { installMicrophones } from './microphones.mjs';
import { until } from './until.mjs';

const CONSOLE_LINES = 10;
/** @type {WeakMap<import('puppeteer-core').Page, string[]>} */
const consoles = new WeakMap();

/**
 * Opens a page in which one agent sits: with a microphone of its own pitch, and ears.
 * A browser given, the agent gets a context of its own: storage, locks and channels are shared with no other.
 * A context given (`page.browserContext()`), it is one more tab of the same agent.
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} where
 * @param {{ url: string, pitch?: number, microphones?: Record<string, number>, microphoneError?: string, before?: (() => void)[] }} options
 *   `pitch`: that of the only microphone; or `microphones`: pitch by device id; `microphoneError`: the name of the DOMException that asking for one gives;
 *   `before`: more that runs before the page's own scripts
 */
export async function openAgent(where, { url, pitch = 440, microphones = { microphone: pitch }, microphoneError, before = [] }) {
  const context = 'createBrowserContext' in where ? await where.createBrowserContext() : where;
  const page = await context.newPage();
  const lines = [];
  consoles.set(page, lines);
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`uncaught: ${error}`));
  page.on('dialog', (dialog) => { if (dialog.type() === 'beforeunload') void dialog.accept(); }); // It is meant: the page goes.
  await page.evaluateOnNewDocument(installMicrophones, { pitches: microphones, error: microphoneError });
  for (const script of [installEars, ...before]) await page.evaluateOnNewDocument(script);
  await page.goto(url);
  return page;
}

/** All that the page wrote to its console, and its uncaught errors. @param {import('puppeteer-core').Page} page */
export const consoleOf = (page) => consoles.get(page) ?? [];

/**
 * Waits until the page hears this pitch, in `windows` successive windows of sound.
 * @param {import('puppeteer-core').Page} page @param {number} hz @param {{ timeout?: number, windows?: number }} [options]
 */
export const hears = (page, hz, options) => listen(page, `hears ${hz} Hz`, (pitches) => pitches.some(near(hz)), { windows: 2, ...options });

/**
 * Waits until the page no longer hears this pitch. A page without a call hears nothing either: assert first that it heard it.
 * @param {import('puppeteer-core').Page} page @param {number} hz @param {{ timeout?: number, windows?: number }} [options]
 */
export const hearsNot = (page, hz, options) => listen(page, `does not hear ${hz} Hz`, (pitches) => !pitches.some(near(hz)), { windows: 3, ...options });

/** @param {number} hz */
const near = (hz) => (pitch) => Math.abs(pitch - hz) <= 12;

async function listen(page, what, isTrue, { windows, timeout = 10_000 }) {
  const seen = [];
  let last = -Infinity;
  let inARow = 0;
  await until(`the page ${what}`, async () => {
    const heard = await page.evaluate(() => window.heard()).catch(() => ({})); // it may be loading
    if (heard.at < last) last = -Infinity; // another clock: it was loaded anew, or its first call began
    if (!(heard.at - last >= heard.span)) return false; // too soon, or nothing to hear yet
    last = heard.at;
    seen.push(heard.tracks);
    inARow = isTrue(heard.tracks.flat()) ? inARow + 1 : 0;
    return inARow >= windows;
  }, {
    timeout,
    every: 60,
    seen: () => `${inspect(seen.slice(-5), { depth: 3, breakLength: 200 })} (Hz of each remote track, in the last windows); console: ${inspect(consoleOf(page).slice(-CONSOLE_LINES))}`,
  });
}
