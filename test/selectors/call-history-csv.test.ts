import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultForm } from '../../src/core/index.js';
import type { LoggedCall } from '../../src/desk/index.js';
import { csvCell, csvHead, csvRows } from '../../src/elements/call-history/call-csv.js';
import { exportCalls, fileName } from '../../src/elements/call-history/export-calls.js';
import { call, EndlessLog } from '../../stories/calls-on-sim.js';

/** RFC 4180, as any program would read it: fields, quoted or not, with whether they were. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length;) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`${JSON.stringify(text[at])} outside of quotes`);
        field += text[at++];
      }
    }
    record.push(field);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      records.push(record);
      record = [];
      at += 2;
    } else throw new Error(`neither a comma nor a line's end at ${at}`);
  }
  return records;
}

const begins = /^[=+\-@\t\r\n＝＋－＠]/;
/** What a program does that knows of the apostrophe. */
const unguarded = (field: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(field) ? field.slice(1) : field);
const hostile = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\'', '"', ',', ';', ' ', '＝', '1', 'A')).map((some) => some.join('')));

describe('a CSV cell', () => {
  test('is as it is where that is safe', () => {
    assert.deepEqual([csvCell('Ada'), csvCell(undefined), csvCell(0), csvCell(-3), csvCell(true), csvCell('')], ['Ada', '', '0', '-3', 'true', '']);
  });

  test('is quoted where it must be', () => {
    assert.deepEqual([csvCell('a,b'), csvCell('say "no"'), csvCell('two\nlines')], ['"a,b"', '"say ""no"""', '"two\nlines"']);
  });

  test('is no formula', () => {
    assert.equal(csvCell('=HYPERLINK("http://evil","x")'), '"\'=HYPERLINK(""http://evil"",""x"")"');
    for (const text of ['+1', '-1', '@SUM(1)', '\tx', '\rx', '\nx', '＝1']) assert.equal(csvCell(text), `"'${text}"`);
  });

  test('that is a telephone number stays one', () => {
    const [[field]] = readCsv(`${csvCell('+4930123456')}\r\n`) as [[string]];
    assert.equal(field, '\'+4930123456');
    assert.equal(unguarded(field), '+4930123456');
  });

  test('never begins a formula, and is read as it was written, whatever is in it', () => {
    fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 6 }), (texts) => {
      const [fields, ...more] = readCsv(`${texts.map(csvCell).join(',')}\r\n`);
      assert.equal(more.length, 0);
      assert.deepEqual(fields!.filter((field) => begins.test(field)), []);
      assert.deepEqual(fields!.map(unguarded), texts);
    }), { numRuns: 500 });
  });
});

const logged = (more: Partial<LoggedCall> = {}): LoggedCall => ({ ...call('Ada', 0, 10, 194), delivery: 'delivered', ...more });
const rowOf = (one: LoggedCall): Readonly<Record<string, string>> => {
  const [titles, fields] = readCsv(csvHead().slice(1) + csvRows([one], defaultForm));
  return Object.fromEntries(titles!.map((title, index) => [title, fields![index]!]));
};

describe('the CSV of calls', () => {
  test('begins with the mark of UTF-8 and the titles', () => {
    assert.match(csvHead(), /^\uFEFFstarted,answered,ended,direction,outcome,number,/);
    assert.ok(csvHead().endsWith(',id\r\n'));
  });

  test('has moments in ISO 8601 and durations in seconds', () => {
    const one = logged({ waited: 72_400, heldFor: 1_600, holds: 1, queue: 'Orders', mos: 4.2, answers: { disposition: 'call-back', notes: 'a "b",\nc', resolved: false } });
    const row = rowOf(one);
    assert.deepEqual([row['started'], row['talked_s'], row['waited_s'], row['held_s'], row['holds']], [new Date(one.startedAt).toISOString(), '194', '72', '2', '1']);
    assert.deepEqual([row['disposition'], row['disposition_title'], row['notes'], row['resolved'], row['outcome'], row['delivery']], ['call-back', 'Call back', 'a "b",\nc', 'false', 'talked', 'delivered']);
  });

  test('no cell of any call begins a formula', () => {
    fc.assert(fc.property(hostile, hostile, hostile, (name, notes, queue) => {
      const row = rowOf(logged({ name, queue, customerName: notes, answers: { notes, disposition: name, callback: queue }, end: { cause: 'hung-up', by: 'peer' } }));
      assert.deepEqual(Object.values(row).filter((field) => begins.test(field)), []);
      assert.deepEqual([row['name'], row['notes']].map((field) => unguarded(field!)), [name, notes]);
    }));
  });
});

describe('an export', () => {
  const log = new EndlessLog(1_234, 100);
  const exported = (more: Partial<Parameters<typeof exportCalls>[0]> = {}): ReturnType<typeof exportCalls> =>
    exportCalls({ log, filter: { text: '' }, form: defaultForm, format: 'csv', signal: new AbortController().signal, ...more });

  test('has every call once, newest first', async () => {
    const { file, calls } = await exported();
    assert.equal(calls, 1_234);
    assert.equal(file.type, 'text/csv;charset=utf-8');
    const [, ...rows] = readCsv((await file.text()).replace(/^\uFEFF/, ''));
    assert.deepEqual(rows.map((row) => row.at(-1)), Array.from({ length: 1_234 }, (_, index) => log.at(index).id));
  });

  test('has what the filter lets through', async () => {
    const missed = await exported({ filter: { kind: 'missed', text: '' } });
    assert.equal(missed.calls, 247);
    const found = await exported({ filter: { queue: 'Orders', text: 'ada' } });
    const [, ...rows] = readCsv((await found.file.text()).replace(/^\uFEFF/, ''));
    assert.ok(rows.length > 0 && rows.every((row) => row.includes('Ada Lovelace') && row.includes('Orders')));
  });

  test('as JSON is what the CRM is told, and what became of that', async () => {
    const { file } = await exported({ format: 'json' });
    const all = JSON.parse(await file.text()) as Readonly<Record<string, unknown>>[];
    assert.equal(all.length, 1_234);
    assert.deepEqual([all[0]!['type'], all[0]!['outcome'], all[0]!['delivery'], all[0]!['disposition']], ['call', 'talked', 'delivered', { code: 'resolved', path: ['Resolved'] }]);
  });

  test('of nothing is a file all the same', async () => {
    const nothing = { filter: { text: 'nobody' } };
    assert.deepEqual(JSON.parse(await (await exported({ ...nothing, format: 'json' })).file.text()), []);
    assert.equal(readCsv(await (await exported(nothing)).file.text()).length, 1);
  });

  test('tells how far it is, and stops when it is told to', async () => {
    const stopping = new AbortController();
    const far: number[] = [];
    await assert.rejects(exported({ signal: stopping.signal, progress: (calls) => { if (far.push(calls) === 2) stopping.abort(); } }), { name: 'AbortError' });
    assert.deepEqual(far, [500, 1_000]);
  });

  test('is named by its moment', () => {
    assert.equal(fileName('csv', new Date(2026, 2, 4, 9, 5)), 'calls-2026-03-04-0905.csv');
  });
});
