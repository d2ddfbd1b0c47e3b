import { spoken } from './language.js';

/** The order of forms in a message; which of them a language has, it says itself (CLDR). */
const order: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Asking for them costs a hundred times what choosing among them does. */
const known = new Map<string, { readonly rules: Intl.PluralRules; readonly forms: readonly Intl.LDMLPluralRule[] }>();

/** The forms a message has in a language: English has `one` and `other`, Thai `other` alone, Arabic all six. */
export const formsOf = (code: string): readonly Intl.LDMLPluralRule[] => pluralOf(code).forms;

/**
 * Says how many: chooses among the forms of a message, which are parted by ` | `.
 *
 *     counted(calls, msg(str`${number(calls)} call | ${number(calls)} calls`))
 */
export function counted(count: number, message: string): string {
  const forms = message.split(' | ');
  // Words that are not translated, or not here yet, are English, whatever the language.
  const code = formsOf(spoken()).length === forms.length ? spoken() : 'en';
  const form = formsOf(code).indexOf(pluralOf(code).rules.select(count));
  return forms[form] ?? forms.at(-1)!;
}

function pluralOf(code: string): NonNullable<ReturnType<typeof known.get>> {
  const before = known.get(code);
  if (before) return before;
  const rules = new Intl.PluralRules(code);
  const { pluralCategories } = rules.resolvedOptions();
  const found = { rules, forms: order.filter((form) => pluralCategories.includes(form)) };
  known.set(code, found);
  return found;
}
