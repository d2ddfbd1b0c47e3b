/** A desk in a frame, and the CRM in the page round it, of another origin: in a real browser, under a strict policy. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from '../support/browsers.mjs';
import { consoleOf, openAgent } from '../support/page.mjs';
import { until } from '../support/until.mjs';
import { script, serveCrmPages } from './crm-site.mjs';

const call = { id: '8e03978e-40d5-43dd-bc93-6894a57f9324', type: 'call', agent: 'sip:1@x', direction: 'incoming', outcome: 'missed', number: '1', startedAt: '2026-11-22T10:00:00.000Z', talked: 0, holds: 0, held: 0, legs: [] };

let browser, crm, desk;
before(async () => {
  [browser, crm, desk] = await Promise.all([launchChromium(), serveCrmPages({}, { frames: true }), serveCrmPages()]);
});
after(() => Promise.all([browser?.close(), crm?.close(), desk?.close()]));

/** The CRM's page with the desk's in a frame. @param {import('node:test').TestContext} t */
async function open(t) {
  const page = await openAgent(browser, { url: crm.page(`${script}<iframe id="desk" src="${desk.page(script)}"></iframe>`) });
  t.after(() => page.close());
  const inner = await until('the frame', async () => {
    const frame = page.frames().find((one) => one.url().startsWith(desk.url));
    return frame && await frame.evaluate(() => 'openCrm' in window).catch(() => false) && frame;
  }, { timeout: 20_000, seen: () => consoleOf(page) });
  await until('the page', () => page.evaluate(() => 'answerDesk' in window), { timeout: 20_000 });
  return { page, inner, ask: (...asked) => inner.evaluate((all) => window.askCrm(...all), asked) };
}

/** Has the page answer the desk, anew if it did before. @param {import('puppeteer-core').Page} page @param {string} origin @param {string} name What its customers are called. */
const answers = (page, origin, name, more = {}) => page.evaluate((origin, name, more) => {
  window.answering?.abort();
  window.answering = new AbortController();
  window.logged ??= [];
  window.answerDesk(document.querySelector('#desk'), origin, {
    lookup: async (number) => [{ id: 'C-1', name, numbers: [number], contact: { colleague: { name: 'Grace' }, since: new Date(1_795_000_000_000) } }],
    log: (interaction) => { window.logged.push(interaction.id); return () => {}; },
    ...(more.open && { open: ({ customer }) => { document.title = `Record of ${customer.name}`; } }),
    ...(more.refuses && { create: () => { throw new Error('Not on a Sunday.'); } }),
  }, window.answering.signal);
}, origin, name, more);

test('a customer is found, a call is told, a record is opened, in the page round the desk', async (t) => {
  const { page, inner, ask } = await open(t);
  await inner.evaluate((config) => window.openCrm(config), `parent:${crm.url}`);
  await answers(page, desk.url, 'Maria', { open: true, refuses: true });
  assert.deepEqual(await ask('lookup', '(212) 555-0142'), { value: [{ id: 'C-1', name: 'Maria', numbers: ['+12125550142'], contact: { colleague: { name: 'Grace' }, since: 1_795_000_000_000 } }] });
  assert.deepEqual(await ask('log', call), {});
  assert.deepEqual(await page.evaluate(() => window.logged), [call.id]);
  assert.deepEqual(await ask('open', { customer: { id: 'C-1', name: 'Maria', numbers: [] } }), {});
  assert.equal(await page.title(), 'Record of Maria');
  assert.deepEqual(await ask('create', { name: 'x', number: '1' }), { code: 'failed', message: 'Not on a Sunday.' });
  assert.deepEqual([await ask('timeline', 'C-1'), await inner.evaluate(() => window.crm.opensOnPop)], [{ missing: 'timeline' }, true]);
  assert.deepEqual(consoleOf(page), []);
});

test('a parent that begins anew is found again', async (t) => {
  const { page, inner, ask } = await open(t);
  await answers(page, desk.url, 'Maria');
  await inner.evaluate((config) => window.openCrm(config), `parent:${crm.url}`);
  assert.equal((await ask('lookup', '1')).value[0].name, 'Maria');
  await answers(page, desk.url, 'Tom', { open: true });
  await until('the desk knows what it can do now', () => inner.evaluate(() => 'open' in window.crm), { timeout: 20_000 });
  assert.equal((await ask('lookup', '1')).value[0].name, 'Tom');
});

test('a frame that is loaded anew is answered again', async (t) => {
  const { page, inner } = await open(t);
  await answers(page, desk.url, 'Maria');
  await inner.evaluate((config) => window.openCrm(config), `parent:${crm.url}`);
  await inner.evaluate(() => { setTimeout(() => location.reload()); });
  const again = await until('the frame is there again', async () => {
    const frame = page.frames().find((one) => one.url().startsWith(desk.url));
    return frame && await frame.evaluate(() => 'openCrm' in window && !window.crm).catch(() => false) && frame;
  }, { timeout: 20_000, seen: () => consoleOf(page) });
  await again.evaluate((config) => window.openCrm(config), `parent:${crm.url}`);
  assert.equal((await again.evaluate(() => window.askCrm('lookup', '1'))).value[0].name, 'Maria');
});

test('neither end speaks to another origin', async (t) => {
  const { page, inner, ask } = await open(t);
  await inner.evaluate((origin) => {
    window.heard = [];
    addEventListener('message', ({ data }) => window.heard.push(data));
    window.openCrm({ origin, timeout: 300 });
  }, 'https://crm.example');
  await answers(page, 'https://desk.example', 'Maria');
  const { code, message } = await ask('lookup', '1');
  assert.equal(code, 'crm-unreachable');
  assert.match(message, /The page of https:\/\/crm\.example round this one does not answer/);
  assert.deepEqual(await inner.evaluate(() => window.heard), []);
});

test('a page in no frame says so', async (t) => {
  const page = await openAgent(browser, { url: desk.page(script) });
  t.after(() => page.close());
  await until('the page', () => page.evaluate(() => 'openCrm' in window), { timeout: 20_000 });
  await page.evaluate((config) => window.openCrm(config), `parent:${crm.url}`);
  assert.equal((await page.evaluate(() => window.askCrm('lookup', '1'))).code, 'no-crm');
});
