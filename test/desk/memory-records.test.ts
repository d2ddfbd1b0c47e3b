import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultForm, initialRecords, interactionOf, reduceRecords, type CallRecord, type RecordsEvent, type RecordsState } from '../../src/core/index.js';
import { dayOf, isMissed, isOfKind, MemoryRecords, type CallQuery } from '../../src/desk/index.js';

const morning = new Date(2026, 10, 22, 9, 0).getTime();
const minute = 60_000;
const hung = { cause: 'hung-up', by: 'peer' } as const;

const call = (id: string, more: Partial<CallRecord> = {}): CallRecord => ({
  id, callId: `call-${id}`, agent: 'sip:1001@sim.example', direction: 'incoming', number: '+15550100', startedAt: morning, answeredAt: morning + 4_000,
  endedAt: morning + minute, end: hung, holds: 0, heldFor: 0, legs: [], answers: {}, ...more,
});
const missed = (id: string, more: Partial<CallRecord> = {}): CallRecord => {
  const { answeredAt: _, ...rest } = call(id, more);
  return { ...rest, end: { cause: 'cancelled', by: 'peer' } };
};

interface Kept { readonly records: MemoryRecords; state(): RecordsState }

/** Records with these calls; those `told` are on their way to a CRM. */
async function kept(calls: readonly CallRecord[], told = false, toE164?: (number: string) => Promise<string>): Promise<Kept> {
  const records = new MemoryRecords([], toE164);
  let state = initialRecords;
  records.start((event: RecordsEvent) => { state = reduceRecords(state, event); });
  for (const one of calls) await records.finish(one, told ? interactionOf(one, defaultForm) : undefined);
  return { records, state: () => state };
}
/** Each a minute after the one before. */
const inTurn = (calls: readonly CallRecord[]): readonly CallRecord[] => calls.map((one, index) => ({ ...one, startedAt: morning + index * minute }));
const found = async ({ records }: Kept, query: Partial<CallQuery> = {}): Promise<string> =>
  (await records.callLog.page({ limit: 100, ...query })).calls.map(({ id }) => id).join(' ');

describe('the days of calls', () => {
  test('are those of this computer', () => {
    assert.equal(dayOf(morning), '2026-11-22');
    assert.equal(dayOf(new Date(2026, 0, 2, 0, 0).getTime()), '2026-01-02');
    assert.equal(dayOf(new Date(2026, 0, 1, 23, 59, 59, 999).getTime()), '2026-01-01');
  });

  test('missed is what nobody here took though it rang here', () => {
    assert.equal(isMissed(missed('a')), true);
    assert.equal(isMissed(missed('a', { queue: 'Support' })), true, 'who gave up in a queue, too');
    assert.equal(isMissed(call('a')), false);
    assert.equal(isMissed({ ...missed('a'), end: { cause: 'answered-elsewhere', by: 'network' } }), false);
    assert.equal(isMissed({ ...missed('a'), end: { cause: 'declined', by: 'agent' } }), false);
    assert.equal(isMissed({ ...missed('a'), direction: 'outgoing' }), false);
  });

  test('incoming are all that came, missed ones too', () => {
    assert.deepEqual((['missed', 'incoming', 'outgoing'] as const).map((kind) => isOfKind(missed('a'), kind)), [true, true, false]);
  });

  test('are counted by kind, newest first', async () => {
    const before = { startedAt: morning - 24 * 60 * minute };
    const { records } = await kept([call('a', before), call('b', { direction: 'outgoing' }), missed('c'), call('d')]);
    assert.deepEqual(await records.callLog.days(), [
      { day: '2026-11-22', calls: 3, missed: 1, incoming: 2, outgoing: 1 },
      { day: '2026-11-21', calls: 1, missed: 0, incoming: 1, outgoing: 0 },
    ]);
  });
});

describe('the call log', () => {
  const log = Array.from({ length: 10 }, (_, index) => call(`c${index}`, { startedAt: morning + index * minute }));

  test('is told newest first, and those of one moment always in the same order', async () => {
    assert.equal(await found(await kept([call('a'), call('c', { startedAt: morning + 2 }), call('b', { startedAt: morning + 1 })])), 'c b a');
    assert.equal(await found(await kept([call('a'), call('b'), call('c')])), await found(await kept([call('c'), call('a'), call('b')])));
  });

  test('goes on where a page ended, until there are no more', async () => {
    const together = await kept([...log, ...['x', 'b', 'd'].map((id) => call(id, { startedAt: log[4]!.startedAt }))]);
    const pages: string[] = [];
    for (let page = await together.records.callLog.page({ limit: 7 }); ; page = await together.records.callLog.page({ limit: 7, before: page.next })) {
      pages.push(page.calls.map(({ id }) => id).join(' '));
      if (!page.next) break;
    }
    assert.deepEqual(pages.map((page) => page.split(' ').length), [7, 6]);
    assert.equal(pages.join(' '), await found(together));
  });

  test('a page that ends with the last call says that there are no more', async () => {
    assert.equal((await (await kept(log)).records.callLog.page({ limit: 10 })).next, undefined);
  });

  test('is asked for what was before a moment, and passes over some', async () => {
    const together = await kept(log);
    assert.equal(await found(together, { before: log[3]!.startedAt }), 'c2 c1 c0');
    assert.equal(await found(together, { before: log[8]!.startedAt, skip: 2, limit: 3 }), 'c5 c4 c3');
    assert.equal(await found(together, { skip: 99 }), '');
  });

  test('is filtered by kind and queue, before any are passed over', async () => {
    const together = await kept(inTurn([missed('a', { queue: 'Support' }), call('b', { direction: 'outgoing' }), missed('c', { queue: 'Sales' }), call('d', { queue: 'Support' })]));
    assert.equal(await found(together, { kind: 'missed' }), 'c a');
    assert.equal(await found(together, { kind: 'incoming', skip: 1 }), 'c a');
    assert.equal(await found(together, { queue: 'Support' }), 'd a');
    assert.equal(await found(together, { queue: 'Support', kind: 'missed' }), 'a');
  });

  test('is searched in number, name, customer and notes, and nowhere else', async () => {
    const together = await kept(inTurn([
      call('a', { number: '+4930123' }), call('b', { name: 'Ada Lovelace' }), call('c', { customerName: 'Lovelace & Co.' }), call('d', { answers: { notes: 'Asked for ADA.', disposition: 'ada' } }),
      call('e', { agent: 'ada', answers: { disposition: 'ada' } }),
    ]));
    assert.equal(await found(together, { text: '30123' }), 'a');
    assert.equal(await found(together, { text: ' ada ' }), 'd b');
    assert.equal(await found(together, { text: 'LOVE' }), 'c b');
    assert.equal(await found(together, { text: '  ' }), 'e d c b a', 'blanks are no question');
  });

  test('finds the calls of a number since a moment, however it is written', async () => {
    const { records } = await kept([...log, call('x', { number: '+15550177', startedAt: morning + minute })], false, async (number) => `+${number.replace(/\D/g, '')}`);
    assert.deepEqual((await records.callLog.withNumber('+1 555 0100', log[8]!.startedAt)).map(({ id }) => id), ['c9', 'c8']);
  });

  test('is exported oldest first', async () => {
    const { records } = await kept(log);
    const all: string[] = [];
    for await (const { id } of records.callLog.all()) all.push(id);
    assert.deepEqual(all, log.map(({ id }) => id));
  });

  test('a record that is finished is no draft any more', async () => {
    const together = await kept([]);
    await together.records.drafts.keep(call('a'));
    await together.records.finish(call('a'));
    assert.equal(await together.records.eraseCustomer('nobody'), 0);
    assert.equal((await together.records.callLog.get('a'))?.delivery, 'none');
    assert.equal(together.state().deliveries.length, 0);
  });
});

describe('the outbox in memory', () => {
  const refusal = { code: 'crm-refused', message: 'No such customer.' } as const;

  test('gives those of one customer in their order, and others beside', async () => {
    const { records } = await kept([call('a', { customerId: 'ada' }), call('b', { customerId: 'ada' }), call('c', { number: '+15550177' })], true);
    assert.equal((await records.outbox.claim(0, 1))?.id, 'a');
    await records.outbox.postpone('a', 1_000, refusal);
    assert.equal((await records.outbox.claim(0, 1))?.id, 'c', 'b waits for a');
    await records.outbox.delivered('c');
    assert.equal(await records.outbox.claim(0, 1), undefined);
    assert.equal(await records.outbox.nextAt(0), 1_000);
    assert.equal((await records.outbox.claim(1_000, 1))?.id, 'a');
    await records.outbox.delivered('a');
    assert.equal((await records.outbox.claim(1_000, 1))?.id, 'b');
    await records.outbox.delivered('b');
    assert.equal(await records.outbox.nextAt(0), undefined);
  });

  test('those behind a refused one do not wait for it', async () => {
    const { records } = await kept([call('a', { customerId: 'ada' }), call('b', { customerId: 'ada' })], true);
    await records.outbox.refuse('a', refusal);
    assert.equal((await records.outbox.claim(0, 1))?.id, 'b');
  });

  test('what became of it stands in the log, and no longer than it is so', async () => {
    const { records, state } = await kept([call('a')], true);
    const row = async (): Promise<unknown> => { const { delivery, problem } = (await records.callLog.get('a'))!; return { delivery, problem }; };
    assert.deepEqual(await row(), { delivery: 'waiting', problem: undefined });
    await records.outbox.refuse('a', refusal);
    assert.deepEqual(await row(), { delivery: 'refused', problem: refusal });
    assert.deepEqual(state().deliveries, [{ id: 'a', status: 'refused', attempts: 1, nextAt: 0, problem: refusal }]);
    await records.outbox.retry('a');
    assert.deepEqual(await row(), { delivery: 'waiting', problem: undefined });
    await records.outbox.delivered('a');
    assert.deepEqual(await row(), { delivery: 'delivered', problem: undefined });
  });

  test('a retry of all brings the refused ones back, too', async () => {
    const { records } = await kept([call('a', { number: '1' }), call('b', { number: '2' })], true);
    await records.outbox.refuse('a', refusal);
    await records.outbox.postpone('b', 9_000, refusal);
    await records.outbox.retry();
    assert.equal(await records.outbox.nextAt(0), 0);
    assert.equal((await records.outbox.claim(0, 1))?.id, 'a');
  });

  test('what is erased is not on its way any more, whatever the CRM answers then', async () => {
    const { records, state } = await kept([call('a', { customerId: 'ada' }), call('b', { number: '2' })], true);
    await records.contacts.keep([{ id: 'ada', name: 'Ada', numbers: ['+15550100'] }]);
    await records.drafts.keep(call('c', { customerId: 'ada' }));
    await records.outbox.claim(0, 1);
    const { version } = state();
    assert.equal(await records.eraseCustomer('ada'), 2);
    assert.ok(state().version > version);
    assert.deepEqual(state().deliveries.map(({ id }) => id), ['b']);
    await records.outbox.delivered('a');
    await records.outbox.postpone('a', 1, refusal);
    assert.deepEqual(state().deliveries.map(({ id }) => id), ['b']);
    assert.deepEqual([await records.callLog.get('a'), await records.contacts.byId('ada')], [undefined, undefined]);
    await records.eraseAll();
    assert.deepEqual([state().deliveries, await records.callLog.days()], [[], []]);
  });
});
