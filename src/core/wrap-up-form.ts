/** What was answered, by the field's name. A disposition is its code; a callback and dates are ISO 8601. */
export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** A choice; one with `oneOf` opens more choices, and cannot be taken itself. */
export interface Choice {
  /** The code that is kept. */
  readonly const: string;
  /** What people read; absent: the code. */
  readonly title?: string;
  readonly oneOf?: readonly Choice[];
}

/**
 * A field: JSON Schema 2020-12, of it what a form needs. What it looks like:
 *
 *     string                        one line          string, oneOf / enum             a choice
 *     string, format: 'textarea'    many              string, format: 'disposition'    a tree of choices, as chips
 *     string, format: 'date'        a day             string, format: 'callback'       a moment, "tomorrow 10:00" understood
 *     number, integer               a number          integer, format: 'score'         stars from minimum to maximum
 *     boolean                       a checkbox        array of string, with enum or not: tags
 */
export interface FormField {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array';
  readonly title?: string;
  readonly description?: string;
  readonly format?: 'textarea' | 'date' | 'date-time' | 'disposition' | 'callback' | 'score';
  readonly oneOf?: readonly Choice[];
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string'; readonly enum?: readonly string[] };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: Answer;
}

/** More is required where something was answered so, or in a queue (`properties: { queue: { const: 'sales' } }`). `required`: and was answered at all. */
export interface FormRule {
  readonly if: { readonly properties: Readonly<Record<string, { readonly const?: Answer; readonly enum?: readonly Answer[] }>> };
  readonly then: { readonly required: readonly string[] };
}

/** The wrap-up form: fields in the order in which they are asked. `disposition`, `notes`, `resolved`, `callback` and `workOrder` mean what they say to the CRM. */
export interface WrapUpForm {
  readonly type: 'object';
  readonly title?: string;
  readonly properties: Readonly<Record<string, FormField>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly FormRule[];
  /** Answers of a form that the clock closed. */
  readonly onTimeout?: Answers;
}

/** What a new form says already. */
export const defaultAnswers = ({ properties }: WrapUpForm): Answers =>
  Object.fromEntries(Object.entries(properties).flatMap(([name, field]) => (field.default === undefined ? [] : [[name, field.default]])));

export const isAnswered = (answer: Answer | undefined): boolean => answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0);

/** The fields that must be answered now. */
export function requiredFields({ required = [], allOf = [], properties }: WrapUpForm, answers: Answers, queue?: string): readonly string[] {
  const holds = (rule: FormRule): boolean => Object.entries(rule.if.properties).every(([name, { const: one, enum: several }]) => {
    const value = name === 'queue' ? queue : Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (value === undefined || !isAnswered(value)) return false;
    return one === undefined && several === undefined ? true : value === one || (several?.includes(value) ?? false);
  });
  const more = allOf.filter(holds).flatMap(({ then }) => then.required);
  return [...new Set([...required, ...more])].filter((name) => Object.hasOwn(properties, name));
}

/** The fields to ask for: those that only a rule can require are left out until it does, or until they are answered. */
export function askedFields(form: WrapUpForm, answers: Answers, queue?: string): readonly string[] {
  const required = requiredFields(form, answers, queue);
  const byRule = new Set(form.allOf?.flatMap(({ then }) => then.required));
  return Object.keys(form.properties).filter((name) => required.includes(name) || !byRule.has(name) || (Object.hasOwn(answers, name) && isAnswered(answers[name])));
}

/** What is wrong with a field. `title`: what people call it; they are told in their own words (i18n). */
export type FormProblem = { readonly title: string } & (
  | { readonly kind: 'missing' | 'no-boolean' | 'no-list' | 'no-number' | 'no-integer' | 'no-text' | 'no-date' }
  | { readonly kind: 'no-choice'; readonly answer: string }
  | { readonly kind: 'too-long'; readonly maxLength: number }
  | { readonly kind: 'out-of-range'; readonly minimum: number; readonly maximum: number });

/** What keeps a form from being saved, by the field's name. */
export function formProblems(form: WrapUpForm, answers: Answers, queue?: string): Readonly<Record<string, FormProblem>> {
  const missing = requiredFields(form, answers, queue).filter((name) => !isAnswered(Object.hasOwn(answers, name) ? answers[name] : undefined));
  const wrong = Object.entries(form.properties).flatMap(([name, field]) => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const why = answer === undefined || !isAnswered(answer) ? undefined : wrongAnswer({ ...field, title: titleOf(form, name) }, answer);
    return why ? [[name, why] as const] : [];
  });
  return Object.fromEntries([...missing.map((name) => [name, { kind: 'missing', title: titleOf(form, name) }] as const), ...wrong]);
}

export const titleOf = ({ properties }: WrapUpForm, name: string): string => properties[name]?.title ?? name;

function wrongAnswer(field: FormField & { readonly title: string }, answer: Answer): FormProblem | undefined {
  const { type, title, minimum = -Infinity, maximum = Infinity, maxLength = Infinity } = field;
  switch (type) {
    case 'boolean': return typeof answer === 'boolean' ? undefined : { kind: 'no-boolean', title };
    case 'array': return Array.isArray(answer) && answer.every((one) => typeof one === 'string') ? undefined : { kind: 'no-list', title };
    case 'number':
    case 'integer':
      if (typeof answer !== 'number' || !Number.isFinite(answer) || (type === 'integer' && !Number.isInteger(answer))) return { kind: `no-${type}`, title };
      return answer < minimum || answer > maximum ? { kind: 'out-of-range', title, minimum, maximum } : undefined;
    case 'string':
      if (typeof answer !== 'string') return { kind: 'no-text', title };
      if (answer.length > maxLength) return { kind: 'too-long', title, maxLength };
      if (field.oneOf || field.enum) return choicePath(field, answer).length ? undefined : { kind: 'no-choice', title, answer: answer.slice(0, 40) };
      return (field.format === 'callback' || field.format?.startsWith('date')) && !isIsoDate(answer) ? { kind: 'no-date', title } : undefined;
  }
}

/** `Date.parse` alone takes "call 5" for a day in May. */
const isIsoDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** The way to a choice through its tree, outermost first; empty where there is none. */
export function choicePath({ oneOf = [], enum: plain = [] }: Pick<FormField, 'oneOf' | 'enum'>, code: string): readonly Choice[] {
  const choices: readonly Choice[] = [...oneOf, ...plain.map((one) => ({ const: one }))];
  for (const choice of choices) {
    if (choice.oneOf) {
      const deeper = choicePath({ oneOf: choice.oneOf }, code);
      if (deeper.length) return [choice, ...deeper];
    } else if (choice.const === code) {
      return [choice];
    }
  }
  return [];
}
