import type { CallRecord } from './call-record.js';
import type { CallId } from './call.js';
import type { Colleague, Handover } from './customer.js';
import type { LineState } from './line.js';
import { popOf, type ScreenPops } from './screen-pop.js';
import { meAs, wrapUpOf, type WrapUps } from './wrap-up.js';

/** What goes along with a call that is passed on now: what its paper says so far. Undefined where it has none. */
export function handoverFor(state: { readonly wrapUps: WrapUps; readonly pops: ScreenPops; readonly line: LineState }, callId: CallId): Handover | undefined {
  const [paper, pop] = [wrapUpOf(state, callId), popOf(state, callId)];
  return paper && handoverOf(paper.record, meAs(state.line, state.line.name), pop?.handover, pop?.source === 'agent');
}

/**
 * What a handover of this call says. A call that was itself passed on takes along what came with it: the customer need not tell it to the
 * third any more than to the second. The newest is on top, for that is what is left where there is little room.
 *
 * @param before What the call came with.
 * @param isSettled The agent has said who the customer is, or that it is nobody known: what the colleague before took them for counts no more.
 */
export function handoverOf({ id, number, customerId, answers }: CallRecord, from: Colleague, before?: Handover, isSettled = false): Handover {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
  const notes = [text(answers['notes']), before?.notes && `${before.from.name}: ${before.notes}`].filter(Boolean).join('\n\n');
  const customer = customerId ?? (isSettled ? undefined : before?.customerId);
  const disposition = text(answers['disposition']) ?? before?.disposition;
  return {
    reference: id, from, number: before?.number ?? number, ...(customer && { customerId: customer }), ...(notes && { notes }),
    ...(disposition && { disposition }), ...(before?.cut && { cut: true }),
  };
}
