/** Two hundred hostile texts, each in every field, under a strict policy with Trusted Types: nothing runs, nothing is reported, and the call goes on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { hostileTexts } from '../support/hostile-texts.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { serveBuilt } from './built-page.mjs';
import { bundlePage } from './records-page.mjs';

const elements = ['calls', 'incoming-call', 'screen-pop', 'wrap-up', 'call-history', 'dialer'].map((name) => `<cord-${name}></cord-${name}>`).join('');

let browser;
let site;
let page;
/** What the CRM says of everybody. */
let text = '';

const customer = (id) => ({
  id, name: text, company: text, tier: text, numbers: [text, '+15550100'], url: text, owner: { id: text, name: text },
  contact: { colleague: { id: text, name: text }, since: Date.now() - 60_000 }, fields: [{ label: text, value: text, url: text }],
  work: [{ id: text, kind: 'order', title: text, status: text, url: text }, { id: '2', kind: 'callback', title: text, due: Date.now() - 1000 }],
});
const json = (body) => (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body()));

before(async () => {
  browser = await launchChromium();
  site = await serveBuilt({
    '/hostile.js': await bundlePage('hostile.page.mjs'),
    'GET /crm/contacts': json(() => (text.length % 3 === 0 ? [customer('1'), customer('2')] : text.length % 3 === 1 ? [customer('1')] : [])),
    'POST /crm/interactions': json(() => ({})),
  });
  // Whatever else the CRM is asked for says the same.
  site.routes['GET /crm/contacts/1/timeline'] = json(() => [{ id: text, at: new Date().toISOString(), kind: 'call', title: text, detail: text, agent: text, url: text }]);
  site.routes['GET /crm/contacts/1'] = json(() => customer('1'));
  page = await openAgent(browser, { url: site.page(`<script type="module" src="/cordboard.js"></script><cord-desk></cord-desk>${elements}<script type="module" src="/hostile.js"></script>`) });
  page.on('dialog', (dialog) => { void dialog.dismiss(); dialogs.push(dialog.message()); });
  await page.waitForFunction(() => 'play' in window && customElements.get('cord-call-history'), { polling: 50 });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const dialogs = [];

test(`${hostileTexts.length} hostile texts in every field`, { timeout: 300_000 }, async () => {
  assert.ok(hostileTexts.length >= 200);
  const wrong = [];
  const seen = new Map();
  for (const [turn, one] of hostileTexts.entries()) {
    text = one;
    const { settled, status, saved, ran, violations, smuggled } = await page.evaluate((what, which) => window.play(what, which), one, turn);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    seen.set(saved ? 'saved' : 'not saved', (seen.get(saved ? 'saved' : 'not saved') ?? 0) + 1);
    if (!settled || ran || violations.length || smuggled.length || dialogs.length) wrong.push({ one: one.slice(0, 80), settled, ran, violations, smuggled, dialogs: dialogs.splice(0) });
  }
  assert.deepEqual(wrong, []);
  for (const what of ['known', 'several', 'unknown', 'saved']) assert.ok(seen.get(what) > 20, `${what}: ${seen.get(what)} of ${hostileTexts.length}`);
  assert.deepEqual(consoleOf(page).filter((line) => /uncaught|refused to|content security|trusted/i.test(line)), []);
});
