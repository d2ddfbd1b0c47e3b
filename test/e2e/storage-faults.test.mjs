/** What a browser's storage does to a page on its bad days, each done to a real one: nothing that the agent wrote is lost, and they are told. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, told, why } from '../storage/contract.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { databaseName, openRecords, serveRecords, stored, tamper } from './records-page.mjs';

const name = databaseName('sip:1001@x');
const plain = (record) => JSON.parse(JSON.stringify(record));
const one = plain(call(Date.now() - 60_000, { id: 'one', answers: { notes: 'Wants it in blue' } }));
const other = plain(call(Date.now(), { id: 'other', customerId: '7', answers: { notes: 'Calls again on Monday' } }));
let browser;
let site;

before(async () => {
  const routes = { '/clear': (_, response) => { response.setHeader('clear-site-data', '"storage"'); response.end(); } };
  [browser, site] = await Promise.all([launchChromium(), serveRecords(routes)]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A page of its own for a test; `where`: a tab beside it. */
async function open(t, settings, where = browser) {
  const page = await openRecords(where, site, settings);
  t.after(() => page.page.isClosed() || page.close());
  return page;
}

/** One record on its way, and one that is being written: what a page has in hand. */
async function takeInHand(page) {
  await page.ask((records, record, interaction) => records.finish(record, interaction).then(() => records.drafts.discard(record.id)), one, told(one));
  await page.ask((records, record) => records.drafts.keep(record), other);
}

async function hasBoth(page) {
  const { parcels, drafts } = await stored(page);
  assert.deepEqual([parcels?.map(({ id }) => id), drafts?.map(({ record }) => record.answers.notes)], [['one'], [other.answers.notes]]);
}

test('a browser that never opens its database: in memory, and it says so; when it opens after all, what was kept goes there', async (t) => {
  const holder = await open(t, { opens: false });
  // A real way to wait for ever: one connection that does not make way, and behind it a request to delete.
  await holder.page.evaluate((which) => new Promise((held) => {
    const request = indexedDB.open(which, 1);
    request.onsuccess = () => {
      window.held = request.result;
      indexedDB.deleteDatabase(which).onblocked = () => held();
    };
  }), name);
  const page = await open(t, {}, holder.context);
  await takeInHand(page);
  const { problem } = await page.happens('records-failed');
  assert.equal(problem.code, 'storage');
  assert.match(page.console(), /keeps nothing beyond this page/);
  assert.equal(await page.ask((records) => records.callLog.get('one').then(({ delivery }) => delivery)), 'waiting');
  await page.ask((records, record) => records.drafts.keep(record).then(() => records.finish(record)), { ...other, id: 'done' });
  await holder.page.evaluate(() => window.held.close());
  await page.happens('records-opened');
  await hasBoth(page);
});

test('a browser that forbids it', async (t) => {
  const page = await open(t, { before: () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; } });
  await takeInHand(page);
  await page.happens('records-failed');
  await page.ask((records) => records.outbox.delivered('one'));
  assert.equal(await page.ask((records) => records.callLog.get('one').then(({ delivery }) => delivery)), 'delivered');
});

test('a tab with an older version that does not make way: in memory until it is closed', async (t) => {
  const holder = await open(t, { opens: false });
  await holder.page.evaluate((which) => new Promise((held) => {
    const request = indexedDB.open(which, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('settings').put({ ringer: 'speakers' }, 'devices');
    request.onsuccess = () => { window.held = request.result; held(); };
  }), name);
  const page = await open(t, {}, holder.context);
  await takeInHand(page);
  await page.happens('records-failed');
  await page.ask((records) => records.outbox.delivered('one'));
  await holder.close();
  await page.happens('records-opened');
  const { parcels, drafts, calls } = await stored(page);
  assert.deepEqual([parcels, drafts.length, calls.map(({ call: { id, delivery } }) => [id, delivery])], [[], 1, [['one', 'delivered']]]);
  assert.deepEqual(await page.ask((records) => records.devices()), { ringer: 'speakers' }, 'what the older version kept is still there');
});

test('a newer version in another tab: we make way, go on in memory, and say what to do', async (t) => {
  const page = await open(t);
  await takeInHand(page);
  const newer = await open(t, { opens: false }, page.context);
  await newer.page.evaluate((which) => new Promise((opened, fail) => {
    const request = indexedDB.open(which, 9);
    request.onsuccess = () => { request.result.close(); opened(); };
    request.onblocked = () => fail(new Error('it does not make way'));
  }), name);
  assert.match((await page.happens('records-failed')).problem.message, /newer version.*Reload/);
  assert.equal((await page.ask((records) => records.outbox.claim(Date.now(), 1000))).id, 'one');
  await page.ask((records, record) => records.finish(record), other);
  assert.deepEqual(await page.ask((records) => records.callLog.page({ limit: 9 }).then(({ calls }) => calls.map(({ id }) => id))), ['other', 'one']);
});

for (const [how, wipe] of Object.entries({
  'by a page of the host that deletes databases': (page) => page.page.evaluate((which) => new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase(which);
    request.onsuccess = () => done();
    request.onblocked = () => fail(new Error('it stands in the way'));
  }), name),
  'by the host\'s Clear-Site-Data': (page) => page.page.evaluate(() => fetch('/clear').then(({ ok }) => ok)),
  'by the person, in the browser\'s settings': async (page) => {
    const devtools = await page.page.createCDPSession();
    await devtools.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'all' });
  },
})) {
  test(`wiped under an open page ${how}: what it has in hand is kept anew, and it goes on`, async (t) => {
    const page = await open(t);
    await page.happens('records-opened');
    await page.ask((records) => records.saveDevices({ ringer: 'speakers' }));
    await takeInHand(page);
    const before = (await page.events()).length;
    await wipe(page);
    await page.happens('records-opened', before);
    await hasBoth(page);
    assert.deepEqual(await page.ask((records) => records.devices()), {});
    await page.ask((records) => records.outbox.delivered('one'));
    assert.equal(await page.ask((records) => records.callLog.get('one').then(({ delivery }) => delivery)), 'delivered');
    assert.ok(!(await page.events()).some(({ type }) => type === 'records-failed'));
  });
}

test('wiped under two tabs: each goes on with its own draft', async (t) => {
  const one = await open(t);
  const two = await open(t, {}, one.context);
  const writes = (page, id, notes) => page.settled((records, record) => records.drafts.keep(record).then(() => 'kept'), { ...other, id, answers: { notes } });
  await Promise.all([writes(one, 'a', 'Hello'), writes(two, 'b', 'Good morning')]);
  const before = await Promise.all([one, two].map(async (page) => (await page.events()).length));
  await one.page.evaluate(() => fetch('/clear').then(({ ok }) => ok));
  await Promise.all([one, two].map((page, which) => page.happens('records-opened', before[which])));
  assert.deepEqual(await Promise.all([writes(one, 'a', 'Hello Ada'), writes(two, 'b', 'Good morning Grace')]), [{ value: 'kept' }, { value: 'kept' }]);
  assert.deepEqual(await Promise.all([one, two].map((page) => page.ask((records) => records.drafts.adopt()))), [[], []]);
  assert.deepEqual((await stored(one)).drafts.map(({ record }) => record.answers.notes).sort(), ['Good morning Grace', 'Hello Ada']);
});

test('wiped again and again: in memory, with what is in hand', async (t) => {
  const page = await open(t);
  await takeInHand(page);
  const wipe = () => page.page.evaluate(() => fetch('/clear').then(({ ok }) => ok));
  await wipe();
  await until('opened twice', async () => (await page.events()).filter(({ type }) => type === 'records-opened').length === 2, { seen: page.events });
  await wipe();
  await page.happens('records-failed');
  assert.equal((await page.ask((records) => records.outbox.claim(Date.now(), 1000))).id, 'one');
});

test('no room left: it says so, nothing is half written, and with room it works', async (t) => {
  const page = await open(t, { opens: false });
  const devtools = await page.page.createCDPSession();
  const quota = (quotaSize) => devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, ...(quotaSize && { quotaSize }) });
  await quota(1_000_000); // before the browser looks: it remembers for half a minute how much is left
  await page.open();
  await page.ask((records, record) => records.drafts.keep(record), one);
  const long = (records, record, interaction) => records.finish({ ...record, answers: { notes: 'x'.repeat(2_000_000) } }, interaction);
  const { code, message } = await page.settled(long, one, told(one));
  assert.equal(code, 'storage');
  assert.match(message, /no room left/);
  const { calls, days, parcels, drafts } = await stored(page);
  assert.deepEqual([calls, days, parcels, drafts.length], [[], [], [], 1], 'whole or not at all');
  assert.deepEqual((await page.events()).filter(({ type }) => type === 'records-failed' || type === 'delivery-changed'), []);
  await quota();
  await page.ask(long, one, told(one));
  assert.equal((await page.ask((records) => records.outbox.claim(Date.now(), 1000))).id, 'one');
  assert.deepEqual((await stored(page)).drafts, []);
});

test('rows that do not fit are left out; a record on its way is kept and shown, and keeps nobody waiting; a draft stays', async (t) => {
  const page = await open(t);
  await page.ask((records, record, interaction) => records.finish(record, interaction), one, told(one));
  await page.ask((records, record, interaction) => records.finish(record, interaction), { ...other, number: one.number, customerId: undefined }, told(other));
  const { parcels: [parcel], calls: [row] } = await stored(page);
  await tamper(page, 'parcels', { ...parcel, interaction: 'gone' });
  await tamper(page, 'calls', { ...row, call: { ...row.call, id: 'bad', direction: 'sideways' }, order: -1 });
  await tamper(page, 'days', { day: '2020-01-01', calls: 'many' });
  await tamper(page, 'drafts', { record: { id: 'scrap' }, pageId: 'gone', seenAt: 1 });
  assert.deepEqual(await page.ask((records) => records.callLog.page({ limit: 9 }).then(({ calls }) => calls.map(({ id }) => id))), ['other', 'one']);
  assert.equal((await page.ask((records) => records.callLog.days())).some(({ day }) => day === '2020-01-01'), false);
  assert.equal((await page.ask((records) => records.outbox.claim(Date.now(), 1000))).id, 'other');
  assert.deepEqual(await page.ask((records) => records.drafts.adopt()), []);
  assert.match(page.console(), /one cannot be sent[^]*\(scrap\) cannot be read/);
  const again = await open(t, {}, page.context);
  const { deliveries } = await again.happens('deliveries-loaded');
  assert.deepEqual(deliveries.map(({ id, status, problem }) => [id, status, problem?.code]), [['one', 'refused', 'storage'], ['other', 'waiting', undefined]]);
  const left = await stored(page);
  assert.deepEqual([left.parcels.length, left.drafts.length], [2, 1]);
});

test('a desk that ended keeps what was asked before, and opens nothing again', async (t) => {
  const page = await open(t);
  await page.page.evaluate((record, interaction) => {
    window.last = window.records.finish(record, interaction);
    window.endRecords();
    return window.last;
  }, one, told(one));
  assert.equal((await stored(page)).parcels.length, 1);
  await until('closed', async () => (await page.settled((records) => records.callLog.days())).code === 'storage');
  await page.ask((records, problem) => records.outbox.refuse('one', problem).catch(() => {}), why);
  assert.equal((await stored(page)).parcels[0].problem, undefined);
});
