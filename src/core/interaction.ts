import { outcomeOf, talkTime, type CallOutcome, type CallRecord } from './call-record.js';
import type { CallEnd } from './call.js';
import { choicePath, isAnswered, type Answers, type WrapUpForm } from './wrap-up-form.js';

/** What the CRM is told of a call, as JSON: moments in ISO 8601, durations in seconds. */
export interface Interaction {
  /** A UUID; sending it twice changes nothing. */
  readonly id: string;
  readonly type: 'call';
  /** An update: 1 is the first, and one with more is newer; absent: the first the CRM is told. */
  readonly revision?: number;
  readonly agent: string;
  readonly direction: CallRecord['direction'];
  readonly outcome: CallOutcome;
  readonly number: string;
  readonly name?: string;
  readonly customerId?: string;
  readonly queue?: string;
  readonly ivrPath?: readonly string[];
  readonly startedAt: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly waited?: number;
  readonly talked: number;
  readonly holds: number;
  readonly held: number;
  readonly endedBy?: CallEnd['by'];
  readonly endCause?: CallEnd['cause'];
  readonly mos?: number;
  readonly handedOverBy?: string;
  readonly legs: readonly { readonly kind: string; readonly number: string; readonly name?: string; readonly at: string }[];
  /** The whole way through the tree, outermost first. */
  readonly disposition?: { readonly code: string; readonly path: readonly string[] };
  readonly notes?: string;
  readonly resolved?: boolean;
  readonly callbackAt?: string;
  readonly workOrder?: string;
  /** The form was closed by the clock. */
  readonly incomplete?: boolean;
  /** What else the form asked. */
  readonly answers?: Answers;
}

/** Fields with a meaning of their own, and what they are called there; one that says something else in its form goes with the others. */
const own = new Map<string, keyof Interaction>([['disposition', 'disposition'], ['notes', 'notes'], ['resolved', 'resolved'], ['callback', 'callbackAt'], ['workOrder', 'workOrder']]);
const iso = (at: number): string => new Date(at).toISOString();
const seconds = (ms: number): number => Math.round(ms / 1000);

/** What the CRM is told of a call: nothing of one that was answered elsewhere, for whoever answered it tells. */
export const interactionFor = (record: CallRecord, form: WrapUpForm): Interaction | undefined =>
  (outcomeOf(record) === 'elsewhere' ? undefined : interactionOf(record, form));

export function interactionOf(record: CallRecord, form: WrapUpForm): Interaction {
  const { id, agent, direction, number, name, customerId, queue, path, startedAt, answeredAt, endedAt, waited, holds, heldFor, end, mos, from, legs, answers, incomplete, revision } = record;
  const known = wrapUpPart(answers, form);
  const others = Object.fromEntries(Object.entries(answers).filter(([name, answer]) => isAnswered(answer) && !((own.get(name) ?? '') in known)));
  return {
    id, type: 'call', ...(revision && { revision }), agent, direction, outcome: outcomeOf(record), number, ...(name && { name }), ...(customerId && { customerId }),
    ...(queue && { queue }), ...(path && { ivrPath: path }), startedAt: iso(startedAt), ...(answeredAt !== undefined && { answeredAt: iso(answeredAt) }), ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
    ...(waited !== undefined && { waited: seconds(waited) }), talked: seconds(talkTime(record)), holds, held: seconds(heldFor),
    ...(end && { endedBy: end.by, endCause: end.cause }), ...(mos !== undefined && { mos }), ...(from && { handedOverBy: from.name }),
    legs: legs.map(({ at, ...leg }) => ({ ...leg, at: iso(at) })),
    ...known, ...(incomplete && { incomplete }), ...(Object.keys(others).length && { answers: others }),
  };
}

function wrapUpPart({ disposition, notes, resolved, callback, workOrder }: Answers, { properties }: WrapUpForm): Partial<Interaction> {
  const field = properties['disposition'];
  return {
    ...(typeof disposition === 'string' && disposition && { disposition: { code: disposition, path: field ? choicePath(field, disposition).map((choice) => choice.title ?? choice.const) : [] } }),
    ...(typeof notes === 'string' && notes && { notes }),
    ...(typeof resolved === 'boolean' && { resolved }),
    ...(typeof callback === 'string' && callback && { callbackAt: callback }),
    ...(typeof workOrder === 'string' && workOrder && { workOrder }),
  };
}
