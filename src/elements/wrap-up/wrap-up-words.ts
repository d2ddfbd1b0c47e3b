import { outcomeOf, talkTime, titleOf, type Answer, type CallOutcome, type CallRecord, type WrapUp, type WrapUpForm } from '../../core/index.js';
import { counted, isolated, msg, str } from '../../i18n/index.js';
import { ago, duration, number, sideBySide, timeOfDay } from '../format.js';
import type { LastSaved, WrapUpDesk } from './wrap-up-view.js';

/** Who a call was with. */
export const whoOf = ({ customerName, name, number }: Pick<CallRecord, 'customerName' | 'name' | 'number'>): string => customerName ?? name ?? number;

const outcomes: Readonly<Record<CallOutcome, (record: CallRecord) => string>> = {
  talked: (record) => msg(str`talked ${duration(talkTime(record))}`, { desc: 'A fact of a call: 2:05' }),
  missed: () => msg('missed', { desc: 'A fact of a call' }),
  abandoned: () => msg('hung up in the queue', { desc: 'A fact of a call: the caller did' }),
  declined: () => msg('declined', { desc: 'A fact of a call' }),
  elsewhere: () => msg('answered elsewhere', { desc: 'A fact of a call' }),
  unanswered: () => msg('not answered', { desc: 'A fact of a call' }),
  failed: () => msg('did not get through', { desc: 'A fact of a call' }),
};

/** What is to know about a call, in the order of its line. */
export function factsOf({ record, restored, reopened }: Pick<WrapUp, 'record' | 'restored' | 'reopened'>, now: number, tag?: string): readonly string[] {
  const { number: phone, queue, legs, from, endedAt } = record;
  const passedOn = legs.findLast(({ kind }) => kind === 'transfer');
  return [
    ...(restored || reopened ? [msg('earlier call', { desc: 'A fact of a call' })] : []), ...(whoOf(record) === phone ? [] : [phone]), ...(queue ? [queue] : []),
    ...(from ? [msg(str`from ${isolated(from.name)}`, { desc: 'A fact of a call: the colleague who passed it on' })] : []),
    ...(endedAt === undefined ? [] : [outcomes[outcomeOf(record)](record), endedWords(now - endedAt > 12 * 3_600_000 ? ago(endedAt, now, tag) : timeOfDay(endedAt, tag))]),
    ...(passedOn ? [msg(str`passed on to ${isolated(passedOn.name ?? passedOn.number)}`, { desc: 'A fact of a call: to whom' })] : []),
  ];
}

const endedWords = (when: string): string => msg(str`ended ${when}`, { desc: 'A fact of a call: 2:05 PM, or 3 days ago' });

/** Whether what is written is safe. */
export interface Mark {
  readonly kind: 'kept' | 'keeping' | 'unsafe';
  readonly text: string;
}

/** Nothing is said of a paper on which nobody wrote. */
export function markOf({ record: { answers }, keptAt, keepProblem, problem }: WrapUp, { storage, storageProblem }: Pick<WrapUpDesk, 'storage' | 'storageProblem'>): Mark | undefined {
  if (keepProblem) return { kind: 'unsafe', text: msg(str`Not saved on this computer: ${isolated(keepProblem.message)}`, { desc: 'A sentence that says why' }) };
  if (!Object.keys(answers).length) return undefined;
  if (storage === 'page-only') {
    const text = storageProblem ? msg(str`Kept in this page only: ${isolated(storageProblem)}`, { desc: 'A sentence that says why' }) : msg('Kept in this page only. Do not close it before it is sent.', { desc: 'The page' });
    return { kind: 'unsafe', text };
  }
  if (keptAt === undefined) return { kind: 'keeping', text: msg('Saving…') };
  return { kind: 'kept', text: problem ? msg('Kept on this computer') : msg('Saved', { desc: 'What was written on a call' }) };
}

export interface LastWords {
  readonly tone: 'good' | 'muted' | 'danger';
  readonly text: string;
}

/** What became of the last one. */
export function lastWords({ who: name, delivery, incomplete }: LastSaved): LastWords {
  const who = isolated(name);
  if (!delivery) return { tone: 'good', text: incomplete ? msg(str`${who}: the time was up, saved as it was.`, { desc: 'Who a call was with' }) : msg(str`${who}: saved.`, { desc: 'Who a call was with' }) };
  const { status, problem } = delivery;
  if (status === 'refused') return { tone: 'danger', text: msg(str`${who}: refused by the CRM: ${problem ? isolated(problem.message) : msg('It did not say why.', { desc: 'The CRM' })}`, { desc: 'Who a call was with' }) };
  if (status === 'delivered') {
    return { tone: 'good', text: incomplete ? msg(str`${who}: the time was up, saved as it was. Delivered to the CRM.`, { desc: 'Who a call was with' }) : msg(str`${who}: saved. Delivered to the CRM.`, { desc: 'Who a call was with' }) };
  }
  const text = incomplete ? msg(str`${who}: the time was up, saved as it was. On its way to the CRM.`, { desc: 'Who a call was with' }) : msg(str`${who}: saved here, on its way to the CRM.`, { desc: 'Who a call was with' });
  return { tone: 'muted', text: problem ? msg(str`${text} ${isolated(problem.message)} Trying again.`, { desc: 'Two sentences: what became of a call, and why the CRM does not have it yet' }) : text };
}

/** What is told of it, once: how far it has come since can be read, unless it came to nothing. */
export const savedWords = ({ delivery, ...last }: LastSaved): string => lastWords(delivery?.status === 'refused' ? { ...last, delivery } : last).text;

/** How many others wait. */
export const moreWords = (count: number): string =>
  counted(count, msg(str`${number(count)} more to finish | ${number(count)} more to finish`, { desc: 'Papers of calls: their notes and outcome' }));

/** Announced once, in time to ask for more. */
export const hurry = (left: number): string => (left > 0 && left <= 15_000 ? msg('Less than 15 seconds left. Then it is saved as it is.') : '');

/** A paper as plain text, for where it can't be saved. */
export function paperText(record: CallRecord, form: WrapUpForm): string {
  const words = (answer: Answer): string => (Array.isArray(answer) ? sideBySide(answer as readonly string[]) : typeof answer === 'boolean' ? (answer ? msg('Yes', { desc: 'An answer' }) : msg('No', { desc: 'An answer' })) : String(answer));
  return [`${whoOf(record)} ${record.number}, ${new Date(record.startedAt).toISOString()}`, ...factsOf({ record }, Date.now()),
    ...Object.entries(record.answers).map(([name, answer]) => `${titleOf(form, name)}: ${words(answer)}`)].join('\n');
}
