import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../support/browsers.mjs';
import { openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

/** A Chromium as people have it: until a page may use the microphone it hides addresses behind `.local` names, and uses no loopback. */
export const launchBrowser = () => puppeteer.launch({
  executablePath: findChromium(),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--autoplay-policy=no-user-gesture-required', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
  ],
});

/** A site with a telephone in it. */
export async function servePhone() {
  const entry = fileURLToPath(new URL('phone.page.mjs', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', logLevel: 'error' });
  const site = await serve({ routes: { '/phone.js': outputFiles[0].text } });
  return { url: site.page('<script type="module" src="/phone.js"></script>'), close: () => site.close() };
}

/**
 * A page with a registered telephone whose microphone is one pitch.
 * @param {import('puppeteer-core').Browser} browser
 * @param {{ url: string }} site
 * @param {{ url: string }} office
 * @param {string} user
 * @param {number} [pitch]
 * @param {{ mayUseMicrophone?: boolean }} [options]
 */
export async function openPhone(browser, site, office, user, pitch = 700, { mayUseMicrophone = true } = {}) {
  const context = await browser.createBrowserContext();
  if (mayUseMicrophone) await context.overridePermissions(new URL(site.url).origin, ['microphone']);
  const page = await openAgent(context, { url: site.url, pitch });
  const events = () => page.evaluate(() => window.phone.events);
  const connect = () => page.evaluate((account) => window.phone.connect(account), { url: office.url, user, password: `demo-${user}` });
  let told = 0;
  const phone = {
    page,
    events,
    /** Waits for the next event that starts so. @param {string} start @param {{ timeout?: number }} [options] */
    async happens(start, options) {
      const next = async () => (await events()).findIndex((event, i) => i >= told && event.startsWith(start)) + 1;
      told = await until(`${user}: ${start}`, next, { seen: events, ...options });
    },
    /** Loads the page anew, without any farewell, and registers. */
    async reload() {
      await page.reload();
      told = 0;
      await connect();
      await phone.happens('registered');
    },
    /** Waits until it hears a voice: unlike a tone it changes all the time. */
    async hearsVoice() {
      const sounds = new Set();
      await until(`${user} hears a voice`, async () => {
        const { tracks } = await page.evaluate(() => window.heard());
        if (tracks.flat().length) sounds.add(tracks.flat().map((hz) => Math.round(hz / 50)).join());
        return sounds.size > 4;
      }, { timeout: 10_000, every: 200, seen: () => sounds });
    },
    dial: (target, headers) => page.evaluate((...args) => window.phone.dial(...args), target, headers),
    hasMedia: () => until(`${user} has media`, () => page.evaluate(() => window.phone.calls.at(-1).connection.connectionState === 'connected')),
    /** The header by which a call can be taken over. @param {number} index */
    replacesOf: (index) => page.evaluate((i) => window.phone.replaces(i), index),
    /** Takes a call over, as if nothing but the header had survived. @param {string} header */
    async dialReplacing(header, { reload = false } = {}) {
      if (reload) await phone.reload();
      await phone.dial(user, [header]);
    },
    answer: () => page.evaluate(() => window.phone.answer()),
    /** Presses keys in the last call, by RFC 4733. @param {string} keys */
    press: (keys) => page.evaluate((tones) => window.phone.calls.at(-1).sendDTMF(tones, { transportType: 'RFC2833', duration: 100, interToneGap: 70 }), keys),
    /** Headers of the last call's INVITE. @param {string[]} names */
    headers: (...names) => page.evaluate((all) => all.map((name) => window.phone.calls.at(-1).invite.header(name)), names),
    decline: () => page.evaluate(() => window.phone.calls.at(-1).terminate({ status_code: 486 })),
    /** @param {number} index Of the call. */
    hangUp: (index = -1) => page.evaluate((i) => window.phone.calls.at(i).terminate(), index),
    /** Settles once the office has agreed: until then JsSIP would not resume. */
    hold: () => page.evaluate(() => new Promise((resolve) => void window.phone.calls.at(-1).hold({}, resolve))),
    resume: () => page.evaluate(() => new Promise((resolve) => void window.phone.calls.at(-1).unhold({}, resolve))),
    refer: (...args) => page.evaluate((...all) => window.phone.refer(...all), ...args),
    close: () => context.close(),
  };
  await connect();
  await phone.happens('registered');
  return phone;
}
