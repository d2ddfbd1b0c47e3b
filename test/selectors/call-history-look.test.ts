import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryRecords, type CallLog, type CallPage, type CallQuery } from '../../src/desk/index.js';
import type { CallFilter } from '../../src/elements/call-history/call-filter.js';
import { CountedCalls } from '../../src/elements/call-history/counted-calls.js';
import { FoundCalls } from '../../src/elements/call-history/found-calls.js';
import { LogLook } from '../../src/elements/call-history/log-look.js';
import { QueuesSeen } from '../../src/elements/call-history/queues-seen.js';
import type { CallSource, Changed } from '../../src/elements/call-history/call-source.js';
import { call, EndlessLog, fill } from '../../stories/calls-on-sim.js';

type News = Parameters<Changed>[0];
const quiet = async (): Promise<void> => { for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve)); };
const known = (source: CallSource, start: number, end: number): (string | undefined)[] => Array.from({ length: end - start }, (_, index) => source.row(start + index)?.id);
const rows = (log: EndlessLog, start: number, end: number, filter: (index: number) => boolean = () => true): string[] =>
  Array.from({ length: log.total }, (_, index) => index).filter(filter).slice(start, end).map((index) => log.at(index).id);

async function counted(log: CallLog, filter: CallFilter = { text: '' }): Promise<{ source: CountedCalls; news: News[] }> {
  const news: News[] = [];
  const source = new CountedCalls(log, filter, (one) => news.push(one));
  await source.open(undefined, 10);
  return { source, news };
}

/** Answers when told to, in any order. */
class SlowLog extends EndlessLog {
  readonly waiting: (() => void)[] = [];
  slow = false;

  override async page(query: CallQuery): Promise<CallPage> {
    if (this.slow) await new Promise<void>((go) => this.waiting.push(go));
    return super.page(query);
  }
}

describe('calls that are counted', () => {
  test('are placed at once, and read where they are seen', async () => {
    const log = new EndlessLog(1_000_000);
    const { source } = await counted(log);
    assert.equal(source.plan.total, 1_000_000);
    assert.deepEqual(known(source, 0, 50), rows(new EndlessLog(50), 0, 50));
    source.want({ start: 777_777, end: 777_790 });
    assert.equal(source.row(777_777), undefined);
    await quiet();
    assert.equal(source.row(777_777)?.id, log.at(777_777).id);
    assert.ok(log.asked.every(({ skip = 0 }) => skip < 400), 'never counts further than a day');
    assert.equal(log.asked.length, 2);
  });

  test('are read on from where the block before them ended', async () => {
    const log = new EndlessLog(1_000);
    const { source } = await counted(log);
    source.want({ start: 40, end: 60 });
    await quiet();
    assert.deepEqual(log.asked.at(-1)?.before, { startedAt: log.at(49).startedAt, id: log.at(49).id });
    assert.deepEqual(known(source, 40, 60), rows(log, 40, 60));
  });

  test('of a kind are counted by it', async () => {
    const log = new EndlessLog(2_003, 100);
    for (const [kind, ways] of [['missed', [2]], ['incoming', [0, 2, 3]], ['outgoing', [1, 4]]] as const) {
      const { source, news } = await counted(log, { kind, text: '' });
      const all = rows(log, 0, 9_999, (index) => (ways as readonly number[]).includes(index % 5));
      assert.equal(source.plan.total, all.length);
      source.want({ start: 200, end: 230 });
      await quiet();
      assert.deepEqual(known(source, 200, 230), all.slice(200, 230));
      assert.deepEqual(news.filter(({ stale }) => stale), []);
    }
  });

  test('that fly past are not asked for: only those still to be seen when there is time', async () => {
    const log = new SlowLog(1_000_000);
    const { source } = await counted(log);
    log.slow = true;
    const before = log.asked.length;
    for (let start = 1_000; start < 900_000; start += 1_000) source.want({ start, end: start + 20 });
    assert.equal(log.waiting.length, 2, 'two at a time');
    for (let go = log.waiting.shift(); go; go = log.waiting.shift()) {
      go();
      await quiet();
    }
    assert.ok(log.asked.length - before <= 4, `${log.asked.length - before} asked`);
    assert.equal(source.row(899_000)?.id, log.at(899_000).id);
  });

  test('are remembered by the thousand, not by the million', async () => {
    const log = new EndlessLog(100_000);
    const { source } = await counted(log);
    for (let start = 0; start < 100_000; start += 500) {
      source.want({ start, end: start + 20 });
      await quiet();
    }
    assert.ok(known(source, 0, 100_000).filter(Boolean).length <= 24 * 50);
    assert.equal(source.row(0), undefined);
    assert.equal(source.row(99_500)?.id, log.at(99_500).id);
  });

  test('say so when the log is another by now', async () => {
    const records = new MemoryRecords();
    await fill({ records }, Array.from({ length: 60 }, (_, index) => call('', 0, index, 1)));
    const { source, news } = await counted(records.callLog);
    await records.eraseAll();
    source.want({ start: 50, end: 60 });
    await quiet();
    assert.ok(news.some(({ stale }) => stale));
  });

  test('that are closed say nothing any more', async () => {
    const log = new SlowLog(1_000);
    const { source, news } = await counted(log);
    log.slow = true;
    source.want({ start: 500, end: 520 });
    source.close();
    log.waiting.forEach((go) => go());
    await quiet();
    assert.deepEqual(news, []);
  });
});

describe('calls that are looked for', () => {
  const found = (log: CallLog, filter: CallFilter): { source: FoundCalls; news: News[] } => {
    const news: News[] = [];
    return { source: new FoundCalls(log, filter, (one) => news.push(one)), news };
  };

  test('are shown from the first one on, and looked for as far as they are seen', async () => {
    const log = new EndlessLog(100_000);
    const { source } = found(log, { queue: 'Orders', text: '' });
    await source.open(undefined, 10);
    assert.deepEqual([source.plan.total, source.complete], [1, false]);
    source.want({ start: 0, end: 12 });
    await quiet();
    const all = rows(new EndlessLog(900), 0, 400, (index) => index % 3 !== 0);
    assert.ok(source.plan.total >= 32 && source.plan.total < 300, `${source.plan.total} are enough`);
    assert.deepEqual(known(source, 0, 30), all.slice(0, 30));
  });

  test('end where there are no more', async () => {
    const log = new EndlessLog(500, 100);
    const { source } = found(log, { text: 'ada', queue: 'Orders' });
    await source.open(undefined, 10);
    for (let end = 10; !source.complete; end = source.plan.total + 10) {
      source.want({ start: 0, end });
      await quiet();
    }
    const all = rows(log, 0, 500, (index) => index % 7 === 0 && index % 3 !== 0);
    assert.deepEqual(known(source, 0, source.plan.total), all);
    assert.equal(source.plan.days.reduce((sum, { calls }) => sum + calls, 0), all.length);
    assert.ok(source.plan.days.every(({ open }) => !open));
  });

  test('of a day that may have more are not counted yet', async () => {
    const { source } = found(new EndlessLog(500, 100), { queue: 'Orders', text: '' });
    await source.open(undefined, 10);
    assert.deepEqual(source.plan.days.map(({ open }) => open), [true]);
  });

  test('may be nowhere', async () => {
    const { source } = found(new EndlessLog(500, 100), { text: 'nobody' });
    await source.open(undefined, 10);
    assert.deepEqual([source.plan.total, source.complete], [0, true]);
  });

  test('far from what is seen are forgotten, and read again in their place', async () => {
    const log = new EndlessLog(20_000);
    const { source } = found(log, { queue: 'Orders', text: '' });
    await source.open(undefined, 10);
    while (source.plan.total < 4_000) {
      source.want({ start: source.plan.total - 1, end: source.plan.total + 20 });
      await quiet();
    }
    assert.ok(known(source, 0, source.plan.total).filter(Boolean).length <= 16 * 81);
    assert.equal(source.row(0), undefined);
    source.want({ start: 0, end: 20 });
    await quiet();
    assert.deepEqual(known(source, 0, 20), rows(new EndlessLog(100), 0, 20, (index) => index % 3 !== 0));
  });

  test('looked for again reach as far as was seen', async () => {
    const log = new EndlessLog(20_000);
    const { source } = found(log, { queue: 'Orders', text: '' });
    const row = log.at(150);
    await source.open({ index: 100, day: '', fromEnd: 0, startedAt: row.startedAt }, 15);
    assert.ok(source.plan.total >= 115);
    const place = source.find({ index: 100, day: '', fromEnd: 0, startedAt: row.startedAt });
    assert.ok(source.row(place)!.startedAt <= row.startedAt && source.row(place - 1)!.startedAt > row.startedAt);
  });
});

describe('a look at the log', () => {
  function viewer(): { look: LogLook; shown: CallSource[]; changes: () => number } {
    const shown: CallSource[] = [];
    let changes = 0;
    return { look: new LogLook({ place: () => undefined, rows: () => 10, shows: (source) => shown.push(source), changed: () => changes++ }), shown, changes: () => changes };
  }

  test('shows one picture until the next is there', async () => {
    const records = new MemoryRecords();
    await fill({ records }, [call('Ada', 0, 1, 1)]);
    const { look } = viewer();
    look.at({ log: records.callLog, version: 1, filter: { text: '' } });
    assert.deepEqual([look.busy, look.source.plan.total], [true, 0]);
    await quiet();
    assert.deepEqual([look.busy, look.source.plan.total], [false, 1]);
    await fill({ records }, [call('Grace', 0, 2, 1)]);
    look.at({ log: records.callLog, version: 2, filter: { text: '' } });
    assert.equal(look.source.plan.total, 1);
    await quiet();
    assert.equal(look.source.plan.total, 2);
  });

  test('of the same looks once', async () => {
    const log = new EndlessLog(100);
    const { look, shown } = viewer();
    for (let i = 0; i < 9; i++) {
      look.at({ log, version: 1, filter: { text: '' } });
      await quiet();
    }
    assert.equal(shown.length, 1);
  });

  test('drops answers that come late', async () => {
    const log = new SlowLog(100);
    log.slow = true;
    const { look, shown } = viewer();
    for (const text of ['a', 'ad', 'ada']) look.at({ log, version: 1, filter: { text } });
    const [a, ad, ada] = log.waiting.splice(0);
    ada!();
    await quiet();
    assert.equal(look.filter.text, 'ada');
    const there = look.source;
    a!();
    ad!();
    await quiet();
    assert.deepEqual([look.source, shown.length], [there, 1]);
  });

  test('says why it could not be taken, until it can', async () => {
    const log = new EndlessLog(100);
    log.gate = Promise.reject(new Error('The disk is full.'));
    const { look } = viewer();
    look.at({ log, version: 1, filter: { text: '' } });
    await quiet();
    assert.deepEqual([look.problem, look.busy], ['The disk is full.', false]);
    log.gate = Promise.resolve();
    look.at({ log, version: 2, filter: { text: '' } });
    await quiet();
    assert.deepEqual([look.problem, look.source.plan.total], ['', 100]);
  });

  test('is taken once more when counts and rows disagree, and not for ever', async () => {
    const log = new EndlessLog(100, 10);
    let looks = 0;
    const { days } = log;
    log.days = async () => { looks++; return (await days.call(log)).map((day) => ({ ...day, calls: day.calls + 1 })); };
    const { look } = viewer();
    look.at({ log, version: 1, filter: { text: '' } });
    await quiet();
    assert.equal(looks, 2);
  });

  test('that is closed is not taken', async () => {
    const log = new SlowLog(100);
    const { look, shown } = viewer();
    log.slow = true;
    look.at({ log, version: 1, filter: { text: '' } });
    await quiet();
    look.close();
    log.waiting.forEach((go) => go());
    await quiet();
    assert.equal(shown.length, 0);
    log.slow = false;
    look.at({ log, version: 1, filter: { text: '' } });
    await quiet();
    assert.equal(shown.length, 1, 'put back, it looks again');
  });
});

describe('queues', () => {
  test('are those of calls that have been seen, and the one chosen', async () => {
    const log = new EndlessLog(1_000);
    const { source } = await counted(log);
    const seen = new QueuesSeen();
    assert.deepEqual(seen.of(source, { start: 0, end: 1 }, undefined), ['Orders', 'Technical help']);
    assert.deepEqual(seen.of(source, { start: 0, end: 1 }, 'Night'), ['Night', 'Orders', 'Technical help']);
  });
});
