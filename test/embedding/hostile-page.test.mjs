/** The script tag in pages that make it hard: a policy that allows next to nothing, a base, styles for everything, prototypes that are not the language's, tags that nobody may register. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { complaints, elements, openHost, scripts, serveHost, talks } from './host-site.mjs';

const reports = [];
/** Not even the page's own origin may give scripts: those with the nonce, and what they import. */
const csp = "default-src 'none'; script-src 'nonce-n0nce'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html; report-uri /reports";

let browser, site, strict;
before(async () => {
  const reported = (request, response) => { request.on('data', (some) => reports.push(String(some))).on('end', () => response.writeHead(204).end()); };
  [browser, site, strict] = await Promise.all([launchChromium(), serveHost(), serveHost({ csp, routes: { 'POST /reports': reported } })]);
});
after(() => Promise.all([browser?.close(), site?.close(), strict?.close()]));

test('a nonce, Trusted Types and nothing else: a call, and not one report; all that is asked for is of this origin', async (t) => {
  const { page, asked } = await openHost(t, browser, strict.page(`${scripts('nonce="n0nce"')}${elements}`));
  await talks(page);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(reports, []);
  assert.deepEqual(complaints(page), []);
  assert.ok(asked.length > 5);
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${strict.url}/`)), []);

  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await until('it would have been seen', async () => (await page.evaluate(() => window.violations)).join().startsWith('style-src-attr') && reports.length > 0);
});

test('below a base: chunks are looked for beside the script', async (t) => {
  const { page, asked } = await openHost(t, browser, site.page(`<base href="/elsewhere/">${scripts()}${elements}`));
  await talks(page);
  assert.deepEqual(complaints(page), []);
  assert.deepEqual(asked.filter((url) => url.includes('/elsewhere/')), []);
});

test('a page that unsets everything: elements have their place, and what is in them looks as anywhere', async (t) => {
  const looks = async (style) => {
    const { page } = await openHost(t, browser, site.page(`<style>${style}</style>${scripts()}${elements}`));
    await talks(page);
    assert.deepEqual(complaints(page), []);
    return page.evaluate(() => Object.fromEntries([...document.querySelectorAll('cord-agent-status, cord-calls, cord-dialer, cord-audio-settings')].map((one) => {
      const style = (of) => { const { display, paddingTop, borderTopWidth, borderRadius, backgroundColor, cursor, fontWeight } = getComputedStyle(of); return { display, paddingTop, borderTopWidth, borderRadius, backgroundColor, cursor, fontWeight }; };
      const { width, height } = one.shadowRoot.firstElementChild.getBoundingClientRect();
      return [one.localName, { shown: width > 100 && height > 10, buttons: [...one.shadowRoot.querySelectorAll('button, input')].map(style) }];
    })));
  };
  const usual = await looks('');
  assert.deepEqual(await looks('* { all: unset } script, style, head { display: none }'), usual);
  for (const [tag, { shown }] of Object.entries(usual)) assert.ok(shown, tag);
  assert.ok(Object.values(usual).flatMap(({ buttons }) => buttons).length > 3);
});

test('prototypes that are not the language\'s: what is enumerated, and how JSON is written', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${scripts()}${elements}`), () => {
    Object.prototype.x = 'polluted';
    Object.prototype.each = function each() { throw new Error('who calls this?'); };
    Array.prototype.extra = function extra() { throw new Error('who calls this?'); };
    Array.prototype.last = 0;
    // As old libraries did: JSON.stringify asks these first.
    const written = JSON.stringify;
    Array.prototype.toJSON = function toJSON() { return `[${[...this].map((one) => written(one))}]`; };
    String.prototype.toJSON = function toJSON() { return `"${this}"`; };
    Object.prototype.toJSON = function toJSON() { return '{}'; };
  });
  await talks(page);
  assert.equal(await page.evaluate(() => ({}).x), 'polluted');
  assert.deepEqual(complaints(page), []);
});

test('who replaced customElements.define and refuses our tags: one line says so, and nothing else breaks', async (t) => {
  const { page } = await openHost(t, browser, site.page(`<button>Theirs</button>${scripts()}${elements}<script type="module">import { connect } from '/cordboard/cordboard.js'; window.connect = connect;</script>`), () => {
    const { define } = CustomElementRegistry.prototype;
    customElements.define = (tag, ...more) => {
      if (!tag.startsWith('acme-')) throw new Error('not one of ours');
      define.call(customElements, tag, ...more);
    };
    window.tried = new Promise((resolve) => { const idle = requestIdleCallback; window.requestIdleCallback = (work) => idle(() => resolve(work())); });
  });
  await page.evaluate(() => window.tried);
  await page.waitForFunction(() => 'connect' in window);
  assert.deepEqual(complaints(page), ['warn: cordboard: <cord-agent-status>, <cord-calls>, <cord-desk> could not be registered: Error: not one of ours. Something on this page stands in for customElements.define: let it take tags that begin with "cord-".']);
});

test('a polyfill that registers late, and takes nothing twice', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${scripts()}${elements}`), () => {
    const { define } = CustomElementRegistry.prototype;
    const taken = new Set();
    customElements.define = (tag, ...more) => {
      if (taken.has(tag)) throw new Error(`${tag} twice`);
      taken.add(tag);
      setTimeout(() => define.call(customElements, tag, ...more), 100);
    };
  });
  await talks(page);
  assert.deepEqual(complaints(page), []);
});
