/** Several pages of one user at once: one sends, each draft has one writer, and all hear of what changed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, told } from '../storage/contract.mjs';
import { launchChromium } from '../support/browsers.mjs';
import { until } from '../support/until.mjs';
import { openRecords, serveRecords, stored, tamper } from './records-page.mjs';

const plain = (record) => JSON.parse(JSON.stringify(record));
const withoutLocks = () => { Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); };
let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveRecords()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** So many tabs of one user. */
async function tabs(t, count, settings) {
  const [first] = [await openRecords(browser, site, settings)];
  const more = await Promise.all(Array.from({ length: count - 1 }, () => openRecords(first.context, site, settings)));
  t.after(() => Promise.all([first, ...more].map((tab) => tab.page.isClosed() || tab.close())));
  return [first, ...more];
}

const send = (page, ...calls) => page.ask(async (records, all) => { for (const [record, interaction] of all) await records.finish(record, interaction); }, calls.map((one) => [plain(one), told(one)]));
const claim = (page, now = Date.now()) => page.ask((records, at) => records.outbox.claim(at, 20_000).then((parcel) => parcel?.id ?? null), now);
const keep = (page, record) => page.ask((records, one) => records.drafts.keep(one), plain(record));
const adopt = (page) => page.ask((records) => records.drafts.adopt().then((all) => all.map(({ record }) => record.id)));

test('one page sends; when it is closed the next one does', async (t) => {
  const [one, other] = await tabs(t, 2);
  await send(one, call(1), call(2, { number: '2' }));
  const now = Date.now();
  assert.equal(await claim(one, now), 'r1');
  assert.equal(await claim(other, now), null);
  const nextAt = await other.ask((records, at) => records.outbox.nextAt(at), now);
  assert.ok(nextAt >= now + 20_000, 'it looks again when the other could be gone');
  await one.ask((records) => records.outbox.delivered('r1'));
  assert.equal(await claim(other, now + 10_000), null, 'it is still there');
  await one.close();
  await until('the other may', () => claim(other, now + 10_001).then((id) => id === 'r2'));
});

test('of pages that ask at the same moment, one sends', async (t) => {
  const pages = await tabs(t, 4);
  for (let round = 1; round <= 10; round++) {
    await send(pages[0], call(round));
    const claimed = await Promise.all(pages.map((page) => claim(page)));
    assert.deepEqual(claimed.filter(Boolean), [`r${round}`], `round ${round}`);
    const one = pages[claimed.findIndex(Boolean)];
    await one.ask((records, id) => records.outbox.delivered(id), `r${round}`);
    assert.equal(await claim(one), null);
  }
});

test('a desk that ends lets others send at once; so does one with nothing to send', async (t) => {
  const [one, other] = await tabs(t, 2);
  await send(one, call(1), call(2, { number: '2' }));
  assert.equal(await claim(one), 'r1');
  await one.page.evaluate(() => window.endRecords());
  await until('the other may', () => claim(other).then((id) => id === 'r1'));
  await other.ask(async ({ outbox }) => { for (let parcel; (parcel = await outbox.claim(Date.now(), 20_000));) await outbox.delivered(parcel.id); });
  const third = await openRecords(one.context, site);
  await send(third, call(3));
  assert.equal(await claim(third), 'r3');
});

test('without locks, a page that is gone sends until its lease runs out', async (t) => {
  const [one, other] = await tabs(t, 2, { before: withoutLocks });
  await send(one, call(1));
  const now = Date.now();
  assert.equal(await claim(one, now), 'r1');
  await one.close();
  assert.equal(await claim(other, now + 19_000), null);
  assert.equal(await claim(other, now + 20_001), 'r1');
});

test('a lease from a clock that was set back does not last for hours', async (t) => {
  const [one, other] = await tabs(t, 2);
  await send(one, call(1));
  assert.equal(await claim(one, Date.now() + 3_600_000), 'r1');
  assert.equal(await claim(other), 'r1');
});

test('two pages that send as fast as they can: each record once, those of one customer in order', async (t) => {
  const pages = await tabs(t, 2);
  const each = 40;
  await Promise.all(pages.map((page, which) => page.page.evaluate(async (calls) => {
    const { outbox } = window.records;
    window.sent = [];
    for (const [record, interaction] of calls) await window.records.finish(record, interaction);
    window.sending = (async () => {
      while (await outbox.nextAt(Date.now()) !== undefined) {
        const parcel = await outbox.claim(Date.now(), 20_000);
        if (!parcel) continue;
        window.sent.push({ id: parcel.id, lane: parcel.interaction.customerId, at: performance.timeOrigin + performance.now() });
        await outbox.delivered(parcel.id);
      }
    })();
  }, Array.from({ length: each }, (_, i) => call(i * 2 + which, { customerId: 'ABC'[i % 3] })).map((one) => [plain(one), told(one)]))));
  const sent = (await Promise.all(pages.map(({ page }) => page.evaluate(async () => { await window.sending; return window.sent; })))).flat().sort((a, b) => a.at - b.at);
  assert.equal(sent.length, 2 * each);
  assert.equal(new Set(sent.map(({ id }) => id)).size, 2 * each, 'each once');
  const { calls } = await stored(pages[0]);
  assert.ok(calls.every(({ call: { delivery } }) => delivery === 'delivered'));
  for (const lane of 'ABC') {
    for (const which of [0, 1]) {
      const order = sent.filter((one) => one.lane === lane && Number(one.id.slice(1)) % 2 === which).map(({ id }) => Number(id.slice(1)));
      assert.deepEqual(order, order.toSorted((a, b) => a - b), `of ${lane}, finished by page ${which}`);
    }
  }
});

test('the others hear of what changed: deliveries, the log, what was erased', async (t) => {
  const [one, other] = await tabs(t, 2);
  await Promise.all([one, other].map((page) => page.happens('deliveries-loaded')));
  const hears = (what, isIt) => until(what, async () => (await other.events()).some(isIt), { seen: other.events });
  await send(one, call(1, { customerId: '7' }));
  await hears('on its way', ({ type, deliveries }) => type === 'deliveries-loaded' && deliveries[0]?.status === 'waiting');
  await one.ask((records) => records.outbox.refuse('r1', { code: 'crm-refused', message: 'No.' }));
  await hears('refused', ({ type, deliveries }) => type === 'deliveries-loaded' && deliveries[0]?.problem?.message === 'No.');
  const before = (await other.events()).length;
  await one.ask((records) => records.eraseCustomer('7'));
  await other.happens('call-log-changed', before);
  await hears('erased', ({ type, deliveries }, index) => index >= before && type === 'deliveries-loaded' && deliveries.length === 0);
});

test('a page that comes back from the back-forward cache looks what it missed', async (t) => {
  const [one] = await tabs(t, 1);
  await one.happens('deliveries-loaded');
  const before = (await one.events()).length;
  await one.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await one.happens('deliveries-loaded', before);
  await keep(one, call(1));
  const other = await openRecords(one.context, site);
  t.after(() => other.close());
  assert.deepEqual(await adopt(other), [], 'it is seen to be there');
});

test('what does not fit is not heard', async (t) => {
  const [one] = await tabs(t, 1);
  await one.happens('deliveries-loaded');
  await until('quiet', async () => (await one.events()).length === 3, { seen: one.events });
  await one.page.evaluate(() => {
    const channel = new BroadcastChannel('cordboard:records:sip:1001@x');
    for (const message of [null, 'x', { type: 'records-failed', problem: 'x' }, { type: 'erased', customerId: 7 }, { type: 'call-log-changed' }]) channel.postMessage(message);
  });
  await one.happens('call-log-changed', 3);
  assert.deepEqual((await one.events()).slice(3).map(({ type }) => type), ['call-log-changed']);
});

test('drafts of a page that is gone go to one page alone; those of pages that are there, frozen ones too, stay theirs', async (t) => {
  const [gone, frozen, ...rest] = await tabs(t, 5);
  for (let at = 1; at <= 6; at++) await keep(gone, call(at));
  await keep(frozen, call(7));
  await keep(rest[0], call(8));
  assert.deepEqual(await adopt(rest[0]), []);
  const devtools = await frozen.page.createCDPSession();
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await gone.close();
  const taken = await until('taken up', async () => { const all = (await Promise.all(rest.map(adopt))).flat(); return all.length && all; });
  assert.deepEqual(taken.sort(), ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
  assert.deepEqual(await Promise.all(rest.map(adopt)), [[], [], []]);
});

test('without locks, drafts of a page that has said nothing for minutes are taken up, and it may write on them no more', async (t) => {
  const [one, other] = await tabs(t, 2, { before: withoutLocks });
  await keep(one, call(1));
  assert.deepEqual(await adopt(other), []);
  const { drafts: [row] } = await stored(one);
  await tamper(one, 'drafts', { ...row, seenAt: Date.now() - 4 * 60_000 });
  assert.deepEqual(await adopt(other), ['r1']);
  const { code, message } = await one.settled((records, record) => records.drafts.keep(record), plain(call(1, { answers: { notes: 'still here' } })));
  assert.equal(code, 'not-now');
  assert.match(message, /Another page of yours/);
  await keep(other, call(1, { answers: { notes: 'here' } }));
});

test('a draft that comes after its call was put away does not come back', async (t) => {
  const [one, other] = await tabs(t, 2);
  await keep(one, call(1));
  await one.ask((records, record) => records.finish(record).then(() => records.drafts.keep(record)), plain(call(1)));
  assert.deepEqual((await stored(one)).drafts, []);
  await one.close();
  assert.deepEqual(await adopt(other), []);
});

test('drafts that are handed over are written on by the page that took them, and by no other', async (t) => {
  const [one, other] = await tabs(t, 2, { before: () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...args) {
      const request = open.apply(this, args);
      request.addEventListener('success', () => { window.database ??= request.result; });
      return request;
    };
  } });
  for (const at of [1, 2, 3]) await keep(one, call(at));
  await other.ask((records) => records.drafts.take(['r1', 'r2', 'gone']));
  assert.deepEqual((await stored(one)).drafts.map(({ record }) => record.id), ['r1', 'r2', 'r3']);
  const writes = (page, at) => page.settled((records, record) => records.drafts.keep(record).then(() => 'kept'), plain(call(at, { answers: { notes: 'more' } })));
  assert.deepEqual(await Promise.all([writes(other, 1), writes(one, 3)]), [{ value: 'kept' }, { value: 'kept' }]);
  assert.equal((await writes(one, 1)).code, 'not-now');
  const before = (await one.events()).length;
  await one.page.evaluate(() => { window.database.dispatchEvent(new Event('close')); });
  await one.happens('records-opened', before);
  assert.deepEqual(await Promise.all([writes(other, 2), writes(one, 3)]), [{ value: 'kept' }, { value: 'kept' }], 'and it does not ask for them back');
  await one.close();
  await until('what is left is taken up', async () => (await adopt(other))[0] === 'r3');
});

test('the paper of a call that is in the log is written on by one page', async (t) => {
  const [one, other] = await tabs(t, 2);
  await send(one, call(1));
  await keep(one, call(1, { revision: 1 }));
  assert.equal((await other.settled((records, record) => records.drafts.keep(record), plain(call(1, { revision: 1 })))).code, 'not-now');
  await other.ask((records, record) => records.drafts.keep(record), plain(call(1)));
  assert.equal((await stored(one)).drafts[0].record.revision, 1, 'what comes late changes nothing');
  await one.close();
  await until('it is taken up', async () => (await adopt(other))[0] === 'r1');
  await other.ask((records, record) => records.drafts.discard(record.id), plain(call(1)));
  assert.deepEqual((await stored(other)).calls.map(({ call: { id, revision } }) => [id, revision]), [['r1', undefined]]);
});

test('a page that is there says so: the call it takes along when it goes ended about then', async (t) => {
  const [one] = await tabs(t, 1, { before: () => {
    const { setInterval } = window;
    window.setInterval = (what, interval) => setInterval(what, interval === 20_000 ? 20 : interval);
  } });
  await keep(one, call(1));
  const { drafts: [{ seenAt }] } = await stored(one);
  await until('seen later', async () => (await stored(one)).drafts[0].seenAt > seenAt);
});
