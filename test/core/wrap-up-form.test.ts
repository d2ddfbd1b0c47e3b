import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askedFields, choicePath, defaultAnswers, defaultForm, formProblems, isAnswered, requiredFields, type Answer, type FormField, type WrapUpForm } from '../../src/core/index.js';

const formOf = (properties: Readonly<Record<string, FormField>>, more: Partial<WrapUpForm> = {}): WrapUpForm => ({ type: 'object', properties, ...more });
const problem = (field: FormField, answer: Answer): string | undefined => formProblems(formOf({ it: { title: 'It', ...field } }), { it: answer })['it'];

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
    assert.deepEqual(formProblems(form, {}), { toString: 'Odd is needed.' });
  });

  test('of the usual form: the outcome, and what it asks for', () => {
    assert.deepEqual(formProblems(defaultForm, {}), { disposition: 'Outcome is needed.' });
    assert.deepEqual(formProblems(defaultForm, { disposition: 'call-back' }), { callback: 'Call back is needed.' });
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
    assert.equal(problem({ type: 'string', maxLength: 3 }, 'abcd'), 'It is longer than 3 characters.');
    assert.equal(problem({ type: 'string', enum: ['x'] }, 'y'), 'It: “y” is none of the choices.');
    assert.equal(problem({ type: 'string', oneOf: [{ const: 'x', oneOf: [{ const: 'y' }] }] }, 'x'), 'It: “x” is none of the choices.', 'a branch is not taken itself');
    assert.equal(problem({ type: 'string' }, 3), 'It is a text.');
  });

  test('moments', () => {
    for (const good of ['2026-11-24', '2026-11-24T10:00:00.000Z', '2026-11-24T10:00+02:00', '2026-11-24T10:00']) assert.equal(problem({ type: 'string', format: 'callback' }, good), undefined, good);
    for (const bad of ['tomorrow', 'call 5', '5', '2026-13-01', '2026-11-24T25:00Z']) assert.equal(problem({ type: 'string', format: 'date' }, bad), 'It is a date.', bad);
  });

  test('figures', () => {
    assert.equal(problem({ type: 'integer' }, 1.5), 'It is a whole number.');
    assert.equal(problem({ type: 'number' }, Number.NaN), 'It is a number.');
    assert.equal(problem({ type: 'number', minimum: 1, maximum: 5 }, 6), 'It is from 1 to 5.');
    assert.equal(problem({ type: 'number', minimum: 1, maximum: 5 }, 5), undefined);
  });

  test('lists and flags', () => {
    assert.equal(problem({ type: 'array' }, 'a'), 'It is a list.');
    assert.equal(problem({ type: 'array' }, [1 as unknown as string]), 'It is a list.');
    assert.equal(problem({ type: 'boolean' }, 'yes'), 'It is yes or no.');
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
