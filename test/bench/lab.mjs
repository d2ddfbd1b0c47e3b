import { readdirSync } from 'node:fs';
import { launchChromium } from '../support/browsers.mjs';
import { serve } from '../support/serve.mjs';
import { bundle } from './bundle.mjs';

const peers = {
  'jssip.js': "export { default } from 'jssip';",
  'sip.js': "export * from 'sip.js';",
  'media-chrome.js': "import 'media-chrome/all';",
};

/**
 * A browser and a site that serves our bundles and those of our peers.
 * @param {(keyof typeof peers)[]} [wanted] the peers it takes
 */
export async function openLab(wanted = []) {
  const built = await Promise.all(wanted.map(async (name) => [`/${name}`, await bundle(peers[name])]));
  const routes = Object.fromEntries([...built, ['/', '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>']]);
  const site = await serve({ folder: 'dist/cdn', routes });
  const browser = await launchChromium({ args: ['--js-flags=--expose-gc'] });
  return {
    url: site.url,
    /** The address of a lazy chunk of ours, whatever its hash. @param {string} name */
    chunk: (name) => `/chunks/${readdirSync('dist/cdn/chunks').find((file) => file.startsWith(`${name}-`))}`,
    /** An empty page that shares no cache, no storage and no code with any other. */
    async page(prepare = async () => {}) {
      const context = await browser.createBrowserContext();
      await context.overridePermissions(site.url, ['microphone']);
      const page = await context.newPage();
      await prepare(page);
      await page.goto(site.url);
      return Object.assign(page, { done: () => context.close() });
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
