import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openAgent } from './page.mjs';
import { serve } from './serve.mjs';
import { until } from './until.mjs';

/** @type {ReturnType<typeof serve> | undefined} one site for all phones of this process */
let site;

async function serveBarePhone() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('bare-phone.page.mjs', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return serve({ routes: { '/phone.js': outputFiles[0].text }, unref: true });
}

/** Where their pages come from. */
export const phoneSite = () => (site ??= serveBarePhone());

/**
 * A phone that is not ours: bare JsSIP in a page of its own, registered. The other party of a test, or the yardstick.
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} browser
 * @param {{ wsUrl: string | string[], domain: string }} pbx
 * @param {string} user
 * @param {{ isRegistered?: boolean } & Omit<Parameters<typeof openAgent>[1], 'url'>} [options] `isRegistered: false`: don't wait for it
 */
export async function openBarePhone(browser, { wsUrl, domain }, user, { isRegistered = true, ...microphone } = {}) {
  const url = (await phoneSite()).page('<script type="module" src="/phone.js"></script>');
  const page = await openAgent(browser, { ...microphone, url });
  const events = () => page.evaluate(() => window.phone.events);
  let told;
  /** Again after the page was loaded anew. */
  async function register() {
    told = 0;
    await page.evaluate((account) => window.phone.connect(account), { wsUrl, uri: `sip:${user}@${domain}`, password: `pw-${user}` });
    if (isRegistered) await until(`${user} is registered`, () => page.evaluate(() => window.phone.isRegistered), { timeout: 15_000, seen: events });
  }
  await register();
  /** Waits for the next event that starts with this: incoming, confirmed, ended … @param {string} start */
  async function happens(start, options) {
    const next = async () => (await events()).findIndex((event, index) => index >= told && event.startsWith(start)) + 1;
    told = await until(`${user}: ${start}`, next, { seen: events, ...options });
  }
  /** Waits until sound can flow, which takes longer than `confirmed`. */
  const isConnected = () =>
    until(`${user} has media`, () => page.evaluate(() => window.phone.session.connection.connectionState === 'connected'), { seen: events });

  return {
    page,
    register,
    events,
    happens,
    isConnected,
    /** @param {string} target @param {string[]} [headers] */
    dial: (target, headers) => page.evaluate((...args) => window.phone.dial(...args), `sip:${target}@${domain}`, headers),
    answer: () => page.evaluate(() => window.phone.answer()),
    hangUp: () => page.evaluate(() => window.phone.hangUp()),
    /** Turns an incoming call down. @param {number} status */
    decline: (status) => page.evaluate((status) => window.phone.session.terminate({ status_code: status }), status),
    /** Ends what is left of its calls and forgets what happened. */
    async idle() {
      await page.evaluate(() => window.phone.endAll());
      told = (await events()).length;
    },
    close: () => page.browserContext().close(),
  };
}
