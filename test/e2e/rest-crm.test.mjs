/** What only a browser does to requests: redirects that nobody may look at, cookies, tabs that are blocked. Against the demo's CRM. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCrm } from '../../demo/crm-server/crm.mjs';
import { agents } from '../../demo/office/people.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { script, serveCrmPages } from './crm-site.mjs';

let browser, site, elsewhere, crm;
/** Where somebody came who followed a redirect. @type {string[]} */
const followed = [];
before(async () => {
  crm = openCrm({ agents, calls: () => [] });
  const toCrm = Object.fromEntries(['/api/crm/contacts', '/api/crm/interactions', '/api/crm/contacts/C-1001/timeline'].map((path) => [path, (request, response) => void crm.handle(request, response)]));
  browser = await launchChromium();
  elsewhere = await serveCrmPages({ '/stolen/contacts': (_, response) => followed.push('stolen') && response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end('[]') });
  site = await serveCrmPages({
    ...toCrm,
    '/away/contacts': (_, response) => response.writeHead(307, { location: `${elsewhere.url}/stolen/contacts` }).end(),
    '/away/interactions': (_, response) => response.writeHead(302, { location: '/login' }).end(),
    '/login': (_, response) => followed.push('login') && response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><form>'),
    '/cookie/contacts': (request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ id: '1', name: request.headers.cookie ?? 'nobody', numbers: [] }])),
  });
});
after(async () => {
  crm.stop();
  await Promise.all([browser?.close(), site?.close(), elsewhere?.close()]);
});

/** @param {import('node:test').TestContext} t @param {unknown} config */
async function open(t, config) {
  const page = await openAgent(browser, { url: site.page(`${script}<button>Open</button>`) });
  t.after(() => page.close());
  await until('the page', () => page.evaluate(() => 'openCrm' in window), { timeout: 20_000 });
  await page.evaluate((all) => window.openCrm(all), config);
  return { page, ask: (...asked) => page.evaluate((all) => window.askCrm(...all), asked) };
}

test('the demo’s CRM answers a relative address, with the page’s cookies, under a strict policy', async (t) => {
  const { page, ask } = await open(t, '/api/crm');
  assert.equal((await ask('lookup', '212 555 0142')).value[0].name, 'Maria Lindqvist');
  assert.ok((await ask('timeline', 'C-1001')).value.length > 3);
  assert.deepEqual(consoleOf(page), []);
  await page.evaluate(() => { document.cookie = 'session=s'; window.openCrm('/cookie'); });
  assert.equal((await ask('lookup', '1')).value[0].name, 'session=s');
});

test('no redirect is followed: neither to another origin nor to a login page', async (t) => {
  const { ask } = await open(t, { url: '/away', headers: { 'x-token': 'sesame' } });
  const interaction = { id: '8e03978e-40d5-43dd-bc93-6894a57f9324' };
  for (const answer of [await ask('lookup', '1'), await ask('log', interaction)]) {
    assert.equal(answer.code, 'crm-unreachable');
    assert.match(answer.message, /Sign in to the CRM again/);
  }
  assert.deepEqual(followed, []);
});

test('a customer’s page opens in a tab that learns nothing of ours; a blocked one is told', async (t) => {
  const { page, ask } = await open(t, '/api/crm');
  const customer = { id: 'C-1', name: 'Maria', numbers: [], url: `${elsewhere.url}${new URL(elsewhere.page('<title>Maria</title>')).pathname}` };
  await page.evaluate((who) => {
    document.querySelector('button').addEventListener('click', () => { window.opened = window.askCrm('open', { customer: who }); });
  }, customer);
  await page.click('button');
  assert.deepEqual(await page.evaluate(() => window.opened), {});
  const tab = await until('the tab', async () => (await page.browserContext().pages()).find((one) => one.url() === customer.url));
  assert.equal(await tab.evaluate(() => window.opener), null);
  await page.evaluate(() => { window.open = () => null; }); // as a browser does that blocks it
  assert.match((await ask('open', { customer })).message, /Allow pop-ups/);
});
