import type { CallId } from './call.js';
import { callById, type Calls } from './calls.js';
import { customerNumber, popOf, type ScreenPops } from './screen-pop.js';
import { wrapUpOf, type WrapUps } from './wrap-up.js';

const nobodys = new Set(['', 'anonymous', 'unknown', 'restricted', 'private', 'unavailable', 'withheld']);

/** A number that says nothing of who it is: many hide behind it. */
export const isWithheld = (number: string): boolean => nobodys.has(number.trim().toLowerCase());

/** The number that the customer of a call has, while it goes on and while it is being wrapped up; undefined where there is no such call. */
export function numberOfCustomer(state: { readonly calls: Calls; readonly pops: ScreenPops; readonly wrapUps: WrapUps }, callId: CallId): string | undefined {
  const [call, record, handover] = [callById(state, callId), wrapUpOf(state, callId)?.record, popOf(state, callId)?.handover];
  if (call) return customerNumber(call, handover);
  // After an attended transfer the one we talked to is not the one who rang.
  return record && (handover?.number ?? record.legs.findLast(({ kind }) => kind === 'peer')?.number ?? record.number);
}
