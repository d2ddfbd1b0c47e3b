import { outcomeOf, talkTime, type CallRecord, type WrapUpForm } from '../../core/index.js';
import type { LoggedCall } from '../../desk/index.js';
import { dispositionTitle } from './history-words.js';

type Cell = string | number | boolean | undefined;

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : Math.round(ms / 1000));
const answer = ({ answers }: CallRecord, name: string): Cell => {
  const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return Array.isArray(value) ? value.join(', ') : value as Cell;
};

/** Moments in ISO 8601 (UTC), durations in seconds. */
const columns: readonly (readonly [title: string, cell: (call: LoggedCall, form: WrapUpForm) => Cell])[] = [
  ['started', ({ startedAt }) => iso(startedAt)],
  ['answered', ({ answeredAt }) => iso(answeredAt)],
  ['ended', ({ endedAt }) => iso(endedAt)],
  ['direction', ({ direction }) => direction],
  ['outcome', (call) => outcomeOf(call)],
  ['number', ({ number }) => number],
  ['name', ({ name }) => name],
  ['customer', ({ customerName }) => customerName],
  ['customer_id', ({ customerId }) => customerId],
  ['company', ({ company }) => company],
  ['queue', ({ queue }) => queue],
  ['ivr_path', ({ path }) => path?.join(' > ')],
  ['waited_s', ({ waited }) => seconds(waited)],
  ['talked_s', (call) => seconds(talkTime(call))],
  ['holds', ({ holds }) => holds],
  ['held_s', ({ heldFor }) => seconds(heldFor)],
  ['ended_by', ({ end }) => end?.by],
  ['end_cause', ({ end }) => end?.cause],
  ['mos', ({ mos }) => mos],
  ['others', ({ legs }) => legs.map(({ kind, number }) => `${kind} ${number}`).join(', ')],
  ['handed_over_by', ({ from }) => from?.name],
  ['disposition', (call) => answer(call, 'disposition')],
  ['disposition_title', (call, form) => dispositionTitle(call, form)],
  ['notes', (call) => answer(call, 'notes')],
  ['resolved', (call) => answer(call, 'resolved')],
  ['callback', (call) => answer(call, 'callback')],
  ['work_order', (call) => answer(call, 'workOrder')],
  ['incomplete', ({ incomplete }) => incomplete],
  ['agent', ({ agent }) => agent],
  ['delivery', ({ delivery }) => delivery],
  ['delivery_problem', ({ problem }) => problem?.message],
  ['id', ({ id }) => id],
];

/** The first line; with the mark by which spreadsheets tell that it is UTF-8. */
export const csvHead = (): string => `\uFEFF${line(columns.map(([title]) => title))}`;

export const csvRows = (calls: readonly LoggedCall[], form: WrapUpForm): string => calls.map((call) => line(columns.map(([, cell]) => cell(call, form)))).join('');

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What a spreadsheet would take for a formula (OWASP, CSV injection), full-width forms included. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell (RFC 4180). What would begin a formula gets an apostrophe in front, which spreadsheets take for "this is text" and programs strip
 * again: `+4930123` is `"'+4930123"`. A text that has such an apostrophe by itself gets one more, so that taking one away is always right.
 */
export function csvCell(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell);
  const isFormula = typeof cell === 'string' && formula.test(text);
  return isFormula || /[",\r\n]|^\s|\s$/.test(text) ? `"${isFormula ? '\'' : ''}${text.replaceAll('"', '""')}"` : text;
}
