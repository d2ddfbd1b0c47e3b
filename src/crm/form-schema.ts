import * as z from 'zod/mini';
import type { Answer, Choice, FormField, FormRule, WrapUpForm } from '../core/index.js';
import { facts, line, maybeLine } from './fields.js';

// The wrap-up form of a CRM: of JSON Schema 2020-12 what `core/wrap-up-form` describes. One that is too much is refused, for half a form would be another form.

const [deepest, mostFields, mostChoices] = [5, 50, 200];

const refused = (rule: string): z.ZodMiniType<undefined> => z.unknown().check(z.refine(() => false, rule)) as unknown as z.ZodMiniType<undefined>;

const code = z.string().check(z.minLength(1), z.maxLength(128));
const list = <T>(item: z.ZodMiniType<T>, most: number): z.ZodMiniType<T[]> => z.array(item).check(z.maxLength(most));
const codes = z.exactOptional(list(code, mostChoices));

const choices = (depth: number): z.ZodMiniType<Choice[]> => list(facts<Choice>({
  const: code, title: maybeLine(128), oneOf: z.exactOptional(depth > 1 ? choices(depth - 1) : refused(`absent, for choices go ${deepest} levels deep`)),
}), mostChoices);

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'boolean' || Number.isFinite(value) || isText(value) || (Array.isArray(value) && value.length <= mostChoices && value.every(isText));
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 10_000;
const answer = z.unknown().check(z.refine(isAnswer, 'a text, a number, true, false or a list of texts')) as unknown as z.ZodMiniType<Answer>;

/** How fields may be called: they become names in JSON and ids in a page. */
const name = z.string().check(z.refine((text) => /^[A-Za-z][\w.-]{0,63}$/.test(text), 'called by a letter and up to 63 letters, digits, hyphens, dots or underscores'));
const byName = <T>(item: z.ZodMiniType<T>): z.ZodMiniType<Record<string, T>> => z.record(name, item)
  .check(z.refine((all) => Object.keys(all).length <= mostFields, `no more than ${mostFields} fields`));

const field = facts<FormField>({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']), title: maybeLine(128), description: maybeLine(500),
  format: z.exactOptional(z.catch(z.enum(['textarea', 'date', 'date-time', 'disposition', 'callback', 'score']), undefined as never)),
  oneOf: z.exactOptional(choices(deepest)), enum: codes, items: z.exactOptional(facts<NonNullable<FormField['items']>>({ type: z.literal('string'), enum: codes })),
  minimum: z.exactOptional(z.number()), maximum: z.exactOptional(z.number()), maxLength: z.exactOptional(z.int().check(z.minimum(1), z.maximum(200_000))), default: z.exactOptional(answer),
});

type Test = FormRule['if']['properties'][string];
const rule = facts<FormRule>({
  if: facts<FormRule['if']>({ properties: byName(facts<Test>({ const: z.exactOptional(answer), enum: z.exactOptional(list(answer, mostChoices)) })) }),
  then: facts<FormRule['then']>({ required: list(line(64), mostFields) }),
});

export const wrapUpForm: z.ZodMiniType<WrapUpForm> = facts<WrapUpForm>({
  type: z.literal('object'), title: maybeLine(128), properties: byName(field), required: z.exactOptional(list(line(64), mostFields)),
  allOf: z.exactOptional(list(rule, mostFields)), onTimeout: z.exactOptional(byName(answer)),
});
