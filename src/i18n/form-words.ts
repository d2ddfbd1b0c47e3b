import { isDefaultForm, type Choice, type FormField, type FormProblem, type WrapUpForm } from '../core/index.js';
import { counted } from './counted.js';
import { isolated } from './isolated.js';
import { locale, wording } from './language.js';
import { msg, str } from './words.js';

type Titles = Readonly<Record<string, () => string>>;

/** Of the fields of our own form, by their names. */
const fields: Titles = {
  disposition: () => msg('Outcome', { desc: 'Of a call' }),
  notes: () => msg('Notes', { desc: 'Of the agent, on a call' }),
  resolved: () => msg('Solved with this call', { desc: 'What the customer called for' }),
  callback: () => msg('Call back', { desc: 'A button, and the outcome of a call that asks for it' }),
  workOrder: () => msg('Work order'),
};

/** Of its outcomes, by their codes. */
const outcomes: Titles = {
  'resolved': () => msg('Resolved', { desc: 'Outcome of a call' }),
  'follow-up': () => msg('Follow-up', { desc: 'Outcome of a call: more is to be done' }),
  'call-back': fields['callback']!,
  'work-order': fields['workOrder']!,
  'waiting': () => msg('Waiting for them', { desc: 'Outcome of a call: it is the customer’s turn' }),
  'complaint': () => msg('Complaint', { desc: 'Outcome of a call' }),
  'no-contact': () => msg('No contact', { desc: 'Outcome of a call' }),
  'voicemail': () => msg('Voicemail', { desc: 'Outcome of a call' }),
  'no-answer': () => msg('No answer'),
  'wrong-number': () => msg('Wrong number', { desc: 'Outcome of a call' }),
};

const read = new WeakMap<WrapUpForm, { readonly by: object; readonly form: WrapUpForm }>();

/** A form as the agent reads it: ours in their language, a host's as the host wrote it. The codes are the same, and so is the form, until other words are said. */
export function formInWords(form: WrapUpForm): WrapUpForm {
  const by = wording();
  const before = read.get(form);
  if (before?.by === by) return before.form;
  const now = isDefaultForm(form) ? { ...form, properties: Object.fromEntries(Object.entries(form.properties).map(([name, field]) => [name, fieldInWords(name, field)])) } : form;
  read.set(form, { by, form: now });
  return now;
}

const fieldInWords = (name: string, field: FormField): FormField =>
  ({ ...field, title: fields[name]?.() ?? name, ...(field.oneOf && { oneOf: field.oneOf.map(choiceInWords) }) });

const choiceInWords = (choice: Choice): Choice =>
  ({ ...choice, title: outcomes[choice.const]?.() ?? choice.const, ...(choice.oneOf && { oneOf: choice.oneOf.map(choiceInWords) }) });

const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** Why a field keeps its form from being saved. */
export function formProblemWords(problem: FormProblem): string {
  const title = isolated(problem.title);
  switch (problem.kind) {
    case 'missing': return msg(str`${title} is needed.`, { desc: 'A field of a form' });
    case 'no-text': return msg(str`${title} is a text.`, { desc: 'What a field of a form takes' });
    case 'no-number': return msg(str`${title} is a number.`, { desc: 'What a field of a form takes' });
    case 'no-integer': return msg(str`${title} is a whole number.`, { desc: 'What a field of a form takes' });
    case 'no-list': return msg(str`${title} is a list.`, { desc: 'What a field of a form takes' });
    case 'no-date': return msg(str`${title} is a date.`, { desc: 'What a field of a form takes' });
    case 'no-boolean': return msg(str`${title} is yes or no.`, { desc: 'What a field of a form takes' });
    case 'no-choice': return msg(str`${title}: “${isolated(problem.answer)}” is none of the choices.`, { desc: 'A field of a form, and what it says' });
    case 'out-of-range': return msg(str`${title} is from ${number(problem.minimum)} to ${number(problem.maximum)}.`, { desc: 'The numbers that a field of a form takes' });
    case 'too-long': {
      const most = counted(problem.maxLength, msg(str`${number(problem.maxLength)} character | ${number(problem.maxLength)} characters`, { desc: 'Goes on: Notes is longer than 200 characters' }));
      return msg(str`${title} is longer than ${most}.`, { desc: 'A field of a form: 200 characters' });
    }
  }
}
