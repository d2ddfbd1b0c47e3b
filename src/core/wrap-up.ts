import type { Call, CallEvent, CallId } from './call.js';
import { callById, type Calls } from './calls.js';
import { joined, reduceRecord, startRecord, withLeg, type CallRecord } from './call-record.js';
import type { CtiFacts } from './cti.js';
import type { Colleague } from './customer.js';
import type { Problem } from './problem.js';
import { popCustomer, popOf, type ScreenPopEvent, type ScreenPops } from './screen-pop.js';
import { defaultAnswers, type Answers, type WrapUpForm } from './wrap-up-form.js';

/**
 * The paper of one call: its record so far, and what the agent writes on it.
 *
 *     open ──call ended──▶ due ──save──▶ saving ──▶ (gone: in the call log, and on its way to the CRM)
 *       └── call that leaves no work ────────────▶ (the same)      saving that failed: as before, with the problem
 *                           ▲──────────────────── reopen ────────── or left as it was before
 */
export interface WrapUp {
  readonly callId: CallId;
  readonly status: 'open' | 'due' | 'saving';
  readonly record: CallRecord;
  /** When what is written was last safe on this computer, ms since 1970; absent: it is not, as it is now. */
  readonly keptAt?: number;
  /** Why it is not. */
  readonly keepProblem?: Problem;
  /** Since when somebody should finish it, ms since 1970; absent: the call goes on, or leaves no work. */
  readonly dueAt?: number;
  /** Why it could not be saved. */
  readonly problem?: Problem;
  /** Of a page that was closed: the call is not on this desk any more. */
  readonly restored?: boolean;
  /** It lay in the call log already, and can be left as it was there. */
  readonly reopened?: boolean;
}

export interface WrapUps {
  readonly form: WrapUpForm;
  /** Oldest first. */
  readonly open: readonly WrapUp[];
}

export type WrapUpEvent =
  | { readonly type: 'wrap-up-form-changed'; readonly form: WrapUpForm }
  | { readonly type: 'wrap-up-opened'; readonly callId: CallId; readonly recordId: string; readonly agent: string; readonly facts: CtiFacts }
  /** From a page that was closed; a call that goes on here goes on with it. */
  | { readonly type: 'wrap-up-restored'; readonly record: CallRecord }
  /** From the call log, to be changed. */
  | { readonly type: 'wrap-up-reopened'; readonly record: CallRecord }
  /** Answers that take the place of those with the same names; undefined takes one away. */
  | { readonly type: 'wrap-up-changed'; readonly callId: CallId; readonly answers: Readonly<Record<string, Answers[string] | undefined>> }
  /** What is written is safe on this computer, or is not: why. */
  | { readonly type: 'wrap-up-kept'; readonly callId: CallId; readonly problem?: Problem }
  | { readonly type: 'wrap-up-due'; readonly callId: CallId }
  | { readonly type: 'wrap-up-saving'; readonly callId: CallId }
  | { readonly type: 'wrap-up-failed'; readonly callId: CallId; readonly problem: Problem }
  /** The record is in the log, or is left there as it was. */
  | { readonly type: 'wrap-up-closed'; readonly callId: CallId };

/** `calls` and `pops`: as they are after the event. */
export function reduceWrapUps(wrapUps: WrapUps, event: { readonly type: string }, calls: Calls, pops: ScreenPops, at: number): WrapUps {
  const e = event as WrapUpEvent;
  const { open } = wrapUps;
  switch (e.type) {
    case 'wrap-up-form-changed': return { ...wrapUps, form: e.form };
    case 'wrap-up-opened': {
      const call = callById({ calls }, e.callId);
      return call && !wrapUpOf({ wrapUps }, e.callId) ? { ...wrapUps, open: [...open, begun(call, e, wrapUps.form)] } : wrapUps;
    }
    case 'wrap-up-restored': return restored(wrapUps, e.record, at);
    case 'wrap-up-reopened': return wrapUpOf({ wrapUps }, e.record.callId) ? wrapUps : { ...wrapUps, open: [...open, { ...earlier(e.record, at), dueAt: at }] };
    case 'wrap-up-changed': return change(wrapUps, e.callId, ({ problem: _, keptAt: __, ...one }) => ({ ...one, record: { ...one.record, answers: merged(one.record.answers, e.answers) } }));
    case 'wrap-up-kept': return change(wrapUps, e.callId, (one) => kept(one, e.problem, at));
    case 'wrap-up-due': return change(wrapUps, e.callId, (one) => ({ ...one, status: 'due', dueAt: one.dueAt ?? at }));
    case 'wrap-up-saving': return change(wrapUps, e.callId, ({ problem: _, ...one }) => ({ ...one, status: 'saving' }));
    case 'wrap-up-failed': return change(wrapUps, e.callId, (one) => ({ ...one, status: one.dueAt === undefined ? 'open' : 'due', problem: e.problem }));
    case 'wrap-up-closed': return { ...wrapUps, open: open.filter(({ callId }) => callId !== e.callId) };
    default: return followed(wrapUps, event, calls, pops, at);
  }
}

const begun = (call: Call, { recordId, agent, facts }: Extract<WrapUpEvent, { type: 'wrap-up-opened' }>, form: WrapUpForm): WrapUp =>
  ({ callId: call.id, status: 'open', record: { ...startRecord(recordId, call, agent, facts), answers: defaultAnswers(form) } });

/** The paper of a call that outlived its page is the old one, with what has been written since. */
function restored(wrapUps: WrapUps, record: CallRecord, at: number): WrapUps {
  const { open } = wrapUps;
  const now = wrapUpOf({ wrapUps }, record.callId);
  if (now?.record.id === record.id) return wrapUps;
  if (!now) return { ...wrapUps, open: [...open, { ...earlier(record, at), dueAt: record.endedAt ?? at, restored: true }] };
  return change(wrapUps, record.callId, ({ keptAt: _, ...one }) => ({ ...one, record: joined(record, one.record) }));
}

const earlier = (record: CallRecord, at: number): WrapUp =>
  ({ callId: record.callId, status: 'due', record, keptAt: at, ...(record.revision !== undefined && { reopened: true }) });

function change(wrapUps: WrapUps, callId: CallId, to: (one: WrapUp) => WrapUp): WrapUps {
  const index = wrapUps.open.findIndex((one) => one.callId === callId);
  const before = wrapUps.open[index];
  return before ? { ...wrapUps, open: wrapUps.open.with(index, to(before)) } : wrapUps;
}

function kept({ keptAt: _, keepProblem: __, ...one }: WrapUp, problem: Problem | undefined, at: number): WrapUp {
  return problem ? { ...one, keepProblem: problem } : { ...one, keptAt: at };
}

function merged(answers: Answers, changes: Extract<WrapUpEvent, { type: 'wrap-up-changed' }>['answers']): Answers {
  return Object.fromEntries(Object.entries({ ...answers, ...changes }).filter((entry): entry is [string, Answers[string]] => entry[1] !== undefined));
}

/** What happened to a call goes on its paper, and so does who it is with. */
function followed(wrapUps: WrapUps, event: { readonly type: string }, calls: Calls, pops: ScreenPops, at: number): WrapUps {
  if (!wrapUps.open.length) return wrapUps;
  const open = wrapUps.open.map((one) => {
    const record = withCustomer(afterCallEvent(one.record, event, calls, at), pops);
    return record === one.record ? one : { ...one, record };
  });
  return open.every((one, index) => one === wrapUps.open[index]) ? wrapUps : { ...wrapUps, open };
}

function afterCallEvent(record: CallRecord, event: { readonly type: string }, calls: Calls, at: number): CallRecord {
  if (event.type === 'handover-received') return passedOn(record, event as Extract<ScreenPopEvent, { type: 'handover-received' }>);
  if (!event.type.startsWith('call-')) return record;
  const e = event as CallEvent;
  if (e.type === 'call-started') return e.call.consultFor === record.callId ? withLeg(record, { kind: 'consultation', number: e.call.peer.number, at }) : record;
  if (e.type === 'call-merged') return e.callIds.includes(record.callId) ? inConference(record, e.callIds, calls, at) : record;
  return 'callId' in e && e.callId === record.callId ? reduceRecord(record, e, callById({ calls }, e.callId), at) : record;
}

/** A handover that came by another way than the call. */
const passedOn = (record: CallRecord, { callId, handover }: Extract<ScreenPopEvent, { type: 'handover-received' }>): CallRecord =>
  (callId === record.callId && !record.from ? { ...record, from: handover.from } : record);

const inConference = (record: CallRecord, callIds: readonly CallId[], calls: Calls, at: number): CallRecord =>
  calls.filter(({ id }) => id !== record.callId && callIds.includes(id)).reduce((all, { peer }) => withLeg(all, { kind: 'conference', number: peer.number, ...(peer.name && { name: peer.name }), at }), record);

/** As long as they are only being looked for, it is who it was. */
function withCustomer(record: CallRecord, pops: ScreenPops): CallRecord {
  const pop = popOf({ pops }, record.callId);
  const customer = pop && popCustomer(pop);
  if (!pop || (!customer && pop.status === 'searching')) return record;
  if (record.customerId === customer?.id && record.customerName === customer?.name && record.company === customer?.company) return record;
  const { customerId: _, customerName: __, company: ___, ...rest } = record;
  return { ...rest, ...(customer && { customerId: customer.id, customerName: customer.name, ...(customer.company && { company: customer.company }) }) };
}

export const wrapUpOf = ({ wrapUps }: { readonly wrapUps: WrapUps }, callId: CallId | undefined): WrapUp | undefined =>
  wrapUps.open.find((one) => one.callId === callId);

/**
 * The paper that lies on top: of the call we are in, else of the one that ended last, so that it stays where it is when the other side
 * hangs up; those of a page that was closed come last. A call that only rings takes nothing away.
 */
export function currentWrapUp(state: { readonly wrapUps: WrapUps; readonly calls: Calls }, foreground: Call | undefined): WrapUp | undefined {
  const talking = foreground && foreground.status !== 'ended' && foreground.status !== 'ringing' ? wrapUpOf(state, foreground.consultFor ?? foreground.id) : undefined;
  return talking ?? state.wrapUps.open.reduce<WrapUp | undefined>((top, one) => (isWaiting(one) && !(top && order(top, one) < 0) ? one : top), undefined);
}

/** The agent wrote on it, or will have to; what nobody took goes away by itself. */
const isWaiting = ({ dueAt, problem, record }: WrapUp): boolean =>
  dueAt !== undefined || problem !== undefined || (record.endedAt !== undefined && (record.answeredAt !== undefined || record.direction === 'outgoing'));

/** Of two papers of calls that are over, which lies on top: below 0, the first. */
const order = (a: WrapUp, b: WrapUp): number => Number(a.restored ?? false) - Number(b.restored ?? false) || (b.record.endedAt ?? 0) - (a.record.endedAt ?? 0);

/** Those that wait to be finished, the top one first. */
export const dueWrapUps = ({ wrapUps }: { readonly wrapUps: Pick<WrapUps, 'open'> }): readonly WrapUp[] => wrapUps.open.filter(({ status }) => status === 'due').reverse().sort(order);

/** Who passes a call on. */
export const meAs = (line: { readonly uri?: string }, name?: string): Colleague => {
  const user = (line.uri ?? '').replace(/^sips?:|@.*$/g, '');
  return { ...(user && { id: user }), name: name ?? user };
};
