import { currentWrapUp, dueWrapUps, foregroundCall, wrapUpOf, type CallId, type Delivery, type DeskState, type RecordsState, type WrapUp, type WrapUpForm } from '../../core/index.js';
import { formInWords } from '../../i18n/index.js';

/** What the agent took out of the pile, and whom they talked to then: another call puts its own paper on top. */
export interface Taken {
  readonly callId: CallId;
  readonly during: CallId | undefined;
}

/** What lies on the desk. */
export interface WrapUpDesk {
  readonly paper: WrapUp | undefined;
  readonly open: readonly WrapUp[];
  readonly form: WrapUpForm;
  /** When the time for this paper is up, ms since 1970, and since when it runs. */
  readonly until: number | undefined;
  readonly since: number;
  readonly storage: RecordsState['status'];
  readonly storageProblem: string | undefined;
  readonly deliveries: readonly Delivery[];
}

/** @param callId The only paper to show, where the page says so. */
export function wrapUpDesk(state: DeskState, callId: CallId | undefined, taken?: Taken): WrapUpDesk {
  const { wrapUps: { open, form }, agent, records } = state;
  const paper = callId === undefined ? takenPaper(state, taken) ?? currentWrapUp(state, foregroundCall(state)) : wrapUpOf(state, callId);
  const work = paper && agent.status === 'after-call-work' && agent.afterCallWork?.callId === paper.callId ? agent.afterCallWork : undefined;
  return { paper, open, form: formInWords(form), until: work?.until, since: agent.since, storage: records.status, storageProblem: records.problem?.message, deliveries: records.deliveries };
}

const takenPaper = (state: DeskState, taken: Taken | undefined): WrapUp | undefined =>
  (taken && taken.during === talkingTo(state) ? wrapUpOf(state, taken.callId) : undefined);

/** The call we are in. */
export function talkingTo(state: DeskState): CallId | undefined {
  const call = foregroundCall(state);
  return call && call.status !== 'ended' && call.status !== 'ringing' ? call.consultFor ?? call.id : undefined;
}

/** The other papers that somebody should turn to: those that wait, and the one of the call we are in. */
export function otherPapers({ paper, open }: Pick<WrapUpDesk, 'paper' | 'open'>): readonly WrapUp[] {
  const due = dueWrapUps({ wrapUps: { open } });
  const live = paper?.status !== 'open' ? open.filter(({ status, record }) => status === 'open' && record.answeredAt !== undefined && record.endedAt === undefined) : [];
  return [...live, ...due].filter(({ callId }) => callId !== paper?.callId);
}

/** What became of a paper that is gone. */
export interface LastSaved {
  readonly recordId: string;
  readonly who: string;
  readonly incomplete: boolean;
  /** Nobody has heard of a delivery: there is no CRM. */
  readonly delivery?: Delivery;
}

/** The last that was put away between two looks at the desk. */
export function savedBetween(before: readonly WrapUp[], after: readonly WrapUp[]): WrapUp | undefined {
  return before === after ? undefined : before.findLast(({ callId, dueAt, record }) => (dueAt !== undefined || record.answeredAt !== undefined) && !after.some((one) => one.callId === callId));
}

/** One that somebody took out of the call history meanwhile. */
export function reopenedBetween(before: readonly WrapUp[], after: readonly WrapUp[]): WrapUp | undefined {
  return before === after ? undefined : after.findLast((one) => one.reopened && !one.restored && !before.some(({ callId }) => callId === one.callId));
}

/** A delivery that is over is soon forgotten; who asked for it is not to wonder. */
export function withDelivery(last: LastSaved, deliveries: readonly Delivery[]): LastSaved {
  const { delivery: before } = last;
  const now = deliveries.find(({ id }) => id === last.recordId);
  if (now) return now === before ? last : { ...last, delivery: now };
  return before?.status === 'waiting' || before?.status === 'sending' ? { ...last, delivery: { id: before.id, attempts: before.attempts, status: 'delivered' } } : last;
}
