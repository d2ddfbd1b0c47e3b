import { outcomeOf, talkTime, titleOf, type Answer, type CallOutcome, type CallRecord, type WrapUp, type WrapUpForm } from '../../core/index.js';
import { ago, duration, timeOfDay } from '../format.js';
import type { LastSaved, WrapUpDesk } from './wrap-up-view.js';

/** Who a call was with. */
export const whoOf = ({ customerName, name, number }: Pick<CallRecord, 'customerName' | 'name' | 'number'>): string => customerName ?? name ?? number;

const outcomes: Readonly<Record<CallOutcome, string>> = {
  talked: '', missed: 'missed', abandoned: 'hung up in the queue', declined: 'declined', elsewhere: 'answered elsewhere', unanswered: 'not answered', failed: 'did not get through',
};

/** What is to know about a call, in the order of its line. */
export function factsOf({ record, restored, reopened }: Pick<WrapUp, 'record' | 'restored' | 'reopened'>, now: number, locale?: string): readonly string[] {
  const { number, queue, legs, from, endedAt } = record;
  const passedOn = legs.findLast(({ kind }) => kind === 'transfer');
  return [
    ...(restored || reopened ? ['earlier call'] : []), ...(whoOf(record) === number ? [] : [number]), ...(queue ? [queue] : []), ...(from ? [`from ${from.name}`] : []),
    ...(endedAt === undefined ? [] : [outcomes[outcomeOf(record)] || `talked ${duration(talkTime(record))}`, `ended ${now - endedAt > 12 * 3_600_000 ? ago(endedAt, now, locale) : timeOfDay(endedAt, locale)}`]),
    ...(passedOn ? [`passed on to ${passedOn.name ?? passedOn.number}`] : []),
  ];
}

/** Whether what is written is safe. */
export interface Mark {
  readonly kind: 'kept' | 'keeping' | 'unsafe';
  readonly text: string;
}

/** Nothing is said of a paper on which nobody wrote. */
export function markOf({ record: { answers }, keptAt, keepProblem, problem }: WrapUp, { storage, storageProblem }: Pick<WrapUpDesk, 'storage' | 'storageProblem'>): Mark | undefined {
  if (keepProblem) return { kind: 'unsafe', text: `Not saved on this computer: ${keepProblem.message}` };
  if (!Object.keys(answers).length) return undefined;
  if (storage === 'page-only') return { kind: 'unsafe', text: `Kept in this page only${storageProblem ? `: ${storageProblem}` : '. Do not close it before it is sent.'}` };
  return keptAt === undefined ? { kind: 'keeping', text: 'Saving…' } : { kind: 'kept', text: problem ? 'Kept on this computer' : 'Saved' };
}

export interface LastWords {
  readonly tone: 'good' | 'muted' | 'danger';
  readonly text: string;
}

/** What became of the last one. */
export function lastWords({ who, delivery, incomplete }: LastSaved): LastWords {
  const saved = incomplete ? `${who}: the time was up, saved as it was.` : `${who}: saved.`;
  if (!delivery) return { tone: 'good', text: saved };
  const { status, problem } = delivery;
  if (status === 'refused') return { tone: 'danger', text: `${who}: refused by the CRM: ${problem?.message ?? 'It did not say why.'}` };
  if (status === 'delivered') return { tone: 'good', text: `${saved} Delivered to the CRM.` };
  return { tone: 'muted', text: `${incomplete ? `${saved} On` : `${who}: saved here, on`} its way to the CRM.${problem ? ` ${problem.message} Trying again.` : ''}` };
}

/** How many others wait. */
export const moreWords = (count: number): string => `${count} more to finish`;

/** Announced once, in time to ask for more. */
export const hurry = (left: number): string => (left > 0 && left <= 15_000 ? 'Less than 15 seconds left. Then it is saved as it is.' : '');

/** A paper as plain text, for where it can't be saved. */
export function paperText(record: CallRecord, form: WrapUpForm): string {
  const words = (answer: Answer): string => (Array.isArray(answer) ? answer.join(', ') : typeof answer === 'boolean' ? (answer ? 'Yes' : 'No') : String(answer));
  return [`${whoOf(record)} ${record.number}, ${new Date(record.startedAt).toISOString()}`, ...factsOf({ record }, Date.now()),
    ...Object.entries(record.answers).map(([name, answer]) => `${titleOf(form, name)}: ${words(answer)}`)].join('\n');
}
