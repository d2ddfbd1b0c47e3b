/** The script tag in pages that make it hard: a policy that allows next to nothing, a base, styles for everything, prototypes that are not the language's, tags that nobody may register. */
import assert from 'node:assert/strict';
import { json } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { startOffice } from '../../demo/office/office.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { hears } from '../support/page.mjs';
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

/** What a page may have done to the prototypes of all. */
const pollute = () => {
  Object.prototype.x = 'polluted';
  Object.prototype.each = function each() { throw new Error('who calls this?'); };
  Array.prototype.extra = function extra() { throw new Error('who calls this?'); };
  Array.prototype.last = 0;
  // As old libraries did: JSON.stringify asks these first.
  const written = JSON.stringify;
  Array.prototype.toJSON = function toJSON() { return `[${[...this].map((one) => written(one))}]`; };
  String.prototype.toJSON = function toJSON() { return `"${this}"`; };
  Object.prototype.toJSON = function toJSON() { return '{}'; };
};

test('prototypes that are not the language\'s: what is enumerated, and how JSON is written', async (t) => {
  const { page } = await openHost(t, browser, site.page(`${scripts()}${elements}`), pollute);
  await talks(page);
  assert.equal(await page.evaluate(() => ({}).x), 'polluted');

  const told = [];
  site.routes['POST /crm/interactions'] = async (request, response) => { told.push(await json(request)); response.writeHead(204).end(); };
  const interaction = { id: 'i-1', number: '+15550100', legs: [{ number: '600', names: ['Ada'] }], disposition: { code: 'sold', path: ['Sold', 'At once'] } };
  await page.evaluate(async (chunk, interaction) => {
    const RestCrm = Object.values(await import(chunk)).find((one) => one.prototype?.log);
    await new RestCrm({ url: '/crm' }).log(interaction, new AbortController().signal);
  }, Object.keys(site.routes).find((path) => path.includes('/rest-crm-')), interaction);
  assert.deepEqual(told, [interaction]);
  assert.deepEqual(complaints(page), []);
});

test('the same with a phone on a line: it signs in and calls, and what it keeps can be read', async (t) => {
  const office = await startOffice({ customers: false });
  t.after(() => office.stop());
  const [{ user, password }] = office.agents;
  Object.assign(site.routes, { '/credentials': { password }, '/crm/contacts': [], '/crm/wrap-up-form': (_, response) => response.writeHead(204).end() });
  const { page } = await openHost(t, browser, site.page(`<script type="module" src="/cordboard/cordboard.js"></script>
    <cord-desk server="${office.url}" uri="sip:${user}@127.0.0.1" credentials="/credentials" crm="/crm"></cord-desk><cord-calls></cord-calls>`), pollute);
  const state = (question) => page.evaluate(`(${question})(document.querySelector('cord-desk').desk?.state)`);
  const becomes = (what, question) => until(what, () => state(question), { timeout: 10_000, seen: async () => [await state('(state) => state?.line.problem'), complaints(page)] });
  await becomes('registered', "(state) => state?.line.status === 'registered'");
  await page.evaluate(() => { void document.querySelector('cord-desk').desk.send({ type: 'dial', target: '600' }); });
  await becomes('a call', "({ calls }) => calls[0]?.status === 'active'");
  await hears(page, 440);
  assert.match(await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('cordboard:calls:'))[1]), /^\[\{"call":\{"id":/);
  await page.reload();
  await becomes('it goes on', "(state) => state?.calls[0]?.status === 'active' && !state.calls[0].recovering");
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
  await until('it is told', () => complaints(page).length > 0);
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
