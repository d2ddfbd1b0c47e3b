import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { askedFields, requiredFields, titleOf, type Answer, type FormField, type WrapUp, type WrapUpForm } from '../../core/index.js';
import { wording } from '../../i18n/index.js';
import { callbackField } from './callback-field.js';
import { choiceField, flagField, scoreField } from './choice-fields.js';
import { disposition } from './disposition.js';
import type { FieldRoom } from './field.js';
import type { FormMemory } from './form-memory.js';
import { tagsField } from './tags-field.js';
import { dayField, lineField, linesField, momentField, numberField } from './text-fields.js';

export interface FormRoom {
  readonly paper: WrapUp;
  readonly form: WrapUpForm;
  readonly memory: FormMemory;
  /** By field, why it can't be saved: shown once it was tried. */
  readonly problems: Readonly<Record<string, string>>;
  /** ms since 1970; asked only where it is shown. */
  now(): number;
  change(name: string, answer: Answer | undefined): void;
}

/** The control of a field, in the shadow root: names are the CRM's and may be anything. */
export const controlId = ({ properties }: WrapUpForm, name: string): string => `field-${Object.keys(properties).indexOf(name)}`;

export const isDisposition = ({ format, type }: FormField): boolean => type === 'string' && format === 'disposition';

/** Outcomes first, for number keys choose them; then as the form has them. */
export function fieldOrder(form: WrapUpForm, names: readonly string[]): readonly string[] {
  const first = (name: string): boolean => isDisposition(form.properties[name]!);
  return [...names.filter(first), ...names.filter((name) => !first(name))];
}

/** The outcome that the number keys mean. */
export const numberedField = (form: WrapUpForm): string | undefined => Object.keys(form.properties).find((name) => isDisposition(form.properties[name]!));

/** The fields of a form that are to be asked for now, and quiet buttons for those that may be. */
export function formFields(room: FormRoom): TemplateResult {
  const { paper: { callId, record: { answers, queue } }, form, memory } = room;
  const names = Object.keys(form.properties);
  const asked = askedFields(form, answers, queue);
  const shown = fieldOrder(form, names.filter((name) => asked.includes(name) || memory.isAdded(callId, name)));
  const more = names.filter((name) => !shown.includes(name));
  const required = requiredFields(form, answers, queue);
  return html`
    ${repeat(shown, (name) => name, (name) => html`<div class="field" part="field" data-field=${name}>${keyed(callId, oneField(room, name, required.includes(name)))}</div>`)}
    ${more.length ? html`<div class="more">${more.map((name) => html`
      <button type="button" class="quiet small" part="add" @click=${() => memory.add(callId, name)}>+ <span dir="auto">${titleOf(form, name)}</span></button>`)}</div>` : nothing}`;
}

/** Drawn again only if something in it changed: a key in the notes costs the notes. */
function oneField({ paper, form, memory, problems, now, change }: FormRoom, name: string, required: boolean): unknown {
  const { callId, record: { answers }, status } = paper;
  const field = form.properties[name]!;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  const key = memory.keyOf(callId, name);
  const [unread, problem, branch, picking] = [memory.unread.get(key), problems[name], memory.branches.get(key), memory.picking.has(key)];
  const minute = field.format === 'callback' ? Math.floor(now() / 60_000) : 0;
  return guard([callId, field, answer, required, unread, problem, branch, picking, status === 'saving', minute, wording()], () => {
    const room: FieldRoom = {
      id: controlId(form, name), name, field, title: titleOf(form, name), required, answer, unread, problem, readonly: status === 'saving',
      change: (next) => { memory.read(key); change(name, next); },
      cannotRead: (text) => { memory.cannotRead(key, text); change(name, undefined); },
    };
    if (isDisposition(field)) return disposition({ ...room, branch, open: (way) => memory.open(key, way), numbered: name === numberedField(form) });
    if (field.format === 'callback') return callbackField({ ...room, now: minute * 60_000, picking, pick: () => memory.pick(key) });
    return controlFor(room);
  });
}

function controlFor(room: FieldRoom): TemplateResult {
  const { type, format, oneOf, enum: plain, maximum = 5, minimum = 1 } = room.field;
  switch (type) {
    case 'boolean': return flagField(room);
    case 'array': return tagsField(room);
    case 'integer':
    case 'number': return format === 'score' && maximum - minimum <= 10 ? scoreField(room) : numberField(room);
    case 'string':
      if (oneOf || plain) return choiceField(room);
      if (format === 'textarea') return linesField(room);
      if (format === 'date') return dayField(room);
      return format === 'date-time' ? momentField(room) : lineField(room);
  }
}
