import { html, nothing, svg, type TemplateResult } from 'lit';
import { urgency, type WaitingCall } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';
import { duration, number } from '../format.js';
import * as icons from '../icons.js';
import { badgeOf, callerName, callerNumber, urgencyWord, type Urgency } from './call-queue-words.js';
import type { Waiter } from './waiting-order.js';

export interface WaitingRow {
  readonly waiter: Waiter;
  /** From 0, in the order shown. */
  readonly index: number;
  readonly active: boolean;
  readonly now: number;
  /** Within how many ms this queue would have answered. */
  readonly within: number | undefined;
  /** The queue's name, where several are shown. */
  readonly queueName: string;
  /** What the agent who looks is called. */
  readonly self: readonly string[];
  /** Absent where it may not be claimed now. */
  readonly claim?: ((waiter: Waiter) => void) | undefined;
  readonly claiming: boolean;
}

export const urgencyIcon: Readonly<Record<Urgency, TemplateResult | typeof nothing>> = { 'fine': nothing, 'long': icons.clock, 'too-long': icons.alert };

export const rowId = (callId: string): string => `row-${encodeURIComponent(callId)}`;

/** One caller who waits. */
export function waitingRow({ waiter, index, active, now, within, queueName, self, claim, claiming }: WaitingRow): TemplateResult {
  const { call, position } = waiter;
  const waited = Math.max(0, now - call.since);
  const urgent = urgency(waited, within);
  const name = callerName(call);
  return html`
    <div class="row ${urgent} ${active ? 'active' : ''}" part="row" role="row" id=${rowId(call.id)} aria-rowindex=${index + 2}>
      <span class="position" part="position" role="gridcell">${number(position)}</span>
      <span class="caller" part="caller" role="gridcell"><bdi class="name">${name}</bdi> <bdi class="number" dir="ltr">${callerNumber(call)}</bdi></span>
      <span class="priority" part="priority" role="gridcell">${call.priority > 0 ? number(call.priority) : nothing}</span>
      <span class="wait" part="wait" role="gridcell">
        ${urgencyIcon[urgent]}<span class="visually-hidden">${urgencyWord(urgent)}</span><span class="time">${duration(waited)}</span>
        ${within === undefined ? nothing : waitBar(waited / within)}
      </span>
      <span class="why" part="why" role="gridcell">${why(call, queueName, self)}</span>
      ${claim ? html`<span class="claiming" role="gridcell"><button type="button" class="claim" part="claim" tabindex="-1"
        aria-label=${msg(str`Claim ${name}`, { desc: 'A button: take this caller out of the queue' })} aria-disabled=${claiming ? 'true' : nothing} @mousedown=${keepFocus} @click=${() => claim(waiter)}>${claiming ? msg('Claiming…', { desc: 'A caller is being taken out of the queue' }) : msg('Claim', { desc: 'A button: take this caller out of the queue' })}</button></span>` : nothing}
    </div>`;
}

/** The queue and the reasons, and what they chose; in two lines where there is no room for one. */
function why({ reasons, path }: WaitingCall, queueName: string, self: readonly string[]): TemplateResult[] {
  const queue = queueName ? [html`<bdi class="queue" part="queue-name">${queueName}</bdi> `] : [];
  const badges = reasons.map((reason) => badge(badgeOf(reason, self)));
  const chosen = path.length ? [html`<span class="path" part="path">${path.map((step, at) => html`${at ? ' › ' : ''}<bdi>${step}</bdi>`)}</span>`] : [];
  const lines = path.length ? [[...queue, ...badges], chosen] : [queue, badges];
  return lines.filter(({ length }) => length).map((line) => html`<span class="line">${line}</span> `);
}

/** The row goes away once it is claimed, and would take the focus along. */
const keepFocus = (event: Event): void => event.preventDefault();

const badge = ({ kind, text, mine }: ReturnType<typeof badgeOf>): TemplateResult =>
  html`<bdi class="badge ${kind} ${mine ? 'mine' : ''}" part="badge">${text}</bdi> `;

/** How much of the time is up in which the queue would have answered. */
const waitBar = (part: number): TemplateResult => html`<svg class="bar" part="wait-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${svg`<rect
  width=${Math.min(100, Math.round(part * 100))} height="1" />`}</svg>`;
