import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askedFields, choicePath, defaultAnswers, defaultForm, formProblems, isAnswered, requiredFields, type Answer, type FormField, type FormProblem, type WrapUpForm } from '../../src/core/index.js';

const formOf = (properties: Readonly<Record<string, FormField>>, more: Partial<WrapUpForm> = {}): WrapUpForm => ({ type: 'object', properties, ...more });
const problem = (field: FormField, answer: Answer): FormProblem | undefined => formProblems(formOf({ it: { title: 'It', ...field } }), { it: answer })['it'];
const kind = (field: FormField, answer: Answer): string | undefined => problem(field, answer)?.kind;

describe('what must be answered', () => {
  test('always, by what was answered, and by the queue', () => {
    const form = formOf({ a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' }, d: { type: 'string' } }, {
      required: ['a', 'gone'],
      allOf: [
        { if: { properties: { a: { const: 'x' } } }, then: { required: ['b'] } },
        { if: { properties: { queue: { enum: ['sales', 'orders'] } } }, then: { required: ['c'] } },
        { if: { properties: { b: {}, a: { const: 'x' } } }, then: { required: ['d', 'a'] } },
      ],
    });
    assert.deepEqual(requiredFields(form, {}), ['a'], 'what is no field cannot be asked for');
    assert.deepEqual(requiredFields(form, { a: 'x' }), ['a', 'b']);
    assert.deepEqual(requiredFields(form, { a: 'y' }, 'sales'), ['a', 'c']);
    assert.deepEqual(requiredFields(form, { a: 'x', b: 'z' }), ['a', 'b', 'd']);
    assert.deepEqual(requiredFields(form, { a: 'x', b: '' }), ['a', 'b'], 'nothing is no answer');
  });

  test('names from a prototype are no answers', () => {
    const form = formOf(Object.fromEntries([['toString', { type: 'string', title: 'Odd' }]]), { required: ['toString'] });
    assert.deepEqual(formProblems(form, {}), { toString: { kind: 'missing', title: 'Odd' } });
  });

  test('of the usual form: the outcome, and what it asks for', () => {
    assert.deepEqual(formProblems(defaultForm, {}), { disposition: { kind: 'missing', title: 'Outcome' } });
    assert.deepEqual(formProblems(defaultForm, { disposition: 'call-back' }), { callback: { kind: 'missing', title: 'Call back' } });
    assert.deepEqual(formProblems(defaultForm, { disposition: 'work-order', workOrder: 'x' }), {});
  });
});

describe('what is asked', () => {
  test('is all that no rule decides, and what a rule requires or somebody answered', () => {
    assert.deepEqual(askedFields(defaultForm, {}), ['disposition', 'notes', 'resolved']);
    assert.deepEqual(askedFields(defaultForm, { disposition: 'call-back' }), ['disposition', 'notes', 'resolved', 'callback']);
    assert.deepEqual(askedFields(defaultForm, { workOrder: 'A new belt' }), ['disposition', 'notes', 'resolved', 'workOrder']);
  });

  test('what the form says already', () => {
    assert.deepEqual(defaultAnswers(formOf({ a: { type: 'boolean', default: false }, b: { type: 'string' } })), { a: false });
  });
});

describe('what cannot be an answer', () => {
  test('texts', () => {
    assert.deepEqual(problem({ type: 'string', maxLength: 3 }, 'abcd'), { kind: 'too-long', title: 'It', maxLength: 3 });
    assert.deepEqual(problem({ type: 'string', enum: ['x'] }, 'y'), { kind: 'no-choice', title: 'It', answer: 'y' });
    assert.equal(kind({ type: 'string', oneOf: [{ const: 'x', oneOf: [{ const: 'y' }] }] }, 'x'), 'no-choice', 'a branch is not taken itself');
    assert.deepEqual(problem({ type: 'string' }, 3), { kind: 'no-text', title: 'It' });
    assert.deepEqual(formProblems(formOf({ it: { type: 'string' } }), { it: 3 })['it'], { kind: 'no-text', title: 'it' }, 'a field without a title has a name');
  });

  test('moments', () => {
    for (const good of ['2026-11-24', '2026-11-24T10:00:00.000Z', '2026-11-24T10:00+02:00', '2026-11-24T10:00']) assert.equal(problem({ type: 'string', format: 'callback' }, good), undefined, good);
    for (const bad of ['tomorrow', 'call 5', '5', '2026-13-01', '2026-11-24T25:00Z']) assert.equal(kind({ type: 'string', format: 'date' }, bad), 'no-date', bad);
  });

  test('figures', () => {
    assert.equal(kind({ type: 'integer' }, 1.5), 'no-integer');
    assert.equal(kind({ type: 'number' }, Number.NaN), 'no-number');
    assert.deepEqual(problem({ type: 'number', minimum: 1, maximum: 5 }, 6), { kind: 'out-of-range', title: 'It', minimum: 1, maximum: 5 });
    assert.equal(problem({ type: 'number', minimum: 1, maximum: 5 }, 5), undefined);
  });

  test('lists and flags', () => {
    assert.equal(kind({ type: 'array' }, 'a'), 'no-list');
    assert.equal(kind({ type: 'array' }, [1 as unknown as string]), 'no-list');
    assert.equal(kind({ type: 'boolean' }, 'yes'), 'no-boolean');
    assert.equal(formProblems(formOf({ it: { type: 'boolean' } }, { required: ['it'] }), { it: false })['it'], undefined, 'no is an answer');
    assert.deepEqual([isAnswered([]), isAnswered(''), isAnswered(0), isAnswered(false)], [false, false, true, true]);
  });
});

test('the way to a choice', () => {
  const titles = (code: string): readonly string[] => choicePath(defaultForm.properties['disposition']!, code).map(({ title }) => title!);
  assert.deepEqual(titles('voicemail'), ['No contact', 'Voicemail']);
  assert.deepEqual(titles('resolved'), ['Resolved']);
  assert.deepEqual(titles('nothing'), []);
  assert.deepEqual(choicePath({ enum: ['a', 'b'] }, 'b'), [{ const: 'b' }]);
});
