/** What lasts beyond the page, in a real browser's IndexedDB. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { call, missed, told } from '../storage/contract.mjs';
import { killBrowser, launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { openRecords, serveRecords, stored, tamper } from './records-page.mjs';

const plain = (record) => JSON.parse(JSON.stringify(record));
const recent = { number: '+15550100', name: 'Ada', direction: 'outgoing', missed: false, at: 1 };
const day = 24 * 3_600_000;
let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveRecords()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function open(t, settings, where = browser) {
  const page = await openRecords(where, site, settings);
  t.after(() => page.page.isClosed() || page.close());
  return page;
}

test('what was kept is there again after a reload, and only for the same user', async (t) => {
  const page = await open(t);
  await page.ask(async (records, row, record, interaction) => {
    await records.saveRecents([row]);
    await records.saveDevices({ ringer: 'speakers' });
    await records.contacts.keep([{ id: '7', name: 'Ada', numbers: ['+15550100'] }]);
    await records.finish(record, interaction);
  }, recent, plain(call(1)), told(call(1)));
  const again = await open(t, {}, page.context);
  assert.deepEqual(await again.ask(async (records) => [await records.recents(), await records.devices(), (await records.contacts.byNumber('+15550100')).length]), [[recent], { ringer: 'speakers' }, 1]);
  assert.deepEqual((await again.happens('deliveries-loaded')).deliveries, [{ id: 'r1', status: 'waiting', attempts: 0, nextAt: 0 }]);
  const other = await open(t, { user: 'sip:1002@x' }, page.context);
  assert.deepEqual(await other.ask(async (records) => [await records.recents(), await records.callLog.page({ limit: 9 })]), [[], { calls: [] }]);
});

test('what an older version kept is still there', async (t) => {
  const page = await open(t, { opens: false });
  await page.page.evaluate((row) => new Promise((done) => {
    const request = indexedDB.open('cordboard:sip:1001@x', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('settings').put([row], 'recents');
    request.onsuccess = () => { request.result.close(); done(); };
  }), recent);
  await page.open();
  assert.deepEqual(await page.ask((records) => records.recents()), [recent]);
  await page.ask((records, record) => records.finish(record), plain(call(1)));
});

test('settings that do not fit are left out instead of breaking the page', async (t) => {
  const page = await open(t);
  await page.ask((records) => records.saveRecents([{ number: 7, direction: 'sideways' }]));
  assert.deepEqual(await page.ask((records) => records.recents()), []);
});

test('numbers that cannot be brought into one form are compared as they are', async (t) => {
  const page = await open(t, { opens: false });
  await page.page.evaluate(() => window.openRecords('sip:1001@x', { toE164: () => Promise.reject(new Error('no numbering plans')) }));
  await page.ask((records) => records.contacts.keep([{ id: '7', name: 'Ada', numbers: ['1001'] }]));
  assert.equal((await page.ask((records) => records.contacts.byNumber('1001')))[0].name, 'Ada');
});

test('calls that are old go away, and so do contacts not seen since; what the CRM does not have stays', async (t) => {
  const [now, old] = [Date.now(), Date.now() - 91 * day];
  const page = await open(t);
  const calls = [...Array.from({ length: 250 }, (_, i) => call(old - i)), call(now), call(old - 300, missed)].map(plain);
  await page.ask(async (records, all, waiting, interaction, refused, problem) => {
    await Promise.all(all.map((one) => records.finish(one)));
    await records.finish(waiting, interaction);
    await records.finish(refused, { ...interaction, id: refused.id });
    await records.outbox.refuse(refused.id, problem);
    await records.contacts.keep([{ id: '7', name: 'Ada', numbers: ['1'] }, { id: '8', name: 'Grace', numbers: ['2'] }]);
  }, calls, plain(call(old - 1000)), told(call(old - 1000)), plain(call(old - 2000)), { code: 'crm-refused', message: 'No.' });
  const { contacts: [ada] } = await stored(page);
  await tamper(page, 'contacts', { ...ada, seenAt: old });
  await page.close();
  const again = await open(t, { options: { keepCallsFor: undefined } }, page.context); // as long as by default
  const left = await until('the old ones are gone', async () => { const { calls } = await again.ask((records) => records.callLog.page({ limit: 9 })); return calls.length === 3 && calls; });
  assert.deepEqual(left.map(({ startedAt, delivery }) => [startedAt, delivery]), [[now, 'none'], [old - 1000, 'waiting'], [old - 2000, 'refused']]);
  assert.equal((await again.ask((records) => records.callLog.days())).reduce((sum, { calls }) => sum + calls, 0), 3);
  await until('and the contact', async () => (await stored(again)).contacts.length === 1);
  assert.equal((await again.ask((records) => records.contacts.byId('8'))).name, 'Grace');
  await again.happens('call-log-changed', 3);
});

test('a browser that is killed takes nothing along: drafts are taken up, records on their way go on, and its lease is no obstacle', async (t) => {
  const profile = await mkdtemp(join(tmpdir(), 'cordboard-'));
  t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const first = await launchChromium({ userDataDir: profile });
  const page = await openRecords(first.defaultBrowserContext(), site);
  await page.ask(async (records, written, record, interaction) => {
    await records.drafts.keep(written);
    await records.finish(record, interaction);
    await records.outbox.claim(Date.now(), 600_000);
  }, plain(call(2, { answers: { notes: 'half a sent' } })), plain(call(1)), told(call(1)));
  await killBrowser(first);
  const second = await launchChromium({ userDataDir: profile });
  t.after(() => second.close());
  const again = await openRecords(second.defaultBrowserContext(), site);
  const [draft, ...more] = await again.ask((records) => records.drafts.adopt());
  assert.deepEqual([draft.record.answers, more], [{ notes: 'half a sent' }, []]);
  assert.ok(draft.seenAt <= Date.now() && draft.seenAt > Date.now() - 60_000);
  assert.equal((await again.ask((records) => records.outbox.claim(Date.now(), 1000))).id, 'r1');
});
