import { choicePath, outcomeOf, type CallOutcome, type CallRecord, type Delivery, type WrapUpForm } from '../../core/index.js';
import type { LoggedCall } from '../../desk/index.js';
import { endWords, type Tone } from '../call/call-words.js';
import type { CallFilter } from './call-filter.js';

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

export const isKnownNumber = ({ number }: Pick<CallRecord, 'number'>): boolean => !unknown.has(number.toLowerCase());

/** Who it was: the customer, else the name that was shown, else the number, else that we don't know. */
export const whoWords = (call: Pick<CallRecord, 'number' | 'name' | 'customerName'>): string =>
  call.customerName || call.name || (isKnownNumber(call) ? call.number : 'Unknown caller');

/** The number, where it says more than the name. */
export const numberBeside = (call: Pick<CallRecord, 'number' | 'name' | 'customerName'>): string => (isKnownNumber(call) && whoWords(call) !== call.number ? call.number : '');

export interface OutcomeWords {
  readonly outcome: CallOutcome;
  readonly word: string;
  readonly tone: Tone;
}

const words: Readonly<Record<CallOutcome, (call: CallRecord) => string>> = {
  talked: ({ direction }) => (direction === 'incoming' ? 'Incoming' : 'Outgoing'),
  missed: () => 'Missed',
  abandoned: () => 'Gave up',
  declined: () => 'Declined',
  elsewhere: () => 'Taken by others',
  unanswered: (call) => endWords(call.end, call),
  failed: () => 'Failed',
};

/** How it went: in a word, beside which there is always an icon. */
export function outcomeWords(call: CallRecord): OutcomeWords {
  const outcome = outcomeOf(call);
  return { outcome, word: words[outcome](call), tone: { talked: 'good', missed: 'danger', abandoned: 'danger', failed: 'danger', declined: 'muted', elsewhere: 'muted', unanswered: 'muted' }[outcome] as Tone };
}

export interface DeliveryWords {
  readonly status: 'waiting' | 'sending' | 'delivered' | 'refused';
  readonly word: string;
  readonly tone: Tone;
  /** Why not (yet). */
  readonly why?: string;
}

const deliveries: Readonly<Record<DeliveryWords['status'], readonly [word: string, tone: Tone]>> = {
  waiting: ['Saved here', 'warn'], sending: ['Sending', 'accent'], delivered: ['Delivered', 'muted'], refused: ['Refused', 'danger'],
};

/** What became of it at the CRM, undefined where there is none. @param delivery What is known of it beyond the log: newer. */
export function deliveryWords(call: Pick<LoggedCall, 'delivery' | 'problem'>, delivery?: Delivery): DeliveryWords | undefined {
  const status = delivery?.status ?? call.delivery;
  if (status === 'none' || status === 'draft') return undefined;
  const [word, tone] = deliveries[status];
  const why = status === 'delivered' ? undefined : (delivery ?? call).problem?.message;
  return { status, word, tone, ...(why && { why }) };
}

/** What was chosen as the outcome, innermost; a code that the form does not know any more as it is. */
export function dispositionWords({ answers: { disposition: code } }: Pick<CallRecord, 'answers'>, { properties }: WrapUpForm): string {
  if (typeof code !== 'string' || !code) return '';
  const chosen = choicePath(properties['disposition'] ?? {}, code).at(-1);
  return chosen?.title ?? chosen?.const ?? sentence(code);
}

const sentence = (code: string): string => (/^[a-z]+(?:-[a-z]+)*$/.test(code) ? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ') : code);

const number = (value: number, locale?: string): string => new Intl.NumberFormat(locale).format(value);

/** "1 call", "3,412 calls". */
export const countWords = (calls: number, locale?: string): string => `${number(calls, locale)} ${calls === 1 ? 'call' : 'calls'}`;

/** What waits for the CRM, and what it refused. */
export function undeliveredWords({ waiting, refused }: { readonly waiting: number; readonly refused: number }): string {
  const waits = waiting === 0 ? '' : waiting === 1 ? '1 call waits for the CRM' : `${number(waiting)} calls wait for the CRM`;
  const refusals = refused === 0 ? '' : waiting ? `${number(refused)} refused` : `${countWords(refused)} refused by the CRM`;
  return [waits, refusals].filter(Boolean).join(', ');
}

const kinds = { missed: 'missed ', incoming: 'incoming ', outgoing: 'outgoing ' } as const;

/** What is shown where there is nothing to show. */
export function emptyWords({ kind, queue, text }: CallFilter): string {
  const which = kind ? kinds[kind] : '';
  const where = queue === undefined ? '' : ` in ${queue}`;
  if (text) return which || where ? `Nothing found for “${text}” among the ${which}calls${where}.` : `Nothing found for “${text}”.`;
  return which || where ? `No ${which}calls${where}.` : 'No calls yet. They are listed here when they are over.';
}
