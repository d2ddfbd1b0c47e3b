import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultForm, type Customer, type ScreenPop, type TimelineEntry } from '../../src/core/index.js';
import { beginning, piecesOf } from '../../src/elements/screen-pop/long-text.js';
import { cut, initials, numberWords, plain, titleOf } from '../../src/elements/screen-pop/card-names.js';
import { chosenWords, daysOf, noteOf, relationOf, repeatWords, spoken, tabWords, unknownWords, warningOf, whyHere, workLines, workWords } from '../../src/elements/screen-pop/screen-pop-words.js';

const now = new Date(2026, 10, 22, 14, 0).getTime();
const [minute, day] = [60_000, 86_400_000];
const ada: Customer = { id: '1', name: 'Ada Byron', numbers: [] };
const pop = (more: Partial<ScreenPop> = {}): ScreenPop => ({ callId: 'a', status: 'known', matches: [ada], source: 'crm', ...more });
const alan = { id: '1002', name: 'Alan Turing' };
const asIs = (number: string): string => number;

describe('names of strangers', () => {
  test('are one line, without what turns or hides letters, and not endless', () => {
    assert.equal(plain(' Ada\n\t\u202EByron\u202C\u200B\u0007 '), 'Ada Byron');
    assert.equal(plain('x'.repeat(10_000)).length, 200);
    assert.equal(plain('👩‍👧 Ада עדה').replace(/\u200d/, ''), '👩👧 Ада עדה'.replace(/\u200d/, ''), 'letters of all people stay');
    assert.equal(cut('a😀b', 2), 'a');
    assert.equal(cut('a😀b', 3), 'a😀');
  });

  test('have initials, where they have letters', () => {
    assert.deepEqual(['Ada Byron', 'ada  king  lovelace', 'Ada', '李 明', 'Émile Zola', '"Ada" (VIP)', '', '???', '4711 GmbH', '\u202EAda'].map(initials), ['AB', 'AL', 'A', '李', 'ÉZ', 'AV', '', '', '4G', 'A']);
  });

  test('stand for the caller; without one, the number; without that, words', () => {
    const card = { pop: pop({ matches: [] }), number: '+1' };
    assert.equal(titleOf({ ...card, pop: pop(), peerName: 'ADA B' }, asIs), 'Ada Byron');
    assert.equal(titleOf({ ...card, peerName: 'ADA B' }, asIs), 'ADA B');
    assert.equal(titleOf({ ...card, peerName: '\u202E' }, (number) => `${number} 2`), '+1 2');
    assert.equal(titleOf({ ...card, number: 'anonymous', peerName: undefined }, asIs), 'Unknown caller');
    assert.equal(numberWords({ number: '' }, asIs), 'Number withheld');
    assert.deepEqual(tabWords({ callId: 'a', customer: undefined, peer: 'anonymous', status: 'held' }), { name: 'Unknown caller', status: 'On hold' });
  });
});

describe('how well somebody is known', () => {
  const slow = { code: 'crm-slow', message: 'The CRM has not answered for 8 seconds.' } as const;
  const refused = { code: 'crm-refused', message: 'Your session is over. Sign in to the CRM again.' } as const;
  const text = (more: Partial<ScreenPop>): string => { const { tone, text, retry } = noteOf(pop(more)); return `${tone}: ${text}${retry ? ' [again]' : ''}`; };

  test('is said under the head, until the CRM has confirmed it', () => {
    assert.equal(text({ status: 'searching', matches: [] }), 'muted: Looking for them…');
    assert.equal(text({ status: 'searching', source: 'index' }), 'muted: From this computer; asking the CRM…');
    assert.equal(text({}), 'muted: ');
    assert.equal(text({ source: 'index' }), 'muted: From this computer.');
  });

  test('is said with the reason where the CRM does not answer, and what can be done', () => {
    assert.equal(text({ source: 'index', problem: slow }), 'warn: From this computer. The CRM does not answer. [again]');
    assert.equal(text({ source: 'agent', problem: slow }), 'warn: The CRM does not answer. [again]');
    assert.equal(text({ matches: [], status: 'unknown', problem: refused }), 'warn: Your session is over. Sign in to the CRM again. [again]');
  });

  test('nobody is "not in the CRM" only where the CRM said so', () => {
    const words = (more: Partial<ScreenPop>, number = '+1'): string => unknownWords({ pop: pop({ matches: [], status: 'unknown', ...more }), number });
    assert.equal(words({}), 'Not in the CRM.');
    assert.equal(words({ problem: slow }), 'Nobody with this number is known on this computer.');
    assert.equal(words({ source: 'index' }), 'Not known on this computer.');
    assert.equal(words({ source: 'index' }, 'anonymous'), 'They do not show their number.');
  });
});

describe('the relation', () => {
  const withAlan = (since: number, until?: number): Customer => ({ ...ada, contact: { colleague: alan, since, ...(until !== undefined && { until }) } });
  const email: TimelineEntry = { id: 't', at: now - 2 * day, kind: 'email', title: 'Re', agent: 'Grace' };

  test('warns of a colleague who is with them, or was minutes ago', () => {
    assert.match(warningOf(withAlan(now - minute), '1001', now)!, /^Alan Turing is with them now, since 1:59\sPM\.$/);
    assert.equal(warningOf(withAlan(0, now - 4 * minute), '1001', now), 'Alan Turing was with them 4 minutes ago.');
    assert.equal(warningOf(withAlan(0, now - 20 * minute), '1001', now), undefined);
    assert.equal(warningOf(withAlan(0), '1002', now), undefined);
  });

  test('says who looks after them, and who was last with them', () => {
    const of = (customer: Customer, timeline?: readonly TimelineEntry[], me = '1001'): unknown => relationOf(customer, pop(timeline && { timeline }), me, now);
    assert.deepEqual(of({ ...ada, owner: alan }), { owner: 'Looked after by Alan Turing', mine: false });
    assert.deepEqual(of({ ...ada, owner: alan }, undefined, '1002'), { owner: 'Yours', mine: true });
    assert.deepEqual(of(ada, [{ id: 't', at: now - 2 * day, kind: 'email', title: 'Re' }]), { mine: false, last: 'Last contact 2 days ago' }, 'nobody knows with whom');
    assert.deepEqual(of({ ...ada, owner: { name: 'Alan' } }, undefined, ''), { owner: 'Looked after by Alan', mine: false }, 'an owner without an id is not us');
    assert.deepEqual(of(withAlan(0, now - day), [email]), { mine: false, last: 'Last contact yesterday, with Alan Turing' });
    assert.deepEqual(of(withAlan(0, now - day), [email], '1002'), { mine: false, last: 'Last contact yesterday, with you' });
    assert.deepEqual(of(ada, [{ ...email, at: now + day }, { ...email, kind: 'order' }, { ...email, missed: true }, email]), { mine: false, last: 'Last contact 2 days ago, with Grace' });
    assert.deepEqual(of(ada), { mine: false });
  });

  test('counts who calls again', () => {
    const words = (times: number): string | undefined => repeatWords(pop({ earlier: { times, lastAt: now - 12 * minute } }), now);
    assert.equal(words(2), 'Call number 3 in 24 hours (last: 12 minutes ago)');
    assert.match(words(100)!, /^More than 99 calls/);
    assert.equal(repeatWords(pop(), now), undefined);
  });
});

describe('why they are here', () => {
  test('as the paper says, else as the usual headers do', () => {
    const nothing = { headers: undefined, queue: undefined, path: undefined, waited: undefined };
    assert.deepEqual(whyHere(nothing), []);
    assert.deepEqual(whyHere({ ...nothing, queue: 'Support', path: ['Orders', 'Late'], waited: 72_000 }), [['Queue', 'Support'], ['Chose', 'Orders › Late'], ['Waited', '1:12']]);
    assert.deepEqual(whyHere({ ...nothing, headers: { 'x-queue': 'Sales' } }), [['Queue', 'Sales']]);
  });

  test('with the outcome a colleague chose, in words where the form has them', () => {
    const from = { reference: 'r', from: alan };
    assert.equal(chosenWords({ ...from, disposition: 'call-back' }, defaultForm), 'Follow-up › Call back');
    assert.equal(chosenWords({ ...from, disposition: 'x-9' }, defaultForm), 'x-9');
    assert.equal(chosenWords(from, defaultForm), '');
  });
});

describe('open work', () => {
  test('comes the most urgent first, with what is overdue', () => {
    const work = [{ id: '1', kind: 'case', title: 'A' }, { id: '2', kind: 'order', title: 'B', due: now + 2 * day }, { id: '3', kind: 'callback', title: 'C', due: now - 60 * minute }, { id: '4', kind: 'order', title: 'D', due: 9e15 }] as const;
    const lines = workLines({ ...ada, work }, now);
    assert.deepEqual(lines.map(({ work: { id }, kind, overdue }) => `${id} ${kind}${overdue ? ' !' : ''}`), ['3 Callback !', '2 Order', '4 Order', '1 Case']);
    assert.match(lines[0]!.due, /^Overdue since today, 1:00\sPM$/);
    assert.match(lines[1]!.due, /^Due November 24, 2:00\sPM$/);
    assert.equal(lines[2]!.due, '', 'no calendar has such a day');
    assert.equal(workWords(lines), '4 open, 1 overdue');
    assert.equal(workWords(workLines(ada, now)), '');
  });
});

describe('the timeline', () => {
  test('is by days, in the order in which it came', () => {
    const at = (id: string, when: number): TimelineEntry => ({ id, at: when, kind: 'call', title: id });
    const days = daysOf([at('a', now), at('b', now - 60 * minute), at('c', now - day), at('x', Number.NaN), at('d', now - 3 * day), at('e', now - 400 * day)], now);
    assert.deepEqual(days.map(({ day: name, entries }) => `${name}: ${entries.map(({ id }) => id).join()}`), ['Today: a,b', 'Yesterday: c', 'November 19: d', 'October 18, 2025: e']);
  });
});

describe('a long text', () => {
  test('begins with a few lines', () => {
    assert.equal(beginning('short\ntext'), 'short\ntext');
    assert.equal(beginning('line\n'.repeat(20)), 'line\n'.repeat(8).trimEnd());
    assert.equal(beginning('x'.repeat(200_000)).length, 480);
  });

  test('in pieces is the same text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 3_000, maxLength: 20_000 }), (text) => piecesOf(text).join('') === text && piecesOf(text).every((one) => one.length <= 4_000 && !/^[\udc00-\udfff]/.test(one))), { numRuns: 20 });
    assert.deepEqual(piecesOf(`${'a'.repeat(3_000)}\n${'b'.repeat(3_000)}`).map(({ length }) => length), [3_001, 3_000]);
  });
});

describe('what a screen reader hears', () => {
  const card = { pop: pop({ matches: [{ ...ada, company: 'Engines', tier: 'Gold', contact: { colleague: alan, since: 0 } }] }), me: '1001', number: '+1', peerName: undefined } as unknown as Parameters<typeof spoken>[0];
  test('is who it is, and the warning; or that somebody has to choose', () => {
    assert.match(spoken(card, asIs, now), /^Ada Byron, Engines, Gold, Alan Turing is with them now/);
    assert.equal(spoken({ ...card, pop: pop({ matches: [ada, ada], status: 'several' }) }, asIs, now), '2 customers have this number. Who is it?');
    assert.equal(spoken({ ...card, pop: pop({ matches: [], status: 'searching' }) }, asIs, now), '');
    assert.equal(spoken({ ...card, pop: pop({ matches: [], status: 'unknown' }) }, asIs, now), 'Not in the CRM.');
  });
});
