import { choicePath, isAnswered, pageClosed, talkTime, titleOf, type Answer, type CallLeg, type CallRecord, type Delivery, type WrapUpForm } from '../../core/index.js';
import { counted, isolated, locale, msg, str } from '../../i18n/index.js';
import { endWords, qualityWords } from '../call/call-words.js';
import { duration, number, sideBySide, timeOfDay } from '../format.js';

/** One line of what is known of a call. */
export interface Detail {
  readonly term: string;
  readonly value: string;
}

const legs: Readonly<Record<CallLeg['kind'], () => string>> = {
  consultation: () => msg('Asked', { desc: 'Of a call: a colleague; their name and number follow' }),
  transfer: () => msg('Transferred to', { desc: 'Of a call; a name and number follow' }),
  conference: () => msg('In conference with', { desc: 'Of a call; a name and number follow' }),
  peer: () => msg('Then with', { desc: 'Of a call that was passed on at the other end; a name and number follow' }),
};

/** What is known of a call beyond its row, in the order in which it happened. @param form In the reader's language. */
export function callDetails(call: CallRecord, form: WrapUpForm, tag: string | undefined = locale()): readonly Detail[] {
  const at = (moment: number): string => timeOfDay(moment, tag);
  const { queue, path = [], waited, from, startedAt, answeredAt, holds, mos } = call;
  const all: readonly (readonly [term: string, value: string | undefined])[] = [
    [msg('Number', { desc: 'Of a telephone' }), call.number],
    [msg('Shown as', { desc: 'Of a call: the name the phone network sent' }), call.customerName && call.name !== call.customerName ? call.name : undefined],
    [msg('Company', { desc: 'Of a customer' }), call.company],
    [msg('Queue', { desc: 'Label: the queue a call came through' }), queue],
    [msg('Chose', { desc: 'Of a caller: in the menu of the phone system' }), path.join(' › ') || undefined],
    [msg('Waited', { desc: 'Label: how long the caller was in the queue' }), waited === undefined ? undefined : duration(waited)],
    [msg('Handed over by', { desc: 'Of a call; the name of a colleague follows' }), from?.name],
    [call.direction === 'incoming' ? msg('Rang at', { desc: 'A call; the time of day follows' }) : msg('Called at', { desc: 'A call; the time of day follows' }), at(startedAt)],
    [msg('Answered at', { desc: 'A call; the time of day follows' }), answeredAt === undefined ? undefined : answeredWords(at(answeredAt), duration(answeredAt - startedAt))],
    [msg('Talked', { desc: 'How long a call was' }), answeredAt === undefined ? undefined : duration(talkTime(call))],
    [msg('On hold', { desc: 'State of a call: the other side waits' }), holds ? holdWords(call) : undefined],
    ...call.legs.map((leg) => [legs[leg.kind](), legWords(leg, at(leg.at))] as const),
    [msg('Line', { desc: 'How well a call sounded' }), mos === undefined ? undefined : lineWords(mos, tag)],
    [msg('Ended', { desc: 'Of a call: how, and when' }), endedWords(call, at)],
    ...answersOf(call, form, tag),
  ];
  return all.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

function lineWords(mos: number, tag: string | undefined): string {
  const [line, score] = [qualityWords({ mos }).words, new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mos)];
  return msg(str`${line} (${score})`, { desc: '“Good line”, and its score from 1 to 5' });
}

const answeredWords = (time: string, rang: string): string => msg(str`${time}, after ${rang}`, { desc: 'When a call was answered, and how long it had rung' });

function holdWords({ holds, heldFor }: CallRecord): string {
  const [times, sum] = [number(holds), duration(heldFor)];
  return counted(holds, msg(str`once, ${sum} in all | ${times} times, ${sum} in all`, { desc: 'How often a call was on hold, and how long' }));
}

function legWords({ name, number: called }: CallLeg, time: string): string {
  const to = isolated(called);
  return name ? msg(str`${isolated(name)}, ${to}, ${time}`, { desc: 'A name, their number, and when' }) : msg(str`${to}, ${time}`, { desc: 'Tomorrow, Tuesday, November 24 at 10:00 AM' });
}

function endedWords(call: CallRecord, at: (moment: number) => string): string | undefined {
  const { endedAt, end } = call;
  if (endedAt === undefined) return undefined;
  const ended = msg(str`${endWords(end, call)}, ${at(endedAt)}`, { desc: 'Tomorrow, Tuesday, November 24 at 10:00 AM' });
  const why = end?.reason === pageClosed ? msg('The page was closed during the call.') : end?.reason;
  return why ? msg(str`${ended}. ${why}`, { desc: 'How and when a call ended, and more about why: two sentences' }) : ended;
}

/** What was answered, in the order of the form; notes have a place of their own. */
function answersOf({ answers, incomplete }: CallRecord, form: WrapUpForm, tag: string | undefined): readonly (readonly [string, string])[] {
  const names = [...Object.keys(form.properties), ...Object.keys(answers)].filter((name, index, all) => all.indexOf(name) === index && name !== 'notes' && Object.hasOwn(answers, name));
  return [
    ...names.filter((name) => isAnswered(answers[name])).map((name) => [titleOf(form, name), answerWords(form, name, answers[name]!, tag)] as const),
    ...(incomplete ? [[msg('Wrap-up', { desc: 'State of a call: it is over, and its notes and outcome are to be written' }), msg('Closed by the clock, not complete', { desc: 'A form whose time was up' })] as const] : []),
  ];
}

function answerWords({ properties }: WrapUpForm, name: string, answer: Answer, tag: string | undefined): string {
  const field = properties[name];
  if (typeof answer === 'boolean') return answer ? msg('Yes', { desc: 'An answer' }) : msg('No', { desc: 'An answer' });
  if (Array.isArray(answer)) return sideBySide(answer);
  const way = field ? choicePath(field, String(answer)) : [];
  if (way.length) return way.map(({ title, const: code }) => title ?? code).join(' › ');
  const moment = field?.format === 'callback' || field?.format === 'date-time' ? Date.parse(String(answer)) : NaN;
  return Number.isNaN(moment) ? String(answer) : new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** What becomes of a record that the CRM does not have yet: "Tried 3 times, next at 14:05." */
export function triesWords({ status, attempts, nextAt }: Pick<Delivery, 'status' | 'attempts' | 'nextAt'>, now: number, tag: string | undefined = locale()): string {
  const next = status === 'waiting' && nextAt && nextAt > now ? timeOfDay(nextAt, tag) : '';
  const tried = number(attempts, tag);
  if (!attempts) return next && msg(str`Next at ${next}.`, { desc: 'When it is tried again to deliver a record' });
  if (!next) return counted(attempts, msg(str`Tried once. | Tried ${tried} times.`, { desc: 'To deliver a record' }));
  return counted(attempts, msg(str`Tried once, next at ${next}. | Tried ${tried} times, next at ${next}.`, { desc: 'To deliver a record' }));
}

/** Notes as they are shown at first, and whether that is all: so much text is not laid out to be cut off. */
export function clampedNotes(notes: string, most = 600): { readonly text: string; readonly cut: boolean } {
  const lines = notes.split('\n');
  const text = lines.slice(0, 8).join('\n').slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return { text, cut: text.length < notes.length };
}
