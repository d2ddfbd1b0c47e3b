// The page's half of records.mjs: records of ours, and the browser's own IndexedDB beside them, over the same rows.
import { callRow } from '../../src/storage/call-rows.ts';
import { contactRow } from '../../src/storage/contacts.ts';
import { BrowserRecords } from '../../src/storage/index.ts';

const batch = 5_000;
const queues = ['support', 'sales', 'orders', undefined];
const asIs = async (number) => number;
const numberOf = (i) => `+1555${String(i).padStart(7, '0')}`;
const done = (request) => new Promise((tell, fail) => { request.onsuccess = () => tell(request.result); request.onerror = () => fail(request.error); });
const over = (transaction) => new Promise((tell, fail) => { transaction.oncomplete = tell; transaction.onabort = () => fail(transaction.error); });

const customer = (i) => ({ id: `c${i}`, name: `Customer ${i}`, company: `Company ${i % 1000}`, numbers: [numberOf(i)], fields: [{ label: 'Plan', value: 'Flat' }, { label: 'City', value: 'Hof' }] });
const record = (i, startedAt, id = `r${i}`) => ({
  id, callId: `c${i}`, agent: 'sip:1001@x', direction: i % 3 ? 'incoming' : 'outgoing', number: numberOf(i % 50_000), startedAt, endedAt: startedAt + 90_000,
  ...(i % 50 !== 1 && { answeredAt: startedAt + 5_000 }), end: { cause: 'hung-up', by: 'peer' }, ...(queues[i % 4] && { queue: queues[i % 4] }), holds: 0, heldFor: 0, legs: [],
  customerId: `c${i % 50_000}`, customerName: `Customer ${i % 50_000}`, answers: { disposition: 'resolved', notes: `Asked for order ${i}, and when it comes.` },
});
const told = (id) => ({ id, type: 'call', agent: 'sip:1001@x', direction: 'incoming', outcome: 'talked', number: '+1', startedAt: '2026-11-22T10:00:00Z', talked: 85, holds: 0, held: 0, legs: [], notes: 'Asked for an order.' });

let raw;
let rows;

/** Opens the records of a user, who has so many contacts and calls. */
window.openBench = async (user, count) => {
  rows = count;
  window.records = new BrowserRecords(user, new AbortController().signal, { toE164: asIs });
  await window.records.devices();
  raw = await done(indexedDB.open(`cordboard:${user}`));
};

/** Fills them, with calls of the last 80 days. */
window.fill = async (count) => {
  const began = performance.now();
  const now = Date.now();
  const days = new Map();
  for (let from = 0; from < count; from += batch) {
    const indexes = Array.from({ length: Math.min(batch, count - from) }, (_, i) => from + i);
    const contacts = await Promise.all(indexes.map((i) => contactRow(customer(i), asIs, now)));
    const calls = indexes.map((i) => callRow({ ...record(i, now - Math.floor((count - i) / count * 80 * 86_400_000)), delivery: 'delivered' }, numberOf(i % 50_000)));
    for (const { call, day, missed } of calls) {
      const sum = days.get(day) ?? { day, calls: 0, missed: 0, incoming: 0, outgoing: 0 };
      days.set(day, { ...sum, calls: sum.calls + 1, missed: sum.missed + (missed ?? 0), [call.direction]: sum[call.direction] + 1 });
    }
    const transaction = raw.transaction(['contacts', 'calls'], 'readwrite');
    for (const row of contacts) transaction.objectStore('contacts').put(row);
    for (const row of calls) transaction.objectStore('calls').put(row);
    await over(transaction);
  }
  const transaction = raw.transaction('days', 'readwrite');
  for (const day of days.values()) transaction.objectStore('days').put(day);
  await over(transaction);
  return Math.round((performance.now() - began) / 1000);
};

const newest = () => raw.transaction('calls').objectStore('calls').index('newest');

/** What is asked, of ours and of the browser itself; each gets a number between 0 and 1. */
const questions = {
  'look-up by number': (at) => window.records.contacts.byNumber(numberOf(Math.floor(at * rows))),
  'look-up by number, raw': (at) => done(raw.transaction('contacts').objectStore('contacts').index('number').getAll(numberOf(Math.floor(at * rows)))),
  'look-up by id': (at) => window.records.contacts.byId(`c${Math.floor(at * rows)}`),
  'first page of 50': () => window.records.callLog.page({ limit: 50 }),
  'first page of 50, raw getAll': () => done(newest().getAll(undefined, 50)),
  'first page of 50, raw cursor': () => new Promise((tell) => {
    const found = [];
    newest().openCursor().onsuccess = ({ target: { result: cursor } }) => { if (found.push(cursor.value) < 50) cursor.continue(); else tell(found); };
  }),
  'a page from the middle': (at) => window.records.callLog.page({ limit: 50, before: Date.now() - at * 80 * 86_400_000 }),
  'a page, 500 passed over': () => window.records.callLog.page({ limit: 50, skip: 500 }),
  'missed calls, first page': () => window.records.callLog.page({ limit: 50, kind: 'missed' }),
  'a queue\'s missed calls': () => window.records.callLog.page({ limit: 50, kind: 'missed', queue: 'sales' }),
  'a word that is rare': () => window.records.callLog.page({ limit: 50, text: `order ${rows - Math.min(rows, 1_000)},` }),
  'calls with a number': (at) => window.records.callLog.withNumber(numberOf(Math.floor(at * Math.min(rows, 50_000))), Date.now() - 86_400_000),
  'days': () => window.records.callLog.days(),
};
window.questions = Object.keys(questions);

/** How long answers take, ms. */
window.measure = async (name, times) => {
  const taken = [];
  for (let i = 0; i < times; i++) {
    const at = Math.random();
    const began = performance.now();
    await questions[name](at);
    taken.push(performance.now() - began);
  }
  return taken;
};

const write = (durability) => async (i) => {
  const transaction = raw.transaction('calls', 'readwrite', { durability });
  transaction.objectStore('calls').put(callRow({ ...record(i, Date.now(), `w${durability}${i}`), delivery: 'waiting' }, numberOf(1)));
  await over(transaction);
};
const writes = {
  'finish (whole, flushed to the disk)': (i) => window.records.finish(record(i, Date.now(), `f${i}`), told(`f${i}`)),
  'keep a draft (a keystroke)': (i) => window.records.drafts.keep(record(i, Date.now(), `d${i % 5}`)),
  'raw put into calls, strict': write('strict'),
  'raw put into calls, relaxed': write('relaxed'),
};
window.writes = Object.keys(writes);

/** How many a second, one after the other. */
window.measureWrites = async (name, times) => {
  const began = performance.now();
  for (let i = 0; i < times; i++) await writes[name](i);
  return times / (performance.now() - began) * 1000;
};
