import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtFiles, partText } from '../e2e/built-page.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serve } from '../support/serve.mjs';
import { until } from '../support/until.mjs';

const tags = ['agent-status', 'calls', 'incoming-call', 'dialer', 'call-queue', 'call-history', 'screen-pop', 'wrap-up', 'audio-settings', 'pop-out'];

/** Markup for every element. */
export const elements = `<cord-desk no-tabs></cord-desk>${tags.map((tag) => `<cord-${tag}></cord-${tag}>`).join('')}`;

/** The script tag, and the page's own script, which puts a call on a simulated phone. @param {string} [more] attributes for both */
export const scripts = (more = '') => `<script type="module" src="/cordboard/cordboard.js" ${more}></script><script type="module" src="/call.js" ${more}></script>`;

/** Without the CRM of one's own that a simulated desk could load: how esbuild puts two modules into a file does not stand pages that add to `Object.prototype`. */
const bundled = () => build({
  external: ['../crm/index.js'],
  entryPoints: [fileURLToPath(new URL('call.page.mjs', import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error', tsconfig: 'tsconfig.json',
}).then(({ outputFiles }) => outputFiles[0].text);

/** The built files, as they lie in a folder of the site. @param {string} folder @param {(code: string, path: string) => string} [change] what is different in this copy */
export const copyAt = (folder, change = (code) => code) => Object.fromEntries(Object.entries(builtFiles()).map(([path, code]) => [`${folder}${path}`, change(code, path)]));

/** A site that embeds what was built. @param {{ csp?: string, routes?: object }} [options] */
export const serveHost = async ({ csp, routes = {} } = {}) => serve({ csp, routes: { ...copyAt('/cordboard'), '/call.js': await bundled(), ...routes } });

/**
 * Opens a page of a site, which is told of all that it asked for, and closes it after the test.
 * @param {import('node:test').TestContext} t @param {import('puppeteer-core').Browser} browser @param {string} url @param {() => unknown} [first] runs in the page before anything of it does
 */
export async function openHost(t, browser, url, first) {
  const page = await openAgent(browser, { url: 'about:blank' });
  t.after(() => page.browserContext().close());
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]); // Nothing is seen halfway.
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`));
  });
  if (first) await page.evaluateOnNewDocument(first);
  await page.goto(url);
  return { page, asked, console: () => consoleOf(page) };
}

/** What a page complains of. @param {import('puppeteer-core').Page} page */
export const complaints = (page) => consoleOf(page).filter((line) => /^(error|warn|uncaught)/.test(line));

/**
 * A call comes, is answered, is seen, and is ended by its button.
 * @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').Frame} [where] the frame in which the desk is
 */
export async function talks(page, where = page) {
  const seen = async () => [await partText(where, 'cord-calls', 'call').catch(String), consoleOf(page)];
  await until('the elements are there', () => where.evaluate(() => 'talk' in window && customElements.get('cord-wrap-up') && !!document.querySelector('cord-calls').shadowRoot), { timeout: 10_000, seen });
  assert.equal(await where.evaluate(() => window.talk()), true);
  await until('the call is seen', async () => /^\d+:\d\d$/.test(await partText(where, 'cord-calls', 'timer') ?? ''), { timeout: 10_000, seen });
  assert.match(await partText(where, 'cord-calls', 'name'), /Ada/);
  // Not by the test's own locator, which works inside the page, and has a hard time in some of these.
  await where.evaluate(() => {
    const deep = (root) => root.querySelector('[part~="hang-up"]') ?? [...root.querySelectorAll('*')].map((one) => one.shadowRoot && deep(one.shadowRoot)).find(Boolean);
    deep(document.querySelector('cord-calls').shadowRoot).click();
  });
  await until('it is over', () => where.evaluate(async () => (await window.simulated).desk.state.calls.every(({ status }) => status === 'ended')), { seen });
}
