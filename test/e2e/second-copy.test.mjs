/** What comes back from the second copy, where the browser lost the first; and what does not, for other pages go on while one opens. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, told } from '../storage/contract.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { openRecords, serveRecords, stored, tamper } from './records-page.mjs';

const plain = (record) => JSON.parse(JSON.stringify(record));
const now = Date.now(); // what is older than a season is swept away
const one = call(now, { id: 'r1', customerId: '7', answers: { notes: 'Wants it in blue' } });
let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveRecords()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const keep = (page, record) => page.ask((records, what) => records.drafts.keep(what), plain(record));
const send = (page, record) => page.ask((records, what, interaction) => records.finish(what, interaction), plain(record), told(record));
const copies = (page) => page.page.evaluate(() => caches.open('cordboard:sip:1001@x').then(async (store) => (await store.keys()).length));

/** A page with this in hand whose browser has lost it, and one that opens just now: it has read the copy, found nothing of it in the database, and is about to write it. */
async function whileOneOpens(t, has, record) {
  const there = await openRecords(browser, site);
  await there.happens('deliveries-loaded');
  await has(there, record);
  for (const store of ['drafts', 'calls', 'parcels']) await tamper(there, store);
  const opens = await openRecords(there.context, site, { before: () => { window.gate = new Promise((open) => { window.openGate = open; }); } });
  t.after(() => Promise.all([there, opens].map((page) => page.page.isClosed() || page.close())));
  await until('about to write', () => opens.page.evaluate(() => window.atGate));
  return { there, opened: async () => {
    await opens.page.evaluate(() => window.openGate());
    await opens.happens('records-opened');
    const { drafts, calls, parcels } = await stored(opens);
    return { drafts: drafts.map(({ record: { id } }) => id), calls: calls.map(({ call: { id, revision = 0, delivery } }) => `${id} ${revision} ${delivery}`), parcels: parcels.map(({ id, interaction: { revision = 0 } }) => `${id} ${revision}`) };
  } };
}

test('a draft comes back, and so does what the CRM does not have', async (t) => {
  const draft = await whileOneOpens(t, keep, one);
  assert.deepEqual(await draft.opened(), { drafts: ['r1'], calls: [], parcels: [] });
  const paper = await whileOneOpens(t, send, one);
  assert.deepEqual(await paper.opened(), { drafts: [], calls: ['r1 0 waiting'], parcels: ['r1 0'] });
});

test('a draft whose call is put away meanwhile does not come back', async (t) => {
  const { there, opened } = await whileOneOpens(t, keep, one);
  await there.ask((records, record) => records.finish(record), plain(one));
  assert.deepEqual(await opened(), { drafts: [], calls: ['r1 0 none'], parcels: [] });
});

test('a newer version that is put away meanwhile stays as it is', async (t) => {
  const { there, opened } = await whileOneOpens(t, send, one);
  await send(there, { ...one, revision: 1 });
  assert.deepEqual(await opened(), { drafts: [], calls: ['r1 1 waiting'], parcels: ['r1 1'] });
});

for (const [what, has] of Object.entries({ 'a draft': keep, 'a call that the CRM does not have': send })) {
  test(`${what} of a customer who is erased meanwhile does not come back`, async (t) => {
    const { there, opened } = await whileOneOpens(t, has, one);
    await there.ask((records) => records.eraseCustomer('7'));
    assert.deepEqual(await opened(), { drafts: [], calls: [], parcels: [] });
    assert.equal(await copies(there), 0);
  });

  test(`${what} does not come back when all is erased meanwhile`, async (t) => {
    const { there, opened } = await whileOneOpens(t, has, one);
    await there.ask((records) => records.eraseAll());
    assert.deepEqual(await opened(), { drafts: [], calls: [], parcels: [] });
  });
}

test('of those whom nobody erased, all comes back, whoever is erased meanwhile', async (t) => {
  const { there, opened } = await whileOneOpens(t, async (page, record) => { await keep(page, record); await keep(page, call(now, { id: 'r2' })); await keep(page, call(now, { id: 'r3' })); }, one);
  await there.ask((records) => records.eraseCustomer('7'));
  assert.deepEqual(await opened(), { drafts: ['r2', 'r3'], calls: [], parcels: [] });
});

test('a call whose paper was taken out of the log again keeps its copy until the CRM has it', async (t) => {
  const there = await openRecords(browser, site);
  t.after(() => there.page.isClosed() || there.close());
  await send(there, one);
  await keep(there, { ...one, revision: 1 });
  await there.ask((records, id) => records.drafts.discard(id), one.id);
  assert.equal(await copies(there), 1);
  await send(there, { ...one, revision: 1 });
  await there.ask((records) => records.outbox.delivered('r1'));
  assert.equal(await copies(there), 1, 'the change is not there yet');
  await there.ask((records) => records.outbox.delivered('r1', 1));
  await until('no copy is left', async () => await copies(there) === 0);
});
