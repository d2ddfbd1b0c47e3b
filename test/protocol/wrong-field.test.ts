import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { wrongField } from '../../src/protocol/wrong-field.js';

const told = (schema: z.ZodMiniType, value: unknown): string => wrongField('root', schema.safeParse(value).error?.issues ?? []);

describe('the first field that is wrong', () => {
  for (const [what, schema, value, words] of [
    ['a text', z.object({ a: z.array(z.string()) }), { a: ['x', 7] }, 'root.a[1] should be a text'],
    ['a list', z.array(z.string()), 7, 'root should be a list'],
    ['one of some', z.object({ a: z.enum(['x', 'y']) }), { a: 'z' }, 'root.a should be one of x, y'],
    ['a length', z.string().check(z.maxLength(3)), 'long', 'root should be at most 3 characters long'],
    ['a number', z.number().check(z.minimum(2)), 1, 'root should be at least 2'],
    ['a rule of its own', z.object({ a: z.string().check(z.refine(() => false, 'a moment')) }), { a: 'x' }, 'root.a should be a moment'],
    ['a name', z.record(z.string().check(z.refine((name) => name !== 'b', 'called otherwise')), z.string()), { b: 'x' }, 'root.b should be called otherwise'],
    ['whatever else', z.string().check(z.regex(/^a/)), 'b', 'root should be something else'],
  ] as const) {
    test(what, () => assert.equal(told(schema, value), words));
  }

  test('is told alone', () => assert.equal(told(z.object({ a: z.string(), b: z.string() }), {}), 'root.a should be a text'));
});
