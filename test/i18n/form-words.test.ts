import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { defaultForm, type FormProblem, type WrapUpForm } from '../../src/core/index.js';
import { formInWords, formProblemWords, setLanguage } from '../../src/i18n/index.js';

Object.assign(globalThis, { window: new EventTarget() }); // @lit/localize tells a page that the words are others.

interface Titled {
  readonly title?: string;
  readonly oneOf?: readonly Titled[];
}

const titlesOf = (all: readonly Titled[]): readonly string[] => all.flatMap(({ title, oneOf = [] }) => [title!, ...titlesOf(oneOf)]);
const titles = (form: WrapUpForm): readonly string[] => titlesOf(Object.values(form.properties));
const loud = Object.fromEntries(titles(defaultForm).map((title) => [title, title.toUpperCase()]));

afterEach(() => setLanguage(undefined));

describe('our own form', () => {
  test('is as it is in English', () => {
    assert.deepEqual(formInWords(defaultForm), defaultForm);
  });

  test('has every title in the reader\'s words, and all else as it was', async () => {
    await setLanguage('en', loud);
    const form = formInWords(defaultForm);
    assert.deepEqual(titles(form), titles(defaultForm).map((title) => title.toUpperCase()));
    assert.deepEqual(JSON.parse(JSON.stringify(form).toLowerCase()), JSON.parse(JSON.stringify(defaultForm).toLowerCase()));
  });

  test('is known again when it comes from another tab, and is the same as long as the words are', async () => {
    const theirs = structuredClone(defaultForm);
    await setLanguage('en', loud);
    const form = formInWords(theirs);
    assert.equal(form.properties['notes']!.title, 'NOTES');
    assert.equal(formInWords(theirs), form);
    await setLanguage(undefined);
    assert.equal(formInWords(theirs).properties['notes']!.title, 'Notes');
  });

  test('is in the new words once all are told, though it was read while they came', async (t) => {
    const notes = (): string => formInWords(defaultForm).properties['notes']!.title!;
    const told: string[] = [];
    Object.assign(globalThis, { dispatchEvent: () => told.push(notes()) });
    t.after(() => Reflect.deleteProperty(globalThis, 'dispatchEvent'));
    const coming = setLanguage('en', loud);
    assert.equal(notes(), 'Notes');
    await coming;
    assert.deepEqual(told, ['NOTES']);
  });
});

test('a form of the page says what it says', async () => {
  const theirs: WrapUpForm = { type: 'object', properties: { ...defaultForm.properties, machine: { type: 'string', title: 'Machine' } } };
  const untitled: WrapUpForm = { type: 'object', properties: { notes: { type: 'string' } } };
  await setLanguage('en', loud);
  assert.deepEqual([formInWords(theirs), formInWords(theirs), formInWords(untitled)], [theirs, theirs, untitled]);
});

test('what is wrong with an answer', () => {
  const told: readonly (readonly [FormProblem, string])[] = [
    [{ kind: 'missing', title: 'Outcome' }, 'Outcome is needed.'],
    [{ kind: 'no-boolean', title: 'It' }, 'It is yes or no.'],
    [{ kind: 'no-list', title: 'It' }, 'It is a list.'],
    [{ kind: 'no-number', title: 'It' }, 'It is a number.'],
    [{ kind: 'no-integer', title: 'It' }, 'It is a whole number.'],
    [{ kind: 'no-text', title: 'It' }, 'It is a text.'],
    [{ kind: 'no-date', title: 'It' }, 'It is a date.'],
    [{ kind: 'no-choice', title: 'It', answer: 'y' }, 'It: “y” is none of the choices.'],
    [{ kind: 'too-long', title: 'It', maxLength: 3 }, 'It is longer than 3 characters.'],
    [{ kind: 'out-of-range', title: 'It', minimum: 1, maximum: 5 }, 'It is from 1 to 5.'],
  ];
  for (const [problem, words] of told) assert.equal(formProblemWords(problem), words);
});
