import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultForm, type CallRecord, type WrapUpForm } from '../../src/core/index.js';
import type { LoggedCall } from '../../src/desk/index.js';
import { countOf, isCounted, isEverything, isSameFilter, queryOf } from '../../src/elements/call-history/call-filter.js';
import { dayWords, localDay, startOfNextDay } from '../../src/elements/call-history/day-words.js';
import { callDetails, clampedNotes, triesWords } from '../../src/elements/call-history/detail-words.js';
import { countWords, deliveryWords, dispositionWords, emptyWords, numberBeside, outcomeWords, undeliveredWords, whoWords } from '../../src/elements/call-history/history-words.js';
import { call, refusal, severalDays } from '../../stories/calls-on-sim.js';

const talked = (more: Partial<CallRecord> = {}): CallRecord => call('Ada', 0, 10, 194, more);
const nobody = (more: Partial<CallRecord> = {}): CallRecord => call('Ada', 0, 10, undefined, more);
const noon = new Date(2026, 2, 14, 12).getTime();

describe('days', () => {
  test('are called as people call them', () => {
    const words = (day: string): string => dayWords(day, noon, 'en-GB').replace(',', '');
    assert.deepEqual(['2026-03-14', '2026-03-13', '2026-03-12', '2025-12-24'].map(words), ['Today', 'Yesterday', 'Thursday 12 March', 'Wednesday 24 December 2025']);
    assert.equal(dayWords('2026-03-01', new Date(2026, 2, 2, 0, 0, 1).getTime()), 'Yesterday');
  });

  test('end where the next begins, however long they are', () => {
    assert.equal(startOfNextDay('2026-12-31'), new Date(2027, 0, 1).getTime());
    assert.equal(startOfNextDay('2026-02-28'), new Date(2026, 2, 1).getTime());
    assert.equal(localDay(startOfNextDay('2026-03-28')), '2026-03-29');
    assert.equal(localDay(startOfNextDay('2026-03-29') - 1), '2026-03-29');
  });
});

describe('a call in words', () => {
  test('is named by the customer, else the name, else the number, else as unknown', () => {
    assert.deepEqual([whoWords(talked({ customerName: 'Ada Lovelace' })), whoWords(talked()), whoWords(call('', 0, 1, 1)), whoWords(call('', 0, 1, 1, { number: 'anonymous' }))],
      ['Ada Lovelace', 'Ada', '+15550100', 'Unknown caller']);
    assert.deepEqual([numberBeside(talked()), numberBeside(call('', 0, 1, 1)), numberBeside(talked({ number: 'Anonymous' }))], ['+15550100', '', '']);
  });

  test('says how it went', () => {
    const words = (one: CallRecord): string => { const { word, tone } = outcomeWords(one); return `${word} ${tone}`; };
    assert.deepEqual(severalDays().map(words), [
      'Incoming good', 'Missed danger', 'Gave up danger', 'Outgoing good', 'Busy muted', 'Incoming good', 'Incoming good', 'Declined muted', 'Taken by others muted', 'Incoming good', 'Failed danger', 'Incoming good',
    ]);
  });

  test('says what became of it at the CRM', () => {
    const words = (one: Pick<LoggedCall, 'delivery' | 'problem'>, ...more: [Parameters<typeof deliveryWords>[1]?]): string | undefined => { const found = deliveryWords(one, ...more); return found && [found.word, found.why].filter(Boolean).join(': '); };
    assert.deepEqual([words({ delivery: 'none' }), words({ delivery: 'draft' }), words({ delivery: 'delivered' }), words({ delivery: 'waiting' })], [undefined, undefined, 'Delivered', 'Saved here']);
    assert.equal(words({ delivery: 'refused', problem: refusal }), 'Refused: The CRM knows no outcome “call-back”.');
    assert.equal(words({ delivery: 'waiting' }, { id: 'a', status: 'sending', attempts: 1 }), 'Sending', 'what is newer counts');
    assert.equal(words({ delivery: 'refused', problem: refusal }, { id: 'a', status: 'delivered', attempts: 2 }), 'Delivered');
  });

  test('says what was chosen, even what the form does not know any more', () => {
    const words = (disposition: string): string => dispositionWords({ answers: { disposition } }, defaultForm);
    assert.deepEqual(['call-back', 'resolved', 'not-wrapped-up', 'X17', ''].map(words), ['Call back', 'Resolved', 'Not wrapped up', 'X17', '']);
    assert.equal(dispositionWords({ answers: {} }, { type: 'object', properties: {} }), '');
  });

  test('says when it is tried again', () => {
    const tries = (more: Partial<Parameters<typeof triesWords>[0]>): string => triesWords({ status: 'waiting', attempts: 0, ...more }, noon, 'en-GB');
    assert.deepEqual([tries({}), tries({ attempts: 1 }), tries({ attempts: 3, nextAt: noon + 300_000 }), tries({ attempts: 3, nextAt: noon - 1 }), tries({ status: 'refused', attempts: 2, nextAt: noon + 1 })],
      ['', 'Tried once.', 'Tried 3 times, next at 12:05.', 'Tried 3 times.', 'Tried 2 times.']);
  });
});

describe('details', () => {
  const details = (one: CallRecord, form: WrapUpForm = defaultForm): string[] => callDetails(one, form, 'en-GB').map(({ term, value }) => `${term}: ${value}`);
  const at = (hour: number, minute: number): number => new Date(2026, 2, 14, hour, minute).getTime();

  test('of a talk tell it in its order', () => {
    assert.deepEqual(details({
      ...talked(), customerName: 'Ada Lovelace', queue: 'Orders', path: ['Orders', 'Delivery'], waited: 72_000, from: { name: 'Grace' }, startedAt: at(14, 5), answeredAt: at(14, 5) + 7_000, endedAt: at(14, 9), holds: 2, heldFor: 65_000, mos: 4.21,
      legs: [{ kind: 'consultation', number: '1002', name: 'Alan', at: at(14, 6) }, { kind: 'transfer', number: '1003', at: at(14, 8) }], end: { cause: 'transferred', by: 'agent' },
    }), [
      'Number: +15550100', 'Shown as: Ada', 'Queue: Orders', 'Chose: Orders › Delivery', 'Waited: 1:12', 'Handed over by: Grace', 'Rang at: 14:05', 'Answered at: 14:05, after 0:07', 'Talked: 3:53',
      'On hold: 2 times, 1:05 in all', 'Asked: Alan, 1002, 14:06', 'Transferred to: 1003, 14:08', 'Line: Good line (4.2)', 'Ended: Transferred, 14:09',
    ]);
  });

  test('say who hung up, and why it failed', () => {
    const ended = (more: Partial<CallRecord>): string | undefined => details({ ...talked(more), endedAt: at(14, 9) }).find((line) => line.startsWith('Ended'));
    assert.equal(ended({ end: { cause: 'hung-up', by: 'agent' } }), 'Ended: You hung up, 14:09');
    assert.equal(ended({ end: { cause: 'hung-up', by: 'peer' } }), 'Ended: They hung up, 14:09');
    assert.equal(ended({ end: { cause: 'network', by: 'network', reason: 'The page was closed during the call.' } }), 'Ended: Connection lost, 14:09. The page was closed during the call.');
  });

  test('of a call that nobody took have no talk', () => {
    assert.deepEqual(details(nobody({ direction: 'outgoing', startedAt: at(9, 0), endedAt: at(9, 1), end: { cause: 'busy', by: 'peer' } })), ['Number: +15550100', 'Called at: 09:00', 'Ended: Busy, 09:01']);
  });

  test('say what was answered, by the words of the form, and what it does not know any more', () => {
    const answers = { extra: 'x', disposition: 'call-back', notes: 'long', resolved: true, callback: new Date(2026, 2, 15, 10).toISOString(), tags: ['a', 'b'], workOrder: '' };
    assert.deepEqual(details(talked({ answers, incomplete: true })).slice(-6), [
      'Outcome: Follow-up › Call back', 'Solved with this call: Yes', 'Call back: 15 Mar 2026, 10:00', 'extra: x', 'tags: a, b', 'Wrap-up: Closed by the clock, not complete',
    ]);
  });
});

describe('notes', () => {
  test('that are short are shown whole', () => {
    assert.deepEqual(clampedNotes('one\ntwo'), { text: 'one\ntwo', cut: false });
  });

  test('are cut by length and by lines, and never within a character', () => {
    assert.deepEqual(clampedNotes('x'.repeat(200_000)), { text: 'x'.repeat(600), cut: true });
    assert.equal(clampedNotes('a\n'.repeat(50)).text.split('\n').length, 8);
    assert.deepEqual(clampedNotes('ab😀', 3), { text: 'ab', cut: true });
  });
});

describe('what is said of many calls', () => {
  test('how many', () => {
    assert.deepEqual([countWords(1, 'en'), countWords(3_412, 'en'), countWords(0, 'en')], ['1 call', '3,412 calls', '0 calls']);
  });

  test('how many the CRM does not have', () => {
    const words = (waiting: number, refused: number): string => undeliveredWords({ waiting, refused });
    assert.deepEqual([words(0, 0), words(1, 0), words(3, 0), words(3, 1), words(0, 1), words(0, 2)],
      ['', '1 call waits for the CRM', '3 calls wait for the CRM', '3 calls wait for the CRM, 1 refused', '1 call refused by the CRM', '2 calls refused by the CRM']);
  });

  test('why there are none', () => {
    assert.deepEqual([emptyWords({ text: '' }), emptyWords({ text: '', kind: 'missed' }), emptyWords({ text: '', queue: 'Orders' }), emptyWords({ text: 'ada' }), emptyWords({ text: 'ada', kind: 'missed', queue: 'Orders' })],
      ['No calls yet. They are listed here when they are over.', 'No missed calls.', 'No calls in Orders.', 'Nothing found for “ada”.', 'Nothing found for “ada” among the missed calls in Orders.']);
  });
});

describe('a filter', () => {
  test('is a question to the log', () => {
    assert.deepEqual([queryOf({ text: '' }), queryOf({ text: 'a', kind: 'missed', queue: 'Q' })], [{}, { text: 'a', kind: 'missed', queue: 'Q' }]);
  });

  test('is counted where the log counts', () => {
    assert.deepEqual([{ text: '' }, { text: '', kind: 'missed' as const }, { text: 'a' }, { text: '', queue: 'Q' }].map((filter) => [isCounted(filter), isEverything(filter)]), [[true, true], [true, false], [false, false], [false, false]]);
    const day = { day: '2026-03-14', calls: 4, missed: 1, incoming: 3, outgoing: 2 };
    assert.deepEqual([countOf(day, { text: '' }), countOf(day, { text: '', kind: 'missed' })], [4, 1]);
  });

  test('is the same when it lets the same through', () => {
    assert.equal(isSameFilter({ text: '', kind: undefined }, { text: '' }), true);
    assert.equal(isSameFilter({ text: '', kind: 'missed' }, { text: '' }), false);
  });
});
