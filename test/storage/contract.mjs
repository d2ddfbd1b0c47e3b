// What all records promise, wherever they are kept: run in Node against those in memory, in a browser against those over IndexedDB.

/** A call that ended; `more` of its record. @param {number} at @param {object} [more] */
export const call = (at, more = {}) => ({
  id: `r${at}`, callId: `c${at}`, agent: 'sip:1001@x', direction: 'incoming', number: '+15550100', startedAt: at, endedAt: at + 60_000, answeredAt: at + 5_000,
  end: { cause: 'hung-up', by: 'peer' }, holds: 0, heldFor: 0, legs: [], answers: {}, ...more,
});
export const missed = { answeredAt: undefined, end: { cause: 'cancelled', by: 'peer' } };
/** What the CRM is told of it. @param {ReturnType<typeof call>} record */
export const told = ({ id, number, customerId, revision }) => ({
  id, type: 'call', ...(revision && { revision }), agent: 'sip:1001@x', direction: 'incoming', outcome: 'talked', number, startedAt: '2026-11-22T10:00:00Z', talked: 55, holds: 0, held: 0, legs: [], ...(customerId && { customerId }),
});
/** One way to write a number, as the tests compare them. @param {string} number */
export const toE164 = async (number) => number.replace(/[ ()-]/g, '').replace(/^00/, '+');
export const why = { code: 'crm-busy', message: 'Busy.' };

const noon = new Date(2026, 10, 22, 12).getTime();
const day = 24 * 3_600_000;
const plain = (record) => JSON.parse(JSON.stringify(record)); // without what is undefined
const ids = (calls) => calls.map(({ id }) => id);
const finish = async (records, ...calls) => { for (const one of calls) await records.finish(plain(one)); };
const send = async (records, ...calls) => { for (const one of calls) await records.finish(plain(one), told(one)); };

/** Each gets empty records, how to check, and the events so far. */
export const contract = {
  'contacts are found by their number, however it is written, and by id; a newer one takes the older one\'s place': async ({ contacts }, check) => {
    const ada = { id: '7', name: 'Ada', numbers: ['+1 555 0100', '001 555 0199'], tier: 'gold' };
    await contacts.keep([ada, { id: '8', name: 'Grace', numbers: ['+15550100'] }]);
    check('by number', (await contacts.byNumber('(001)555-0100')).map(({ name }) => name).sort(), ['Ada', 'Grace']);
    check('by the other', await contacts.byNumber('+15550199'), [ada]);
    check('by id', await contacts.byId('7'), ada);
    check('nobody', [await contacts.byNumber('+15550999'), await contacts.byId('9') ?? null], [[], null]);
    await contacts.keep([{ ...ada, numbers: ['+15550777'] }]);
    check('moved', [await contacts.byNumber('+15550199'), (await contacts.byNumber('+15550777')).length], [[], 1]);
  },

  'a finished call is in the log: with what was written, and what becomes of it': async (records, check, events) => {
    const { callLog } = records;
    const written = call(noon, { answers: { notes: 'Wants it in blue', tags: ['a', 'b'] }, queue: 'support', path: ['Orders'], from: { name: 'Eve' } });
    await records.drafts.keep(written);
    await finish(records, written);
    await send(records, call(noon + 1));
    check('without a CRM', await callLog.get(written.id), { ...written, delivery: 'none' });
    check('on its way', (await callLog.get(`r${noon + 1}`)).delivery, 'waiting');
    check('nobody', await callLog.get('x') ?? null, null);
    check('events', events().filter(({ type }) => type.endsWith('changed')).map(({ type }) => type).slice(-3), ['call-log-changed', 'delivery-changed', 'call-log-changed']);
  },

  'finished twice is one call, one parcel, and counted once': async (records, check) => {
    const one = call(noon);
    await send(records, one, one, call(noon + 1, { number: '+15550101' }));
    check('counted', (await records.callLog.days()).map(({ calls, incoming }) => [calls, incoming]), [[2, 2]]);
    check('first', (await records.outbox.claim(noon, 1000)).id, one.id);
    await records.outbox.delivered(one.id);
    await records.finish(plain({ ...one, direction: 'outgoing', answers: { notes: 'more' } }), told(one));
    check('there already', (({ delivery, answers }) => [delivery, answers])(await records.callLog.get(one.id)), ['delivered', { notes: 'more' }]);
    check('the other alone is left', (await records.outbox.claim(noon, 1000)).id, `r${noon + 1}`);
    await records.outbox.delivered(`r${noon + 1}`);
    check('nothing is left', [await records.outbox.claim(noon, 1000) ?? null, await records.outbox.nextAt(noon) ?? null], [null, null]);
    check('counted as what it is now', (await records.callLog.days()).map(({ calls, incoming, outgoing }) => [calls, incoming, outgoing]), [[2, 1, 1]]);
  },

  'pages go from the newest on, each call once, those of one moment included': async (records, check) => {
    await finish(records, ...[3, 1, 2, 5, 4].map((at) => call(noon + at)), call(noon + 3, { id: 'a' }), call(noon + 3, { id: 'z' }));
    const seen = [];
    for (let before; ;) {
      const { calls, next } = await records.callLog.page({ limit: 2, ...(before && { before }) });
      seen.push(ids(calls));
      if (!(before = next)) break;
    }
    check('pages', seen, [[`r${noon + 5}`, `r${noon + 4}`], ['a', `r${noon + 3}`], ['z', `r${noon + 2}`], [`r${noon + 1}`]]);
    check('before a moment', ids((await records.callLog.page({ limit: 9, before: noon + 3 })).calls), [`r${noon + 2}`, `r${noon + 1}`]);
    check('some passed over', ids((await records.callLog.page({ limit: 2, skip: 3 })).calls), [`r${noon + 3}`, 'z']);
    check('all passed over', await records.callLog.page({ limit: 2, skip: 7 }), { calls: [] });
    check('a page that is just full is the last', await records.callLog.page({ limit: 7 }).then(({ next }) => next ?? null), null);
  },

  'pages of one kind, of one queue, of both, and with some words': async (records, check) => {
    await finish(
      records, call(noon + 1, { queue: 'support', name: 'Ada Lovelace' }), call(noon + 2, { ...missed, queue: 'support' }), call(noon + 3, { direction: 'outgoing', number: '+4420794' }),
      call(noon + 4, { ...missed, queue: 'sales', customerName: 'Grace Hopper' }), call(noon + 5, { queue: 'sales', answers: { notes: 'Asked for a REFUND' } }), call(noon + 6, { ...missed, end: { cause: 'answered-elsewhere', by: 'peer' } }),
    );
    const page = async (query) => (await records.callLog.page({ limit: 9, ...query })).calls.map(({ startedAt }) => startedAt - noon);
    check('missed', await page({ kind: 'missed' }), [4, 2]);
    check('incoming', await page({ kind: 'incoming' }), [6, 5, 4, 2, 1]);
    check('outgoing', await page({ kind: 'outgoing' }), [3]);
    check('queue', await page({ queue: 'sales' }), [5, 4]);
    check('both', await page({ queue: 'support', kind: 'missed' }), [2]);
    check('words', [await page({ text: ' love ' }), await page({ text: '4420' }), await page({ text: 'hopper' }), await page({ text: 'refund' }), await page({ text: 'nothing' })], [[1], [3], [4], [5], []]);
    check('words and kind', await page({ text: 'grace', kind: 'missed', queue: 'sales' }), [4]);
    check('words, page by page', [await records.callLog.page({ limit: 1, text: '+1555' }), await page({ text: '+1555', skip: 1, before: noon + 6 })].map((one) => (one.next ? one.next.startedAt - noon : one)), [6, [4, 2, 1]]);
  },

  'days are counted, newest first, and an empty one goes away': async (records, check) => {
    await finish(records, call(noon - day, { customerId: '7' }), call(noon, { customerId: '7', ...missed }), call(noon + 1, { direction: 'outgoing' }), call(noon + 2));
    const figures = async () => (await records.callLog.days()).map(({ day: name, calls, missed: lost, incoming, outgoing }) => [name, calls, lost, incoming, outgoing]);
    check('days', await figures(), [['2026-11-22', 3, 1, 2, 1], ['2026-11-21', 1, 0, 1, 0]]);
    await records.eraseCustomer('7');
    check('without them', await figures(), [['2026-11-22', 2, 0, 1, 1]]);
  },

  'calls with a number since then, newest first, a hundred at most': async (records, check) => {
    await finish(records, call(noon + 1), call(noon + 2, { number: '001 555 0100' }), call(noon + 3, { number: '+15550101' }), call(noon + 4));
    const since = async (at) => (await records.callLog.withNumber('(+1) 555 0100', at)).map(({ startedAt }) => startedAt - noon);
    check('all', await since(0), [4, 2, 1]);
    check('lately', await since(noon + 2), [4, 2]);
    await finish(records, ...Array.from({ length: 120 }, (_, i) => call(noon + 10 + i)));
    check('a hundred', ((all) => [all.length, all[0]])(await since(0)), [100, 129]);
  },

  'all of them, oldest first': async (records, check) => {
    await finish(records, call(noon + 2), call(noon + 1), call(noon + 3));
    const seen = [];
    for await (const { startedAt } of records.callLog.all()) {
      await new Promise((later) => setTimeout(later)); // whoever writes them into a file takes their time
      seen.push(startedAt - noon);
    }
    check('all', seen, [1, 2, 3]);
  },

  'the outbox keeps the order within a customer; one that waits or was refused keeps nobody else waiting': async (records, check, events) => {
    const { outbox } = records;
    await send(records, call(1, { customerId: 'A' }), call(2, { customerId: 'A' }), call(3, { customerId: 'B' }), call(4, { number: '+4420' }), call(5, { number: '+4420' }));
    const next = async (now) => (await outbox.claim(now, 1000))?.id ?? null;
    check('the first', await next(10), 'r1');
    await outbox.postpone('r1', 100, why);
    check('not the second of A', await next(10), 'r3');
    await outbox.refuse('r3', why);
    check('the next customer', await next(10), 'r4');
    await outbox.delivered('r4');
    check('theirs again', await next(10), 'r5');
    await outbox.delivered('r5');
    check('nothing is due', [await next(10), await outbox.nextAt(10)], [null, 100]);
    check('it is due', await outbox.claim(100, 1000).then(({ id, attempts, interaction }) => [id, attempts, interaction.id]), ['r1', 1, 'r1']);
    await outbox.refuse('r1', why);
    check('the second of A at last', await next(100), 'r2');
    await outbox.delivered('r2');
    check('those refused wait for a person', [await next(1e9), await outbox.nextAt(100) ?? null], [null, null]);
    check('the log tells', await Promise.all([1, 2, 3].map(async (n) => (({ delivery, problem }) => [delivery, problem?.code ?? null])(await records.callLog.get(`r${n}`)))), [['refused', 'crm-busy'], ['delivered', null], ['refused', 'crm-busy']]);
    const told = events().filter(({ type }) => type === 'delivery-changed').map(({ delivery: { id, status, attempts } }) => `${id} ${status} ${attempts}`);
    check('events', told.slice(5), [
      'r1 sending 0', 'r1 waiting 1', 'r3 sending 0', 'r3 refused 1', 'r4 sending 0', 'r4 delivered 1', 'r5 sending 0', 'r5 delivered 1',
      'r1 sending 1', 'r1 refused 2', 'r2 sending 0', 'r2 delivered 1',
    ]);
  },

  'tried again: one, or all; in the order in which they came': async (records, check) => {
    const { outbox } = records;
    await send(records, call(1, { customerId: 'A' }), call(2, { customerId: 'A' }), call(3, { customerId: 'A' }), call(4, { customerId: 'B' }));
    await outbox.refuse('r1', why);
    await outbox.postpone('r2', 900, why);
    await outbox.refuse('r4', why);
    check('nothing is due', [await outbox.claim(10, 1000) ?? null, await outbox.nextAt(10)], [null, 900]);
    await outbox.retry('r1');
    check('the first is the first again', (await outbox.claim(10, 1000)).id, 'r1');
    check('and says that it waits', (({ delivery, problem }) => [delivery, problem ?? null])(await records.callLog.get('r1')), ['waiting', null]);
    await outbox.delivered('r1');
    await outbox.retry();
    const order = [];
    for (let parcel; (parcel = await outbox.claim(10, 1000)); await outbox.delivered(parcel.id)) order.push(parcel.id);
    check('all', order.sort(), ['r2', 'r3', 'r4']);
    await outbox.retry('nobody');
    await outbox.delivered('nobody');
    await outbox.postpone('nobody', 1, why);
    check('nobody', await outbox.claim(10, 1000) ?? null, null);
  },

  'a call that is changed later takes the place of what was in the log, and the CRM is told once more': async (records, check, events) => {
    const one = call(noon, { answers: { notes: 'first' }, customerId: 'A' });
    const changed = (revision, notes) => ({ ...one, revision, answers: { notes } });
    const next = async () => { const parcel = await records.outbox.claim(noon, 1000); return parcel ? [parcel.id, parcel.interaction.revision ?? 0, parcel.attempts] : null; };
    const log = async () => (({ answers, revision, delivery }) => [answers.notes, revision ?? 0, delivery])(await records.callLog.get(one.id));
    await send(records, one);
    await records.outbox.claim(noon, 1000);
    await records.outbox.delivered(one.id);
    await records.drafts.keep(plain(changed(1, 'sec')));
    check('while it is written', await log(), ['first', 0, 'delivered']);
    await send(records, changed(1, 'second'));
    check('changed', await log(), ['second', 1, 'waiting']);
    check('counted once', (await records.callLog.days()).map(({ calls }) => calls), [1]);
    check('told again', await next(), [one.id, 1, 0]);
    await records.outbox.delivered(one.id);
    check('an acknowledgement of the version before says nothing of this one', await next(), [one.id, 1, 0]);
    const told = events().length;
    await records.outbox.delivered(one.id, 1);
    check('once', [await log(), await next()], [['second', 1, 'delivered'], null]);
    check('and it is said', events().slice(told).filter(({ type }) => type === 'delivery-changed').map(({ delivery: { status } }) => status), ['delivered']);
    await send(records, one);
    check('what comes late changes nothing', [await log(), await next()], [['second', 1, 'delivered'], null]);
    await finish(records, changed(2, 'third'));
    check('where there is no CRM any more', await log(), ['third', 2, 'delivered']);
  },

  'what is changed while it is on its way goes after it, the newest alone': async (records, check) => {
    const one = call(noon, { customerId: 'A' });
    const next = async (now = noon) => { const parcel = await records.outbox.claim(now, 1000); return parcel ? [parcel.id, parcel.interaction.revision ?? 0, parcel.attempts] : null; };
    await send(records, one, call(noon + 1, { customerId: 'A' }));
    check('the first', await next(), [one.id, 0, 0]);
    await send(records, { ...one, revision: 1 }, { ...one, revision: 2 });
    check('it stays as it was sent', await next(), [one.id, 0, 0]);
    await records.outbox.postpone(one.id, noon + 100, why);
    check('and waits its turn', [await next(), await next(noon + 100)], [null, [one.id, 0, 1]]);
    await records.outbox.delivered(one.id);
    check('it is not there before the change is', (await records.callLog.get(one.id)).delivery, 'waiting');
    check('the newest, before the next call of that customer', await next(noon + 100), [one.id, 2, 0]);
    await records.outbox.postpone(one.id, noon + 200, why, 1);
    await records.outbox.refuse(one.id, why, 1);
    check('what is said of another version is not heard', await next(noon + 100), [one.id, 2, 0]);
    await records.outbox.delivered(one.id, 2);
    check('then the next', await next(noon + 100), [`r${noon + 1}`, 0, 0]);
  },

  'a refusal is over with a change': async (records, check) => {
    const one = call(noon);
    const next = async () => { const parcel = await records.outbox.claim(noon, 1000); return parcel ? [parcel.interaction.revision ?? 0, parcel.attempts] : null; };
    await send(records, one);
    await records.outbox.refuse(one.id, why);
    await send(records, { ...one, revision: 1 });
    check('changed after it', [await next(), (await records.callLog.get(one.id)).problem ?? null], [[1, 0], null]);
    await send(records, { ...one, revision: 2 });
    await records.outbox.refuse(one.id, why, 1);
    check('changed before it', [await next(), (await records.callLog.get(one.id)).delivery], [[2, 0], 'waiting']);
    await records.outbox.refuse(one.id, why, 2);
    check('refused again', [await next(), (await records.callLog.get(one.id)).delivery], [null, 'refused']);
    await records.outbox.retry(one.id);
    check('tried again', await next(), [2, 1]);
  },

  'a customer is erased everywhere, and nobody else': async (records, check, events) => {
    await records.contacts.keep([{ id: '7', name: 'Ada', numbers: ['+1'] }, { id: '8', name: 'Grace', numbers: ['+1'] }]);
    await send(records, call(noon, { customerId: '7' }), call(noon + 1, { customerId: '8' }), call(noon + 2, { customerId: '7' }));
    await records.drafts.keep(plain(call(noon + 3, { customerId: '7' })));
    await records.saveRecents([{ number: '001', direction: 'incoming', missed: true, at: 1 }, { number: '+15550100', direction: 'incoming', missed: false, at: 2 }, { number: '+4420', direction: 'outgoing', missed: false, at: 3 }]);
    const before = events().length;
    check('how many', await records.eraseCustomer('7'), 3);
    check('of the numbers lately called theirs are gone', (await records.recents()).map(({ number }) => number), ['+4420']);
    check('and it is said, as they stand there', ['001', '+15550100'].map((number) => events().slice(before).find(({ type }) => type === 'recents-erased').numbers.includes(number)), [true, true]);
    check('contacts', (await records.contacts.byNumber('+1')).map(({ id }) => id), ['8']);
    check('calls', ids((await records.callLog.page({ limit: 9 })).calls), [`r${noon + 1}`]);
    check('on its way', [(await records.outbox.claim(noon, 1000)).id, await records.outbox.delivered(`r${noon + 1}`) ?? null, await records.outbox.claim(noon, 1000) ?? null], [`r${noon + 1}`, null, null]);
    check('again', await records.eraseCustomer('7'), 0);
  },

  'everything is erased': async (records, check, events) => {
    await records.contacts.keep([{ id: '7', name: 'Ada', numbers: ['+1'] }]);
    await send(records, call(noon));
    await records.saveDevices({ ringer: 'speakers' });
    await records.saveRecents([{ number: '1', direction: 'incoming', missed: true, at: 1 }]);
    const before = events().length;
    await records.eraseAll();
    check('nothing', [await records.contacts.byNumber('+1'), await records.callLog.page({ limit: 9 }), await records.callLog.days(), await records.devices(), await records.recents(), await records.outbox.claim(noon, 1) ?? null], [[], { calls: [] }, [], {}, [], null]);
    check('and it is said', (await events.until(before, 'deliveries-loaded')).deliveries, []);
    check('of the numbers, too', events().slice(before).filter(({ type }) => type === 'recents-erased'), [{ type: 'recents-erased' }]);
  },

  'what the person chose': async (records, check) => {
    check('at first', [await records.recents(), await records.devices(), await records.agent() ?? null], [[], {}, null]);
    const kept = { seenAt: 9, agent: { status: 'away', reason: 'Lunch', since: 1, chosen: { status: 'away', reason: 'Lunch' }, chosenAt: 1, shift: { startedAt: 1, sums: { 'ready': 0, 'busy': 1, 'after-call-work': 0, 'away': 0, 'offline': 0 }, breaks: { Lunch: 2 } } } };
    await records.saveAgent(kept);
    await records.saveRecents([{ number: '1', direction: 'incoming', missed: true, at: 1 }]);
    check('then', [await records.agent(), (await records.recents()).length], [kept, 1]);
  },
};

/** Runs one entry, and gives what was found beside what was expected. @param {string} name @param {object} records @param {{ type: string }[]} events that go on growing */
export async function runContract(name, records, events) {
  const found = [];
  const seen = Object.assign(() => [...events], {
    until: async (from, wanted) => {
      for (;;) {
        const found = events.slice(from).find(({ type }) => type === wanted);
        if (found) return found;
        await new Promise((later) => setTimeout(later, 5));
      }
    },
  });
  await contract[name](records, (what, actual, expected) => found.push({ what, actual: plain(actual), expected: plain(expected) }), seen);
  return found;
}
