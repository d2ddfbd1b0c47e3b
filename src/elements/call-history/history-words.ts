import { choicePath, outcomeOf, type CallOutcome, type CallRecord, type Delivery, type WrapUpForm } from '../../core/index.js';
import type { CallKind, LoggedCall } from '../../desk/index.js';
import { counted, isolated, msg, str } from '../../i18n/index.js';
import { endWords, type Tone } from '../call/call-words.js';
import { number, sideBySide } from '../format.js';
import type { CallFilter } from './call-filter.js';

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

export const isKnownNumber = (call: Pick<CallRecord, 'number'>): boolean => !unknown.has(call.number.toLowerCase());

/** Who it was: the customer, else the name that was shown, else the number, else that we don't know. */
export const whoWords = (call: Pick<CallRecord, 'number' | 'name' | 'customerName'>): string =>
  call.customerName || call.name || (isKnownNumber(call) ? call.number : msg('Unknown caller'));

/** The number, where it says more than the name. */
export const numberBeside = (call: Pick<CallRecord, 'number' | 'name' | 'customerName'>): string => (isKnownNumber(call) && whoWords(call) !== call.number ? call.number : '');

export interface OutcomeWords {
  readonly outcome: CallOutcome;
  readonly word: string;
  readonly tone: Tone;
}

const words: Readonly<Record<CallOutcome, (call: CallRecord) => string>> = {
  talked: ({ direction }) => (direction === 'incoming' ? msg('Incoming', { desc: 'A call; its state follows' }) : msg('Outgoing', { desc: 'A call; its state follows' })),
  missed: () => msg('Missed', { desc: 'What nobody answered: a call, or a ring' }),
  abandoned: () => msg('Gave up', { desc: 'Of a caller who hung up in the queue' }),
  declined: () => msg('Declined', { desc: 'Why a call ended: the other side refused it' }),
  elsewhere: () => msg('Taken by others', { desc: 'Of a call: another agent answered it' }),
  unanswered: (call) => endWords(call.end, call),
  failed: () => msg('Failed', { desc: 'Of a call' }),
};

const tones: Readonly<Record<CallOutcome, Tone>> = { talked: 'good', missed: 'danger', abandoned: 'danger', failed: 'danger', declined: 'muted', elsewhere: 'muted', unanswered: 'muted' };

/** How it went: in a word, beside which there is always an icon. */
export function outcomeWords(call: CallRecord): OutcomeWords {
  const outcome = outcomeOf(call);
  return { outcome, word: words[outcome](call), tone: tones[outcome] };
}

export interface DeliveryWords {
  readonly status: 'waiting' | 'sending' | 'delivered' | 'refused';
  readonly word: string;
  readonly tone: Tone;
  /** Why not (yet). */
  readonly why?: string;
}

const deliveries: Readonly<Record<DeliveryWords['status'], readonly [word: () => string, tone: Tone]>> = {
  waiting: [() => msg('Saved here', { desc: 'A record of a call: on this computer, not yet at the CRM' }), 'warn'], sending: [() => msg('Sending', { desc: 'A record of a call, to the CRM' }), 'accent'],
  delivered: [() => msg('Delivered', { desc: 'A record of a call, to the CRM' }), 'muted'], refused: [() => msg('Refused', { desc: 'A record of a call, by the CRM' }), 'danger'],
};

/** What became of it at the CRM, undefined where there is none. @param delivery What is known of it beyond the log: newer. */
export function deliveryWords(call: Pick<LoggedCall, 'delivery' | 'problem'>, delivery?: Delivery): DeliveryWords | undefined {
  const status = delivery?.status ?? call.delivery;
  if (status === 'none' || status === 'draft') return undefined;
  const [word, tone] = deliveries[status];
  const why = status === 'delivered' ? undefined : (delivery ?? call).problem?.message;
  return { status, word: word(), tone, ...(why && { why }) };
}

/** What was chosen as the outcome, innermost; a code that the form does not know any more as it is. */
export function dispositionTitle({ answers: { disposition: code } }: Pick<CallRecord, 'answers'>, { properties }: WrapUpForm): string {
  if (typeof code !== 'string' || !code) return '';
  const chosen = choicePath(properties['disposition'] ?? {}, code).at(-1);
  return chosen?.title ?? chosen?.const ?? sentence(code);
}

/** The same for the reader. @param form In their language. */
export function dispositionWords(call: Pick<CallRecord, 'answers'>, form: WrapUpForm): string {
  const title = dispositionTitle(call, form);
  return title === 'Not wrapped up' ? msg('Not wrapped up', { desc: 'Outcome of a call whose form the clock closed' }) : title;
}

const sentence = (code: string): string => (/^[a-z]+(?:-[a-z]+)*$/.test(code) ? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ') : code);

/** "1 call", "3,412 calls". */
export function countWords(calls: number, tag?: string): string {
  const count = number(calls, tag);
  return counted(calls, msg(str`${count} call | ${count} calls`));
}

/** What waits for the CRM, and what it refused. */
export function undeliveredWords({ waiting, refused }: { readonly waiting: number; readonly refused: number }): string {
  const [waits, refusals] = [number(waiting), number(refused)];
  const waitWords = waiting ? counted(waiting, msg(str`${waits} call waits for the CRM | ${waits} calls wait for the CRM`)) : '';
  if (!refused) return waitWords;
  if (!waiting) return counted(refused, msg(str`${refusals} call refused by the CRM | ${refusals} calls refused by the CRM`));
  const refusalWords = counted(refused, msg(str`${refusals} refused | ${refusals} refused`, { desc: 'How many calls, by the CRM' }));
  return sideBySide([waitWords, refusalWords]);
}

/** What is said where there are no calls: of all queues or of one, and where a text was looked for among them. */
interface NoCalls {
  readonly none: () => string;
  readonly inQueue: (queue: string) => string;
  readonly found: (text: string) => string;
  readonly foundInQueue: (text: string, queue: string) => string;
}

const noCalls: Readonly<Record<CallKind | 'calls', NoCalls>> = {
  calls: {
    none: () => msg('No calls yet. They are listed here when they are over.'),
    inQueue: (queue) => msg(str`No calls in ${queue}.`),
    found: (text) => msg(str`Nothing found for “${text}”.`),
    foundInQueue: (text, queue) => msg(str`Nothing found for “${text}” among the calls in ${queue}.`),
  },
  missed: {
    none: () => msg('No missed calls.'),
    inQueue: (queue) => msg(str`No missed calls in ${queue}.`),
    found: (text) => msg(str`Nothing found for “${text}” among the missed calls.`),
    foundInQueue: (text, queue) => msg(str`Nothing found for “${text}” among the missed calls in ${queue}.`),
  },
  incoming: {
    none: () => msg('No incoming calls.'),
    inQueue: (queue) => msg(str`No incoming calls in ${queue}.`),
    found: (text) => msg(str`Nothing found for “${text}” among the incoming calls.`),
    foundInQueue: (text, queue) => msg(str`Nothing found for “${text}” among the incoming calls in ${queue}.`),
  },
  outgoing: {
    none: () => msg('No outgoing calls.'),
    inQueue: (queue) => msg(str`No outgoing calls in ${queue}.`),
    found: (text) => msg(str`Nothing found for “${text}” among the outgoing calls.`),
    foundInQueue: (text, queue) => msg(str`Nothing found for “${text}” among the outgoing calls in ${queue}.`),
  },
};

/** What is shown where there is nothing to show. */
export function emptyWords({ kind, queue, text }: CallFilter): string {
  const { none, inQueue, found, foundInQueue } = noCalls[kind ?? 'calls'];
  if (queue === undefined) return text ? found(isolated(text)) : none();
  return text ? foundInQueue(isolated(text), isolated(queue)) : inQueue(isolated(queue));
}
