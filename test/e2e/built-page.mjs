import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve, STRICT_CSP } from '../support/serve.mjs';
import { until } from '../support/until.mjs';
import { handleOf } from './desk-page.mjs';

/** The built files as they are now, so that a build meanwhile takes nothing away from pages that load later. */
export function builtFiles() {
  const folder = fileURLToPath(new URL('../../dist/cdn', import.meta.url));
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|css)$/.test(file));
  return Object.fromEntries(files.map((file) => [`/${file}`, readFileSync(join(folder, file), 'utf8')]));
}

/** The page's own script: gives the test the desk, and what happened. */
const pageScript = `
  const element = document.querySelector('cord-desk');
  const ready = setInterval(() => {
    if (!element.desk) return;
    clearInterval(ready);
    window.desk = element.desk;
    window.happened = [];
    window.desk.subscribe((_, event) => { if (event.type !== 'levels-changed') window.happened.push(event); });
  }, 10);`;

/** A site with the script tag, under a strict policy, and what else it answers. @param {Record<string, unknown>} routes */
export const serveBuilt = (routes) => serve({ routes: { ...builtFiles(), '/page.js': pageScript, ...routes }, csp: STRICT_CSP });

/**
 * A page as a CRM has it: the script tag, a desk, and elements.
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} where
 * @param {Awaited<ReturnType<typeof serveBuilt>>} site
 * @param {{ wsUrl: string, domain: string }} pbx
 * @param {string} user
 * @param {{ attributes?: string, elements: string } & Omit<Parameters<typeof openAgent>[1], 'url'>} options `attributes`: more of the desk's
 */
export async function openBuilt(where, site, { wsUrl, domain }, user, { attributes = '', elements, ...microphone }) {
  const url = site.page(`<script type="module" src="/cordboard.js"></script><script type="module" src="/page.js"></script>
    <cord-desk server="${wsUrl}" uri="sip:${user}@${domain}" ${attributes}></cord-desk>${elements}`);
  const page = await openAgent(where, { ...microphone, url });
  await until('a desk', () => page.evaluate(() => 'desk' in window), { timeout: 10_000, seen: () => consoleOf(page) });
  return { page, ...handleOf(page, user) };
}

/** The text of the first part of this name in an element, nested elements included. @param {import('puppeteer-core').Page} page @param {string} inside @param {string} part */
export const partText = (page, inside, part) => page.evaluate((inside, part) => {
  const deep = (root) => root.querySelector(`[part~="${part}"]`) ?? [...root.querySelectorAll('*')].map((one) => one.shadowRoot && deep(one.shadowRoot)).find(Boolean);
  return deep(document.querySelector(inside).shadowRoot)?.textContent.replace(/\s+/g, ' ').trim();
}, inside, part);
