import { outcomeOf, type CallRecord } from '../core/index.js';
import type { CallKind } from './records.js';

/** The day of a moment in the time zone of this computer: `2026-11-22`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Missed are those that nobody here took, though they rang here. */
export const isMissed = (call: Pick<CallRecord, 'direction' | 'answeredAt' | 'end' | 'queue'>): boolean => ['missed', 'abandoned'].includes(outcomeOf(call));

export const isOfKind = (call: CallRecord, kind: CallKind): boolean => (kind === 'missed' ? isMissed(call) : call.direction === kind);
