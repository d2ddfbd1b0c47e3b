import {
  choicePath, colleagueWith, ctiFacts, isWithheld, popCustomer,
  type Customer, type Handover, type OpenWork, type Problem, type ScreenPop, type TimelineEntry, type WrapUpForm,
} from '../../core/index.js';
import { counted, isolated, locale, msg, str, wordLocale } from '../../i18n/index.js';
import { ago, duration, number, sideBySide, timeOfDay } from '../format.js';
import { plain, titleOf } from './card-names.js';
import type { Card, Tab } from './screen-pop-view.js';

/** How well it is known: the line under the head. */
export interface Note {
  readonly tone: 'muted' | 'warn';
  readonly text: string;
  /** Asking again may help. */
  readonly retry: boolean;
}

/** What passes needs no more words than that; with the rest, somebody has to do something. */
const passing: Partial<Readonly<Record<Problem['code'], () => string>>> = {
  'crm-unreachable': () => msg('The CRM cannot be reached.'), 'crm-slow': () => msg('The CRM does not answer.'), 'crm-busy': () => msg('The CRM is busy.'),
};

export function noteOf({ status, matches, source, problem }: ScreenPop): Note {
  const known = matches.length > 0;
  if (status === 'searching') return { tone: 'muted', text: known ? msg('From this computer; asking the CRM…') : msg('Looking for them…', { desc: 'For the customer who calls' }), retry: false };
  if (problem) {
    const why = passing[problem.code]?.() ?? isolated(problem.message);
    return { tone: 'warn', text: known && source !== 'agent' ? msg(str`From this computer. ${why}`, { desc: 'What is known of a customer; then why the CRM told nothing' }) : why, retry: true };
  }
  return { tone: 'muted', text: known && source === 'index' ? msg('From this computer.', { desc: 'What is known of a customer' }) : '', retry: false };
}

/** What is said of somebody nobody knows. A CRM that did not answer has not said no. */
export function unknownWords({ pop: { problem, source }, number }: Pick<Card, 'pop' | 'number'>): string {
  if (problem) return msg('Nobody with this number is known on this computer.');
  if (isWithheld(number)) return msg('They do not show their number.');
  return source === 'index' ? msg('Not known on this computer.', { desc: 'A caller' }) : msg('Not in the CRM.', { desc: 'A caller' });
}

export const severalWords = (count: number): string =>
  counted(count, msg(str`${number(count)} customer has this number. Who is it? | ${number(count)} customers have this number. Who is it?`));

/** The warning that a colleague is with them, or was so lately. */
export function warningOf(customer: Customer, me: string | undefined, now: number): string | undefined {
  const contact = colleagueWith(customer, me, now);
  if (!contact) return undefined;
  const name = isolated(plain(contact.colleague.name, 60));
  return contact.until === undefined
    ? msg(str`${name} is with them now, since ${timeOfDay(contact.since)}.`, { desc: 'A colleague talks with this customer; the time of day' })
    : msg(str`${name} was with them ${ago(contact.until, now)}.`, { desc: 'A colleague talked with this customer; how long ago: 4 minutes ago' });
}

/** "Call number 3 in 24 hours (last: 12 minutes ago)". */
export function repeatWords({ earlier }: ScreenPop, now: number): string | undefined {
  if (!earlier) return undefined;
  const last = ago(earlier.lastAt, now);
  if (earlier.times >= 99) return msg(str`More than 99 calls in 24 hours (last: ${last})`, { desc: 'How long ago: 12 minutes ago' });
  return msg(str`Call number ${number(earlier.times + 1)} in 24 hours (last: ${last})`, { desc: 'Counts the calls of one customer, 3; how long ago: 12 minutes ago' });
}

/** Kinds of contact in which somebody of us and they heard of each other. */
const spokeIn: ReadonlySet<TimelineEntry['kind']> = new Set(['call', 'message', 'email', 'visit']);

/** Who of us is responsible, and who was last with them. */
export function relationOf({ owner, contact }: Customer, { timeline = [] }: ScreenPop, me: string | undefined, now: number): { readonly owner?: string; readonly mine: boolean; readonly last?: string } {
  const mine = owner !== undefined && owner.id !== undefined && owner.id === me;
  const past = timeline.find(({ at, kind, missed }) => spokeIn.has(kind) && !missed && isMoment(at) && at <= now);
  const spoke = contact?.until !== undefined && contact.until >= (past?.at ?? 0) ? { at: contact.until, by: contact.colleague.name, isMe: contact.colleague.id !== undefined && contact.colleague.id === me } : undefined;
  const last = spoke ?? (past && { at: past.at, by: past.agent, isMe: false });
  return {
    mine, ...(owner && { owner: mine ? msg('Yours', { desc: 'A customer whom the reader looks after' }) : msg(str`Looked after by ${isolated(plain(owner.name, 60))}`, { desc: 'A customer' }) }),
    ...(last && { last: lastContact(ago(last.at, now), plain(last.by ?? '', 60), last.isMe) }),
  };
}

/** @param when How long ago. */
function lastContact(when: string, who: string, isMe: boolean): string {
  if (isMe) return msg(str`Last contact ${when}, with you`, { desc: 'With a customer: yesterday' });
  return who ? msg(str`Last contact ${when}, with ${isolated(who)}`, { desc: 'With a customer: yesterday; a colleague' }) : msg(str`Last contact ${when}`, { desc: 'With a customer: yesterday' });
}

/** Why they are here: name and value. */
export function whyHere({ headers, ...card }: Pick<Card, 'headers' | 'queue' | 'path' | 'waited'>): readonly (readonly [name: string, value: string])[] {
  const { queue, path = [], waited } = headers ? ctiFacts(headers) : card;
  return [
    ...(queue ? [[msg('Queue', { desc: 'Label: the queue a call came through' }), plain(queue, 80)] as const] : []),
    ...(path.length ? [[msg('Chose', { desc: 'Of a caller: in the menu of the phone system' }), path.map((step) => plain(step, 60)).join(' › ')] as const] : []),
    ...(waited !== undefined ? [[msg('Waited', { desc: 'Label: how long the caller was in the queue' }), duration(waited)] as const] : []),
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

const kinds: Readonly<Record<OpenWork['kind'], () => string>> = {
  order: () => msg('Order', { desc: 'What a customer ordered' }), callback: () => msg('Callback', { desc: 'A call that somebody was promised' }),
  case: () => msg('Case', { desc: 'What a customer asks or complains of, in the CRM' }),
};

export interface WorkLine {
  readonly work: OpenWork;
  readonly kind: string;
  readonly due: string;
  readonly overdue: boolean;
}

/** The most urgent first. */
export const workLines = ({ work = [] }: Customer, now: number): readonly WorkLine[] => [...work]
  .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || 0)
  .map((one) => ({ work: one, kind: (kinds[one.kind] ?? kinds.case)(), due: isMoment(one.due) ? dueWords(one.due, now) : '', overdue: isMoment(one.due) && one.due < now }));

/** "3 open, 1 overdue". */
export function workWords(lines: readonly WorkLine[]): string {
  const [open, overdue] = [lines.length, lines.filter((line) => line.overdue).length];
  if (!open) return '';
  const words = counted(open, msg(str`${number(open)} open | ${number(open)} open`, { desc: 'Orders, callbacks and cases' }));
  return overdue ? sideBySide([words, counted(overdue, msg(str`${number(overdue)} overdue | ${number(overdue)} overdue`, { desc: 'Orders, callbacks and cases' }))]) : words;
}

const isSameDay = (a: Date, b: Date): boolean => a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();

/** "today", "yesterday", "tomorrow", else the date. */
function dayWords(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  const near = [0, -1, 1].find((days) => isSameDay(day, new Date(today.getFullYear(), today.getMonth(), today.getDate() + days)));
  if (near === undefined) return new Intl.DateTimeFormat(locale(), day.getFullYear() === today.getFullYear() ? { day: 'numeric', month: 'long' } : { dateStyle: 'long' }).format(at);
  return new Intl.RelativeTimeFormat(wordLocale(), { numeric: 'auto' }).format(near, 'day');
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(wordLocale()) + words.slice(1);

function dueWords(at: number, now: number): string {
  const [day, time] = [dayWords(at, now), timeOfDay(at)];
  return at < now ? msg(str`Overdue since ${day}, ${time}`, { desc: 'Today, 1:00 PM' }) : msg(str`Due ${day}, ${time}`, { desc: 'Tomorrow, 1:00 PM' });
}

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

const talking = (): string => msg('Talking', { desc: 'State of a call' });

const statusNames: Readonly<Record<Tab['status'], () => string>> = {
  'dialing': () => msg('Calling', { desc: 'State of a call: it rings at the other end' }),
  'ringing': () => msg('Ringing', { desc: 'A call rings here' }),
  'answering': talking, 'active': talking, 'resuming': talking,
  'held': () => msg('On hold', { desc: 'State of a call: the other side waits' }),
  'ended': () => msg('Ended', { desc: 'Of a call: how, and when' }),
  'wrap-up': () => msg('Wrap-up', { desc: 'State of a call: it is over, and its notes and outcome are to be written' }),
};

/** What a card among others is called. */
export const tabWords = ({ customer, peer, status }: Tab): { readonly name: string; readonly status: string } =>
  ({ name: plain(customer?.name ?? '', 60) || (isWithheld(peer) ? msg('Unknown caller') : plain(peer, 60)), status: statusNames[status]() });

/** What a screen reader is told when it changes. */
export function spoken(card: Card, write: (number: string) => string, now: number): string {
  const { pop, me } = card;
  const customer = popCustomer(pop);
  if (customer) return sideBySide([titleOf(card, write), plain(customer.company ?? '', 80), plain(customer.tier ?? '', 40), warningOf(customer, me, now) ?? ''].filter(Boolean));
  if (pop.status === 'searching') return '';
  return pop.matches.length > 1 ? severalWords(pop.matches.length) : unknownWords(card);
}
