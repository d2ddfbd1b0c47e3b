import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultForm, type CallRecord, type DeskState, type FormField, type WrapUp } from '../../src/core/index.js';
import { optionsOf } from '../../src/elements/wrap-up/choice-fields.js';
import { heardWords } from '../../src/elements/wrap-up/callback-field.js';
import { chipMove, levelOf } from '../../src/elements/wrap-up/disposition-view.js';
import { fieldOrder, numberedField } from '../../src/elements/wrap-up/form-fields.js';
import { withTags } from '../../src/elements/wrap-up/tags-field.js';
import { localMinute, readNumber } from '../../src/elements/wrap-up/text-fields.js';
import { keyWish, type KeyFacts } from '../../src/elements/wrap-up/wrap-up-keys.js';
import { otherPapers, savedBetween, withDelivery, wrapUpDesk, type LastSaved } from '../../src/elements/wrap-up/wrap-up-view.js';
import { factsOf, hurry, lastWords, markOf, paperText, whoOf } from '../../src/elements/wrap-up/wrap-up-words.js';
import { timeOfDay } from '../../src/elements/format.js';
import { createSim, type Sim } from '../../src/sim/index.js';

const record: CallRecord = {
  id: 'r', callId: 'c', agent: 'sip:1001@x', direction: 'incoming', number: '+15550100', startedAt: 0, answeredAt: 10_000, endedAt: 135_000,
  end: { cause: 'hung-up', by: 'peer' }, holds: 0, heldFor: 0, legs: [], answers: {},
};
const paper = (more: Partial<WrapUp> = {}, of: Partial<CallRecord> = {}): WrapUp => ({ callId: of.callId ?? 'c', status: 'due', dueAt: 135_000, record: { ...record, ...of }, ...more });
const safe = { storage: 'lasting', storageProblem: undefined } as const;

describe('the words of a paper', () => {
  test('who, and what is to know', () => {
    assert.deepEqual([whoOf(record), whoOf({ ...record, name: 'Ada' }), whoOf({ ...record, name: 'ADA L', customerName: 'Ada Lovelace' })], ['+15550100', 'Ada', 'Ada Lovelace']);
    const at = timeOfDay(135_000);
    const facts = (more: Partial<CallRecord> = {}, restored = false): readonly string[] => factsOf({ record: { ...record, ...more }, restored }, 200_000);
    assert.deepEqual(facts({ name: 'Ada', queue: 'Orders', from: { name: 'Grace' }, legs: [{ kind: 'transfer', number: '1002', at: 1 }] }), ['+15550100', 'Orders', 'from Grace', 'talked 2:05', `ended ${at}`, 'passed on to 1002']);
    const { answeredAt: _, ...missed } = record;
    assert.deepEqual(factsOf({ record: missed }, 200_000), ['missed', `ended ${at}`]);
    const { endedAt: __, end: ___, ...live } = record;
    assert.deepEqual([factsOf({ record: live }, 0), facts({}, true)], [[], ['earlier call', 'talked 2:05', `ended ${at}`]]);
    assert.equal(factsOf(paper(), 3 * 86_400_000 + 135_000, 'en').at(-1), 'ended 3 days ago');
  });

  test('whether it is safe', () => {
    const wrote = { answers: { notes: 'x' } };
    assert.equal(markOf(paper(), safe), undefined);
    assert.deepEqual(markOf(paper({ keptAt: 1 }, wrote), safe), { kind: 'kept', text: 'Saved' });
    assert.deepEqual(markOf(paper({}, wrote), safe), { kind: 'keeping', text: 'Saving…' });
    assert.deepEqual(markOf(paper({ keepProblem: { code: 'storage', message: 'No room.' } }, wrote), safe), { kind: 'unsafe', text: 'Not saved on this computer: No room.' });
    assert.equal(markOf(paper({ keptAt: 1 }, wrote), { storage: 'page-only', storageProblem: 'A private window.' })?.text, 'Kept in this page only: A private window.');
    assert.equal(markOf(paper({ keptAt: 1, problem: { code: 'storage', message: 'No room.' } }, wrote), safe)?.text, 'Kept on this computer');
  });

  test('what became of the last', () => {
    const last: LastSaved = { recordId: 'r', who: 'Ada', incomplete: false };
    const delivery = { id: 'r', status: 'waiting', attempts: 0 } as const;
    const refused = { ...delivery, status: 'refused', problem: { code: 'crm-refused', message: 'No such outcome.' } } as const;
    assert.deepEqual(lastWords(last), { tone: 'good', text: 'Ada: saved.' });
    assert.equal(lastWords({ ...last, delivery, incomplete: true }).text, 'Ada: the time was up, saved as it was. On its way to the CRM.');
    assert.equal(lastWords({ ...last, delivery: { ...delivery, problem: { code: 'crm-busy', message: 'It is busy.' } } }).text, 'Ada: saved here, on its way to the CRM. It is busy. Trying again.');
    assert.deepEqual(lastWords({ ...last, delivery: refused }), { tone: 'danger', text: 'Ada: refused by the CRM: No such outcome.' });
    assert.equal(withDelivery(last, []), last, 'nobody has heard of one');
    assert.equal(withDelivery(withDelivery(last, [delivery]), []).delivery?.status, 'delivered', 'it was seen, and is not waiting any more');
    assert.equal(withDelivery(withDelivery(last, [refused]), []).delivery?.status, 'refused');
  });

  test('in time, and as plain text', () => {
    assert.deepEqual([hurry(15_001), hurry(15_000) !== '', hurry(0)], ['', true, '']);
    assert.match(paperText({ ...record, name: 'Ada', answers: { notes: 'x', resolved: true, tags: ['a', 'b'] } }, defaultForm), /^Ada \+15550100, 1970[^]*Notes: x\nSolved with this call: Yes\ntags: a, b$/);
  });
});

describe('which paper', () => {
  const talk = async (sim: Sim, number: string, over = true): Promise<string> => {
    const callId = sim.line.ring({ number });
    await new Promise((resolve) => setImmediate(resolve));
    await sim.desk.send({ type: 'answer', callId });
    if (over) sim.line.ends(callId);
    await new Promise((resolve) => setImmediate(resolve));
    return callId;
  };
  const shown = (state: DeskState, ...rest: [callId?: string | undefined, taken?: Parameters<typeof wrapUpDesk>[2]]): string | undefined => wrapUpDesk(state, ...rest as [undefined]).paper?.callId;

  test('the one the page names, the one taken from the pile, or the top one', async (t) => {
    const sim = await createSim({ wrapUp: {} });
    t.after(sim.stop);
    const [a, b] = [await talk(sim, '1'), await talk(sim, '2')];
    assert.deepEqual([shown(sim.desk.state), shown(sim.desk.state, a), shown(sim.desk.state, 'x')], [b, a, undefined]);
    const taken = { callId: a, during: undefined };
    assert.equal(shown(sim.desk.state, undefined, taken), a);
    assert.deepEqual(otherPapers(wrapUpDesk(sim.desk.state, undefined, taken)).map(({ callId }) => callId), [b]);
    const c = await talk(sim, '3', false);
    assert.equal(shown(sim.desk.state, undefined, taken), c, 'another call puts its own on top');
    assert.equal(shown(sim.desk.state, undefined, { callId: a, during: c }), a, 'which the agent may change');
    assert.deepEqual(otherPapers(wrapUpDesk(sim.desk.state, undefined, { callId: a, during: c })).map(({ callId }) => callId), [c, b], 'the call first');
  });

  test('the clock is that of this paper alone', async (t) => {
    const sim = await createSim({ afterCallWork: 30 });
    t.after(sim.stop);
    const [a, b] = [await talk(sim, '1'), await talk(sim, '2')];
    assert.deepEqual([typeof wrapUpDesk(sim.desk.state, b).until, wrapUpDesk(sim.desk.state, a).until], ['number', undefined]);
  });

  test('is gone when it was put away; one nobody took is not missed', () => {
    const { answeredAt: _, ...missed } = record;
    const nobody: WrapUp = { callId: 'm', status: 'saving', record: missed };
    assert.equal(savedBetween([paper(), nobody], [nobody])?.callId, 'c');
    assert.equal(savedBetween([nobody], []), undefined);
    assert.equal(savedBetween([paper()], [paper({ status: 'saving' })]), undefined);
  });
});

describe('the form', () => {
  const tree: FormField = defaultForm.properties['disposition']!;
  const names = (branch: readonly string[] | undefined, answer = ''): string => levelOf(tree, answer, branch).choices.map((choice) => choice.const).join(' ');

  test('the tree opens where it was opened, else where the answer lies', () => {
    assert.equal(names(undefined), 'resolved follow-up complaint no-contact');
    assert.equal(names(['no-contact']), 'voicemail no-answer wrong-number');
    assert.equal(names(undefined, 'waiting'), 'call-back work-order waiting');
    assert.equal(names([], 'waiting'), 'resolved follow-up complaint no-contact', 'they went back');
    assert.equal(names(['gone', 'too']), 'resolved follow-up complaint no-contact');
  });

  test('arrows among chips turn round where lines do', () => {
    assert.deepEqual([chipMove('ArrowRight', 3, 4, false), chipMove('ArrowRight', 0, 4, true), chipMove('ArrowUp', 0, 4, true), chipMove('End', 0, 4, false), chipMove('x', 0, 4, false), chipMove('Home', -1, 4, false)], [0, 3, 3, 3, undefined, 0]);
  });

  test('outcomes come first, wherever the form has them', () => {
    const form = { type: 'object', properties: { notes: { type: 'string' }, why: { type: 'string', format: 'disposition', oneOf: [] } } } as const;
    assert.deepEqual([fieldOrder(form, ['notes', 'why']), numberedField(form), numberedField({ type: 'object', properties: {} })], [['why', 'notes'], 'why', undefined]);
  });

  test('choices of a tree say their way', () => {
    assert.deepEqual(optionsOf({ oneOf: [{ const: 'a', title: 'A', oneOf: [{ const: 'b', title: 'B' }] }], enum: ['c'] }), [{ value: 'b', title: 'A › B' }, { value: 'c', title: 'c' }]);
  });

  test('tags are each once', () => {
    assert.deepEqual(withTags(['Late'], ' late, Broken;broken\n\tBox، متأخر，迟到'), ['Late', 'Broken', 'Box', 'متأخر', '迟到']);
  });

  test('numbers as they are written here or there', () => {
    assert.deepEqual(['1,5', ' 2 ', '-3', '.5', '١٫٥', '๑๒', '1e9', 'x', '', '1.2.3', '0x10'].map(readNumber), [1.5, 2, -3, 0.5, 1.5, 12, undefined, undefined, undefined, undefined, undefined]);
    assert.deepEqual([localMinute(new Date(2026, 0, 2, 3, 4).getTime()), localMinute(NaN)], ['2026-01-02T03:04', '']);
  });

  test('what was heard of a callback', () => {
    const now = new Date(2026, 10, 22, 14).getTime();
    assert.equal(heardWords({ unread: undefined, now }, NaN), '');
    assert.match(heardWords({ unread: 'someti', now }, NaN), /^Not clear yet\. Try “tomorrow 10:00”, “in 2 hours” or “Mon 9”\.$/);
    assert.match(heardWords({ unread: 'today 9:00', now }, NaN), /: that has passed$/);
    assert.match(heardWords({ unread: undefined, now }, now + 3_600_000), /^Today/);
    assert.match(heardWords({ unread: undefined, now }, now - 60_000), /^Today.*: that has passed$/);
  });
});

describe('keys', () => {
  const key = (name: string, more: Partial<KeyFacts> = {}): KeyFacts => ({ key: name, code: /^\d$/.test(name) ? `Digit${name}` : name, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...more });
  const choose = (index: number): object => ({ type: 'choose', index });

  test('figures choose outside of texts, with Alt in them', () => {
    assert.deepEqual(keyWish(key('3'), 'none'), choose(2));
    assert.deepEqual(keyWish(key('&', { code: 'Digit1' }), 'none'), choose(0), 'French keyboards');
    assert.deepEqual(keyWish(key('7', { code: 'Numpad7' }), 'none'), choose(6));
    assert.deepEqual(keyWish(key('¡', { code: 'Digit1', altKey: true }), 'many'), choose(0), 'Option on a Mac');
    for (const [facts, place] of [[key('1'), 'many'], [key('1'), 'line'], [key('0'), 'none'], [key('1', { ctrlKey: true }), 'none'], [key('1', { ctrlKey: true, altKey: true }), 'many'], [key('1', { code: 'Numpad1', altKey: true }), 'many']] as const) {
      assert.equal(keyWish(facts, place), undefined, `${facts.code} ${place}`);
    }
  });

  test('Enter saves from a line, with Ctrl or Command from anywhere', () => {
    const saves = (facts: KeyFacts, place: 'many' | 'line' | 'none'): boolean => keyWish(facts, place)?.type === 'save';
    assert.deepEqual([saves(key('Enter'), 'line'), saves(key('Enter'), 'many'), saves(key('Enter'), 'none')], [true, false, false]);
    for (const place of ['many', 'line', 'none'] as const) assert.ok(saves(key('Enter', { ctrlKey: true }), place) && saves(key('Enter', { metaKey: true }), place));
  });

  test('Backspace and Escape go back, never out of a text', () => {
    for (const name of ['Backspace', 'Escape']) assert.deepEqual([keyWish(key(name), 'none')?.type, keyWish(key(name), 'line'), keyWish(key(name), 'many')], ['back', undefined, undefined]);
  });

  test('what is composed is left alone', () => {
    assert.equal(keyWish(key('Enter', { isComposing: true, ctrlKey: true }), 'line'), undefined);
    assert.equal(keyWish(key('Process', { code: 'Digit1' }), 'none'), undefined);
  });
});
