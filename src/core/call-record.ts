import type { Call, CallEnd, CallEvent, CallId } from './call.js';
import type { Answers } from './wrap-up-form.js';
import type { Colleague } from './customer.js';
import type { CtiFacts } from './cti.js';

/** Somebody else who was on a call, or was asked. */
export interface CallLeg {
  readonly kind: 'consultation' | 'transfer' | 'conference' | 'peer';
  readonly number: string;
  readonly name?: string;
  /** ms since 1970. */
  readonly at: number;
}

/** What becomes of the record at the CRM: nothing yet, on its way (saved here), there, or refused. */
export type DeliveryStatus = 'draft' | 'none' | 'waiting' | 'delivered' | 'refused';

/** What the call log keeps of a call. Times in ms since 1970, durations in ms. */
export interface CallRecord {
  /** A UUID: the record's id here and at the CRM, and the key that makes its delivery happen once. */
  readonly id: string;
  readonly callId: CallId;
  /** Our own address. */
  readonly agent: string;
  readonly direction: Call['direction'];
  readonly number: string;
  readonly name?: string;
  readonly queue?: string;
  readonly path?: readonly string[];
  /** In the queue, before it rang here. */
  readonly waited?: number;
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly end?: CallEnd;
  readonly holds: number;
  readonly heldFor: number;
  /** Since when it is held: not counted yet. */
  readonly heldSince?: number;
  readonly legs: readonly CallLeg[];
  /** The worst quality heard (MOS). */
  readonly mos?: number;
  readonly customerId?: string;
  readonly customerName?: string;
  /** The customer's, where the CRM tells one. */
  readonly company?: string;
  /** Who passed it on to us. */
  readonly from?: Colleague;
  readonly answers: Answers;
  /** A form that was closed by the clock with answers missing. */
  readonly incomplete?: boolean;
  /** How often its paper was taken out again after it had been put away; absent: never. */
  readonly revision?: number;
}

/** Of two versions of a record, the one with more is the newer. */
export const revisionOf = ({ revision = 0 }: { readonly revision?: number }): number => revision;

/** How a call went, for people and filters. */
export type CallOutcome = 'talked' | 'missed' | 'abandoned' | 'declined' | 'elsewhere' | 'unanswered' | 'failed';

export function outcomeOf({ direction, answeredAt, end, queue }: Pick<CallRecord, 'direction' | 'answeredAt' | 'end' | 'queue'>): CallOutcome {
  if (answeredAt !== undefined) return 'talked';
  if (end?.cause === 'answered-elsewhere') return 'elsewhere';
  if (end?.cause === 'declined' && end.by === 'agent') return 'declined';
  if (direction === 'incoming') return queue !== undefined && end?.by === 'peer' ? 'abandoned' : 'missed';
  return end && ['busy', 'declined', 'no-answer', 'unavailable', 'cancelled', 'hung-up'].includes(end.cause) ? 'unanswered' : 'failed';
}

/** How long both talked, holds included, ms. */
export const talkTime = ({ answeredAt, endedAt }: Pick<CallRecord, 'answeredAt' | 'endedAt'>): number =>
  (answeredAt === undefined || endedAt === undefined ? 0 : Math.max(0, endedAt - answeredAt));

/** A call as it is by now: it may be far already, or over. */
export function startRecord(id: string, call: Call, agent: string, { queue, path, waited }: CtiFacts): CallRecord {
  const { answeredAt, endedAt, end, quality, handover } = call;
  return {
    id, callId: call.id, agent, direction: call.direction, number: call.peer.number, ...(call.peer.name && { name: call.peer.name }),
    ...(queue && { queue }), ...(path.length && { path }), ...(waited !== undefined && { waited }), ...(handover && { from: handover.from }),
    startedAt: call.startedAt, ...(answeredAt !== undefined && { answeredAt }), ...(endedAt !== undefined && { endedAt }), ...(end && { end }),
    ...(call.status === 'held' ? { holds: 1, heldSince: call.since } : { holds: 0 }), heldFor: 0, legs: [], ...(quality && { mos: quality.mos }), answers: {},
  };
}

/** `call`: as it is after the event. */
export function reduceRecord(record: CallRecord, event: CallEvent, call: Call | undefined, at: number): CallRecord {
  if (record.endedAt !== undefined) return record;
  switch (event.type) {
    case 'call-answered': return record.answeredAt === undefined ? { ...record, answeredAt: at } : record;
    case 'call-held': return record.answeredAt === undefined || record.heldSince !== undefined ? record : { ...record, holds: record.holds + 1, heldSince: at };
    case 'call-resumed': return withoutHold(record, at);
    case 'call-quality-changed': return event.quality.mos < (record.mos ?? Infinity) ? { ...record, mos: event.quality.mos } : record;
    case 'call-peer-changed': return withLeg(record, { kind: 'peer', number: event.peer.number, ...(event.peer.name && { name: event.peer.name }), at });
    case 'call-transfer-changed':
      return event.transfer.status === 'accepted' ? withLeg(record, { kind: 'transfer', number: event.transfer.target, at }) : record;
    case 'call-ended': return { ...withoutHold(record, at), endedAt: at, end: call?.end ?? event.end };
    default: return record;
  }
}

export const withLeg = (record: CallRecord, leg: CallLeg): CallRecord => ({ ...record, legs: [...record.legs, leg] });

function withoutHold(record: CallRecord, at: number): CallRecord {
  const { heldSince, ...rest } = record;
  return heldSince === undefined ? record : { ...rest, heldFor: rest.heldFor + Math.max(0, at - heldSince) };
}

/** The reason of a call that nobody saw end. It is kept in English, and read in the reader's language. */
export const pageClosed = 'The page was closed during the call.';

/** A record whose page was gone before its call ended: it ends when it was last seen. */
export const abandonedRecord = (record: CallRecord, seenAt: number): CallRecord =>
  (record.endedAt === undefined ? { ...withoutHold(record, seenAt), endedAt: seenAt, end: { cause: 'network', by: 'network', reason: pageClosed } } : record);

/** One call that two pages have seen: it began with the first. */
export function joined(first: CallRecord, { answers, legs, holds, heldFor, heldSince, mos, endedAt, end, answeredAt = first.answeredAt }: CallRecord): CallRecord {
  const { heldSince: was, ...rest } = first;
  const since = heldSince === undefined ? undefined : was ?? heldSince;
  return {
    ...rest, ...(answeredAt !== undefined && { answeredAt: Math.min(answeredAt, first.answeredAt ?? answeredAt) }), ...(endedAt !== undefined && { endedAt }), ...(end && { end }),
    holds: rest.holds + holds - (was !== undefined && holds > 0 ? 1 : 0), heldFor: rest.heldFor + heldFor, ...(since !== undefined && { heldSince: since }),
    legs: [...rest.legs, ...legs], answers: { ...rest.answers, ...answers }, ...((mos ?? rest.mos) !== undefined && { mos: Math.min(mos ?? 5, rest.mos ?? 5) }),
  };
}
