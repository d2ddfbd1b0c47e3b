import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultForm, DeskError } from '../../src/core/index.js';
import { answers } from '../../src/crm/crm-schemas.js';

const form = (properties: unknown, more: object = {}): unknown => answers.form({ type: 'object', properties, ...more });
const choices = (depth: number): object => (depth ? { const: `c${depth}`, oneOf: [choices(depth - 1)] } : { const: 'leaf' });

describe('a wrap-up form', () => {
  test('our own is one', () => assert.deepEqual(answers.form(defaultForm), defaultForm));

  test('each kind of field, in the order in which they were told', () => {
    const fields = {
      zip: { type: 'string', title: 'Zip', maxLength: 5, default: '10001' }, notes: { type: 'string', format: 'textarea', description: 'All of it' }, day: { type: 'string', format: 'date' },
      score: { type: 'integer', format: 'score', minimum: 1, maximum: 5 }, tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, default: ['a'] }, ok: { type: 'boolean', default: false },
      why: { type: 'string', format: 'disposition', oneOf: [{ const: 'x', title: 'X', oneOf: [{ const: 'y' }] }] }, plain: { type: 'string', enum: ['p', 'q'] },
    };
    assert.deepEqual(form(fields), { type: 'object', properties: fields });
    assert.deepEqual(Object.keys((form(fields) as { properties: object }).properties), Object.keys(fields));
  });

  test('what it says besides is left out, and an unknown look is a plain one', () => {
    assert.deepEqual(form({ a: { type: 'string', format: 'rainbow', $comment: 'x', pattern: '(a+)+$' } }, { $schema: 'x', additionalProperties: false }), { type: 'object', properties: { a: { type: 'string' } } });
  });

  for (const [what, properties, more, words] of [
    ['no object', 7, {}, /form\.properties should be/], ['an unknown type', { a: { type: 'file' } }, {}, /form\.properties\.a\.type should be one of string, number/],
    ['a name that is none', { '1 a': { type: 'string' } }, {}, /should be called by a letter/], ['six levels', { a: { type: 'string', oneOf: [choices(5)] } }, {}, /absent, for choices go 5 levels deep/],
    ['too many fields', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f${index}`, { type: 'string' }])), {}, /no more than 50 fields/],
    ['too many choices', { a: { type: 'string', enum: Array.from({ length: 201 }, (_, index) => `c${index}`) } }, {}, /form\.properties\.a\.enum should be at most 200/],
    ['a choice without a code', { a: { type: 'string', oneOf: [{ title: 'x' }] } }, {}, /oneOf\[0\]\.const should be a text/],
    ['an answer that is none', { a: { type: 'string', default: {} } }, {}, /default should be a text, a number, true, false or a list of texts/],
    ['a rule without an end', { a: { type: 'string' } }, { allOf: [{ if: { properties: {} } }] }, /form\.allOf\[0\]\.then should be an object/],
    ['a rule that loops', { a: { type: 'string' } }, { required: 'a' }, /form\.required should be a list/],
  ] as const) {
    test(`is refused by the name of the field: ${what}`, () => {
      assert.throws(() => form(properties, more), (error) => error instanceof DeskError && error.code === 'bad-answer' && words.test(error.message) || assert.fail(String(error)));
    });
  }

  test('five levels are as deep as one may go', () => assert.ok(form({ a: { type: 'string', oneOf: [choices(4)] } })));

  test('names that mean something to the program mean nothing', () => {
    assert.deepEqual(form(JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}')), { type: 'object', properties: Object.fromEntries([['constructor', { type: 'string' }]]) });
    assert.equal(Object.getPrototypeOf({}), Object.prototype);
  });
});
