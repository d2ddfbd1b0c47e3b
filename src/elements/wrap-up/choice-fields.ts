import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice, FormField } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';
import { number } from '../format.js';
import { beside, describedBy, grouped, labelled, marked, type FieldRoom } from './field.js';

/** More than this are a list to open. */
const seenAtOnce = 5;

interface Option {
  readonly value: string;
  readonly title: string;
}

/** All that can be taken; of a tree, with the way there. */
export function optionsOf({ oneOf = [], enum: plain = [] }: Pick<FormField, 'oneOf' | 'enum'>): readonly Option[] {
  const leaves = (choices: readonly Choice[], way: string): readonly Option[] => choices.flatMap((one) => {
    const title = `${way}${one.title ?? one.const}`;
    return one.oneOf ? leaves(one.oneOf, `${title} › `) : [{ value: one.const, title }];
  });
  return [...leaves(oneOf, ''), ...plain.map((value) => ({ value, title: value }))];
}

export function choiceField(room: FieldRoom): TemplateResult {
  const options = optionsOf(room.field);
  return options.length <= seenAtOnce ? radios(room, options.map(({ value, title }) => ({ answer: value, title }))) : labelled(room, html`
    <select id=${room.id} aria-required=${room.required ? 'true' : nothing} aria-invalid=${room.problem ? 'true' : nothing} aria-describedby=${describedBy(room)}
      @change=${(event: Event) => room.change((event.currentTarget as HTMLSelectElement).value || undefined)}>
      <option value="" .selected=${live(room.answer === undefined)}>${room.required ? msg('Choose…') : '–'}</option>
      ${options.map(({ value, title }) => html`<option value=${value} .selected=${live(room.answer === value)}>${title}</option>`)}
    </select>`);
}

/** One that is needed is answered by yes or no; a box that nobody touched would say nothing. */
export const flagField = (room: FieldRoom): TemplateResult => (room.required
  ? radios(room, [{ answer: true, title: msg('Yes', { desc: 'An answer' }) }, { answer: false, title: msg('No', { desc: 'An answer' }) }])
  : html`<label class="flag"><input id=${room.id} type="checkbox" .checked=${live(room.answer === true)} aria-describedby=${describedBy(room)}
      @change=${(event: Event) => room.change((event.currentTarget as HTMLInputElement).checked)} />${marked(room)}</label>${beside(room)}`);

interface RadioOption {
  readonly answer: string | number | boolean;
  readonly title: string;
  readonly look?: TemplateResult;
}

/** What was chosen by mistake is taken back by a second click, or Delete. */
export function radios(room: FieldRoom, options: readonly RadioOption[], look = ''): TemplateResult {
  const isChosen = ({ answer }: RadioOption): boolean => room.answer === answer;
  const takeBack = (): void => { if (!room.required) room.change(undefined); };
  return grouped(room, options.map((option, index) => html`
    <label class="option">
      <input type="radio" id=${index ? nothing : room.id} name=${room.id} value=${String(option.answer)} .checked=${live(isChosen(option))} aria-invalid=${room.problem ? 'true' : nothing}
        @change=${() => room.change(option.answer)} @click=${() => { if (isChosen(option)) takeBack(); }}
        @keydown=${(event: KeyboardEvent) => { if (event.key === 'Delete') takeBack(); }} />${option.look ?? html`<span dir="auto">${option.title}</span>`}
    </label>`), look);
}

const star = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.6-5.1-2.7-5.1 2.7 1-5.6-4.1-4 5.7-.8Z" /></svg>`;

/** Stars from minimum to maximum; a figure sets as many. */
export function scoreField(room: FieldRoom): TemplateResult {
  const { minimum = 1, maximum = 5 } = room.field;
  const most = Math.min(Math.max(minimum, maximum), minimum + 10);
  const scores = Array.from({ length: Math.floor(most - minimum) + 1 }, (_, index) => minimum + index);
  const byFigure = (event: KeyboardEvent): void => {
    const score = Number(event.key);
    if (event.key === ' ' || event.altKey || event.ctrlKey || event.metaKey || !scores.includes(score)) return;
    event.stopPropagation();
    room.change(score);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[value="${score}"]`)?.focus();
  };
  const lit = typeof room.answer === 'number' ? room.answer : -Infinity;
  return html`<div class="score" @keydown=${byFigure}>${radios(room, scores.map((score) => ({
    answer: score, title: String(score),
    look: html`<span class=${score <= lit ? 'star lit' : 'star'}>${star}<span class="visually-hidden">${textOfScore(score, most)}</span></span>`,
  })), 'stars')}<bdi class="sum" aria-hidden="true">${textOfScore(lit, most)}</bdi></div>`;
}

const textOfScore = (score: number, most: number): string => (Number.isFinite(score) ? msg(str`${number(score)} of ${number(most)}`, { desc: 'Stars: how many, and how many there can be' }) : '');

