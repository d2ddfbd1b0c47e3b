import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, FormField } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import * as icons from '../icons.js';

/** What a field of the form is told, and whom it tells. */
export interface FieldRoom {
  /** Of the control, in this shadow root. */
  readonly id: string;
  readonly name: string;
  readonly field: FormField;
  readonly title: string;
  readonly required: boolean;
  readonly answer: Answer | undefined;
  /** What was typed and not understood. */
  readonly unread: string | undefined;
  /** Why it keeps the paper from being saved. */
  readonly problem: string | undefined;
  readonly readonly: boolean;
  change(answer: Answer | undefined): void;
  /** What is in the field can't be an answer: it is kept as it is typed. */
  cannotRead(text: string): void;
}

export const textOf = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

/** The ids of what describes a control. */
export const describedBy = ({ id, field, problem }: Pick<FieldRoom, 'id' | 'field' | 'problem'>, more?: string): string | typeof nothing =>
  [problem && `${id}-problem`, more, field.description && `${id}-note`].filter(Boolean).join(' ') || nothing;

export const marked = ({ title, required }: Pick<FieldRoom, 'title' | 'required'>): TemplateResult =>
  html`<bdi>${title}${required ? html`<span class="needed"> ${msg('(needed)', { desc: 'After the name of a field' })}</span>` : nothing}</bdi>`;

/** What stands beside a control: what it is about, and why it keeps the paper from being saved. */
export const beside = ({ id, field, problem }: Pick<FieldRoom, 'id' | 'field' | 'problem'>): TemplateResult => html`
  ${field.description ? html`<p class="note" id=${`${id}-note`}><span dir="auto">${field.description}</span></p>` : nothing}
  ${problem ? html`<p class="problem" part="problem" id=${`${id}-problem`}>${icons.alert}<span dir="auto">${problem}</span></p>` : nothing}`;

/** A control under its label. */
export const labelled = (room: FieldRoom, control: TemplateResult): TemplateResult => html`<label for=${room.id}>${marked(room)}</label>${control}${beside(room)}`;

/** Several controls under their legend. */
export const grouped = (room: FieldRoom, controls: TemplateResult | readonly TemplateResult[], look = ''): TemplateResult => html`
  <fieldset aria-describedby=${describedBy(room)}><legend>${marked(room)}</legend><div class=${`options ${look}`}>${controls}</div></fieldset>${beside(room)}`;
