import { html, nothing, type TemplateResult } from 'lit';
import { locale } from '../../i18n/index.js';
import { digitsOf } from './callback-words.js';
import { describedBy, labelled, textOf, type FieldRoom } from './field.js';
import { follow } from './follow.js';

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

/** One line. Every key is an answer: what was typed before a crash is there after it. */
export const lineField = (room: FieldRoom): TemplateResult => labelled(room, html`
  <input id=${room.id} type="text" autocomplete="off" dir="auto" maxlength=${room.field.maxLength ?? nothing} ?readonly=${room.readonly}
    aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
    @input=${(event: Event) => room.change(valueOf(event) || undefined)} ${follow(textOf(room.answer))} />`);

export const linesField = (room: FieldRoom): TemplateResult => labelled(room, html`
  <textarea id=${room.id} rows="4" dir="auto" maxlength=${room.field.maxLength ?? nothing} ?readonly=${room.readonly}
    aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
    @input=${(event: Event) => room.change(valueOf(event) || undefined)} ${follow(textOf(room.answer))}></textarea>`);

/** A number as it is written here or there: `1.5`, `1,5`, `١٫٥`. */
export function readNumber(text: string): number | undefined {
  const digits = digitsOf(locale());
  const plain = [...text.trim()].map((one) => digits.get(one) ?? one).join('').replace(/[,٫]/, '.');
  const number = Number(plain);
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) && Number.isFinite(number) ? number : undefined;
}

export const numberField = (room: FieldRoom): TemplateResult => labelled(room, html`
  <input id=${room.id} type="text" inputmode=${room.field.type === 'integer' ? 'numeric' : 'decimal'} autocomplete="off" class="short" ?readonly=${room.readonly}
    aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
    @input=${(event: Event) => changeNumber(room, valueOf(event))} ${follow(room.unread ?? (room.answer === undefined ? '' : String(room.answer)))} />`);

function changeNumber(room: FieldRoom, text: string): void {
  const number = readNumber(text);
  if (number === undefined && text.trim()) room.cannotRead(text);
  else room.change(number);
}

export const dayField = (room: FieldRoom): TemplateResult => labelled(room, html`
  <input id=${room.id} type="date" class="short" ?readonly=${room.readonly} aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing}
    aria-describedby=${describedBy(room)} @input=${(event: Event) => room.change(valueOf(event) || undefined)} ${follow(textOf(room.answer))} />`);

export const momentField = (room: FieldRoom): TemplateResult => labelled(room, momentInput(room, { id: room.id }));

/** The browser's own way to a moment. */
export const momentInput = (room: FieldRoom, { id, label, min }: { readonly id: string; readonly label?: string; readonly min?: number }): TemplateResult => html`
  <input id=${id} type="datetime-local" class="short" ?readonly=${room.readonly} aria-label=${label ?? nothing} min=${min === undefined ? nothing : localMinute(min)}
    aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
    @input=${(event: Event) => room.change(valueOf(event) ? new Date(valueOf(event)).toISOString() : undefined)} ${follow(localMinute(Date.parse(textOf(room.answer))))} />`;

/** As such a field wants it: `2026-11-24T10:00`, on this computer's clock. */
export function localMinute(at: number): string {
  if (Number.isNaN(at)) return '';
  const date = new Date(at);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
