import { choicePath, isAnswered, talkTime, titleOf, type Answer, type CallLeg, type CallRecord, type Delivery, type WrapUpForm } from '../../core/index.js';
import { endWords, qualityWords } from '../call/call-words.js';
import { duration } from '../format.js';
import { clockTime } from './day-words.js';

/** One line of what is known of a call. */
export interface Detail {
  readonly term: string;
  readonly value: string;
}

const legs: Readonly<Record<CallLeg['kind'], string>> = { consultation: 'Asked', transfer: 'Transferred to', conference: 'In conference with', peer: 'Then with' };

/** What is known of a call beyond its row, in the order in which it happened. */
export function callDetails(call: CallRecord, form: WrapUpForm, locale?: string): readonly Detail[] {
  const at = (moment: number): string => clockTime(moment, locale);
  const { queue, path = [], waited, from, startedAt, answeredAt, endedAt, holds, heldFor, mos, end } = call;
  const all: readonly (readonly [term: string, value: string | undefined])[] = [
    ['Number', call.number],
    ['Shown as', call.customerName && call.name !== call.customerName ? call.name : undefined],
    ['Company', call.company],
    ['Queue', queue],
    ['Chose', path.join(' › ') || undefined],
    ['Waited', waited === undefined ? undefined : duration(waited)],
    ['Handed over by', from?.name],
    [call.direction === 'incoming' ? 'Rang at' : 'Called at', at(startedAt)],
    ['Answered', answeredAt === undefined ? undefined : `${at(answeredAt)}, after ${duration(answeredAt - startedAt)}`],
    ['Talked', answeredAt === undefined ? undefined : duration(talkTime(call))],
    ['On hold', holds ? `${holds === 1 ? 'once' : `${holds} times`}, ${duration(heldFor)} in all` : undefined],
    ...call.legs.map((leg) => [legs[leg.kind], `${leg.name ? `${leg.name}, ` : ''}${leg.number}, ${at(leg.at)}`] as const),
    ['Line', mos === undefined ? undefined : `${qualityWords({ mos }).words} (${mos.toFixed(1)})`],
    ['Ended', endedAt === undefined ? undefined : [`${endWords(end, call)}, ${at(endedAt)}`, end?.reason].filter(Boolean).join('. ')],
    ...answersOf(call, form, locale),
  ];
  return all.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

/** What was answered, in the order of the form; notes have a place of their own. */
function answersOf({ answers, incomplete }: CallRecord, form: WrapUpForm, locale?: string): readonly (readonly [string, string])[] {
  const names = [...Object.keys(form.properties), ...Object.keys(answers)].filter((name, index, all) => all.indexOf(name) === index && name !== 'notes' && Object.hasOwn(answers, name));
  return [
    ...names.filter((name) => isAnswered(answers[name])).map((name) => [titleOf(form, name), answerWords(form, name, answers[name]!, locale)] as const),
    ...(incomplete ? [['Wrap-up', 'Closed by the clock, not complete'] as const] : []),
  ];
}

function answerWords({ properties }: WrapUpForm, name: string, answer: Answer, locale?: string): string {
  const field = properties[name];
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (Array.isArray(answer)) return answer.join(', ');
  const way = field ? choicePath(field, String(answer)) : [];
  if (way.length) return way.map(({ title, const: code }) => title ?? code).join(' › ');
  const moment = field?.format === 'callback' || field?.format === 'date-time' ? Date.parse(String(answer)) : NaN;
  return Number.isNaN(moment) ? String(answer) : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** What becomes of a record that the CRM does not have yet: "Tried 3 times, next at 14:05." */
export function triesWords({ status, attempts, nextAt }: Pick<Delivery, 'status' | 'attempts' | 'nextAt'>, now: number, locale?: string): string {
  const tried = attempts === 0 ? '' : attempts === 1 ? 'Tried once' : `Tried ${attempts} times`;
  const next = status === 'waiting' && nextAt && nextAt > now ? `next at ${clockTime(nextAt, locale)}` : '';
  const words = [tried, next].filter(Boolean).join(', ');
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Notes as they are shown at first, and whether that is all: so much text is not laid out to be cut off. */
export function clampedNotes(notes: string, most = 600): { readonly text: string; readonly cut: boolean } {
  const lines = notes.split('\n');
  const text = lines.slice(0, 8).join('\n').slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return { text, cut: text.length < notes.length };
}
