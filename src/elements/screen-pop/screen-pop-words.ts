import {
  choicePath, colleagueWith, ctiFacts, isWithheld, popCustomer,
  type Customer, type Handover, type OpenWork, type Problem, type ScreenPop, type TimelineEntry, type WrapUpForm,
} from '../../core/index.js';
import { ago, duration, timeOfDay } from '../format.js';
import { plain, titleOf } from './card-names.js';
import type { Card, Tab } from './screen-pop-view.js';

/** How well it is known: the line under the head. */
export interface Note {
  readonly tone: 'muted' | 'warn';
  readonly text: string;
  /** Asking again may help. */
  readonly retry: boolean;
}

const here = 'From this computer';

/** What passes needs no more words than that; with the rest, somebody has to do something. */
const passing: Partial<Readonly<Record<Problem['code'], string>>> = { 'crm-unreachable': 'The CRM cannot be reached.', 'crm-slow': 'The CRM does not answer.', 'crm-busy': 'The CRM is busy.' };

export function noteOf({ status, matches, source, problem }: ScreenPop): Note {
  const known = matches.length > 0;
  if (status === 'searching') return { tone: 'muted', text: known ? `${here}; asking the CRM…` : 'Looking for them…', retry: false };
  if (problem) return { tone: 'warn', text: `${known && source !== 'agent' ? `${here}. ` : ''}${passing[problem.code] ?? problem.message}`, retry: true };
  return { tone: 'muted', text: known && source === 'index' ? `${here}.` : '', retry: false };
}

/** What is said of somebody nobody knows. A CRM that did not answer has not said no. */
export function unknownWords({ pop: { problem, source }, number }: Pick<Card, 'pop' | 'number'>): string {
  if (problem) return 'Nobody with this number is known on this computer.';
  if (isWithheld(number)) return 'They do not show their number.';
  return source === 'index' ? 'Not known on this computer.' : 'Not in the CRM.';
}

export const severalWords = (count: number): string => `${count} customers have this number. Who is it?`;

/** The warning that a colleague is with them, or was so lately. */
export function warningOf(customer: Customer, me: string | undefined, now: number): string | undefined {
  const contact = colleagueWith(customer, me, now);
  if (!contact) return undefined;
  const name = plain(contact.colleague.name, 60);
  return contact.until === undefined ? `${name} is with them now, since ${timeOfDay(contact.since)}.` : `${name} was with them ${ago(contact.until, now)}.`;
}

const suffixes: Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (value: number): string => `${value}${suffixes[new Intl.PluralRules('en', { type: 'ordinal' }).select(value)] ?? 'th'}`;

/** "3rd call in 24 hours (last: 12 minutes ago)". */
export const repeatWords = ({ earlier }: ScreenPop, now: number): string | undefined =>
  (earlier ? `${earlier.times >= 99 ? 'More than 99 calls' : `${ordinal(earlier.times + 1)} call`} in 24 hours (last: ${ago(earlier.lastAt, now)})` : undefined);

/** Kinds of contact in which somebody of us and they heard of each other. */
const spokeIn: ReadonlySet<TimelineEntry['kind']> = new Set(['call', 'message', 'email', 'visit']);

/** Who of us is responsible, and who was last with them. */
export function relationOf({ owner, contact }: Customer, { timeline = [] }: ScreenPop, me: string | undefined, now: number): { readonly owner?: string; readonly mine: boolean; readonly last?: string } {
  const mine = owner !== undefined && owner.id !== undefined && owner.id === me;
  const past = timeline.find(({ at, kind, missed }) => spokeIn.has(kind) && !missed && isMoment(at) && at <= now);
  const spoke = contact?.until !== undefined && contact.until >= (past?.at ?? 0) ? { at: contact.until, by: contact.colleague.id !== undefined && contact.colleague.id === me ? 'you' : contact.colleague.name } : undefined;
  const last = spoke ?? (past && { at: past.at, by: past.agent });
  return {
    mine, ...(owner && { owner: mine ? 'Yours' : `Looked after by ${plain(owner.name, 60)}` }),
    ...(last && { last: `Last contact ${ago(last.at, now)}${last.by ? `, with ${plain(last.by, 60)}` : ''}` }),
  };
}

/** Why they are here: name and value. */
export function whyHere({ headers, ...card }: Pick<Card, 'headers' | 'queue' | 'path' | 'waited'>): readonly (readonly [name: string, value: string])[] {
  const { queue, path = [], waited } = headers ? ctiFacts(headers) : card;
  return [
    ...(queue ? [['Queue', plain(queue, 80)] as const] : []),
    ...(path.length ? [['Chose', path.map((step) => plain(step, 60)).join(' › ')] as const] : []),
    ...(waited !== undefined ? [['Waited', duration(waited)] as const] : []),
  ];
}

/** What the colleague who passed the call on chose so far. */
export const chosenWords = ({ disposition }: Handover, { properties }: WrapUpForm): string => {
  if (!disposition) return '';
  const path = properties['disposition'] ? choicePath(properties['disposition'], disposition) : [];
  return path.length ? path.map((choice) => choice.title ?? choice.const).join(' › ') : plain(disposition, 80);
};

/** A moment that a calendar has; the CRM's are checked to be numbers, not to be reasonable. */
const isMoment = (at: number | undefined): at is number => at !== undefined && Math.abs(at) <= 8.64e15;

const kinds: Readonly<Record<OpenWork['kind'], string>> = { order: 'Order', callback: 'Callback', case: 'Case' };

export interface WorkLine {
  readonly work: OpenWork;
  readonly kind: string;
  readonly due: string;
  readonly overdue: boolean;
}

/** The most urgent first. */
export const workLines = ({ work = [] }: Customer, now: number): readonly WorkLine[] => [...work]
  .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || 0)
  .map((one) => ({ work: one, kind: kinds[one.kind] ?? 'Open', due: isMoment(one.due) ? dueWords(one.due, now) : '', overdue: isMoment(one.due) && one.due < now }));

/** "3 open, 1 overdue". */
export function workWords(lines: readonly WorkLine[]): string {
  const overdue = lines.filter((line) => line.overdue).length;
  return lines.length ? `${lines.length} open${overdue ? `, ${overdue} overdue` : ''}` : '';
}

const isSameDay = (a: Date, b: Date): boolean => a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();

/** "today", "yesterday", "tomorrow", else the date. */
function dayWords(at: number, now: number, locale?: string): string {
  const [day, today] = [new Date(at), new Date(now)];
  const near = [0, -1, 1].find((days) => isSameDay(day, new Date(today.getFullYear(), today.getMonth(), today.getDate() + days)));
  if (near === undefined) return new Intl.DateTimeFormat(locale, day.getFullYear() === today.getFullYear() ? { day: 'numeric', month: 'long' } : { dateStyle: 'long' }).format(at);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(near, 'day');
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

const dueWords = (at: number, now: number): string => `${at < now ? 'Overdue since' : 'Due'} ${dayWords(at, now)}, ${timeOfDay(at)}`;

/** Entries of one day, newest first as they came. */
export interface Day {
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

export function daysOf(entries: readonly TimelineEntry[], now: number): readonly Day[] {
  const days: { day: string; entries: TimelineEntry[]; of: Date }[] = [];
  for (const entry of entries) {
    if (!isMoment(entry.at)) continue;
    const of = new Date(entry.at);
    const last = days.at(-1);
    if (last && isSameDay(last.of, of)) last.entries.push(entry);
    else days.push({ day: capital(dayWords(entry.at, now)), entries: [entry], of });
  }
  return days;
}

const statusNames: Readonly<Record<Tab['status'], string>> = {
  'dialing': 'Calling', 'ringing': 'Ringing', 'answering': 'Talking', 'active': 'Talking', 'held': 'On hold', 'resuming': 'Talking', 'ended': 'Ended', 'wrap-up': 'Wrap-up',
};

/** What a card among others is called. */
export const tabWords = ({ customer, peer, status }: Tab): { readonly name: string; readonly status: string } =>
  ({ name: plain(customer?.name ?? '', 60) || (isWithheld(peer) ? 'Unknown caller' : plain(peer, 60)), status: statusNames[status] });

/** What a screen reader is told when it changes. */
export function spoken(card: Card, write: (number: string) => string, now: number): string {
  const { pop, me } = card;
  const customer = popCustomer(pop);
  if (customer) return [titleOf(card, write), plain(customer.company ?? '', 80), plain(customer.tier ?? '', 40), warningOf(customer, me, now)].filter(Boolean).join(', ');
  if (pop.status === 'searching') return '';
  return pop.matches.length > 1 ? severalWords(pop.matches.length) : unknownWords(card);
}
