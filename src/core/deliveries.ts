import type { Problem } from './problem.js';
import type { RecentsEvent } from './recents.js';

/**
 * Where what should last is kept.
 *
 *     opening ──▶ lasting      on this computer
 *         └─────▶ page-only    the browser keeps nothing: until this page is closed (`problem` says why)
 */
export type RecordsStatus = 'opening' | 'lasting' | 'page-only';

/** A record on its way to the CRM: `waiting` is saved here; `refused` needs a person. */
export interface Delivery {
  /** The record's. */
  readonly id: string;
  readonly status: 'waiting' | 'sending' | 'refused' | 'delivered';
  readonly attempts: number;
  /** When it is tried again, ms since 1970. */
  readonly nextAt?: number;
  readonly problem?: Problem;
}

export interface RecordsState {
  readonly status: RecordsStatus;
  readonly problem?: Problem;
  /** Those that are not there yet, oldest first; a delivered one stays until the next event of another. */
  readonly deliveries: readonly Delivery[];
  /** Counts up whenever the call log changed, or what became of a record at the CRM: what shows it looks again. That one is being sent is no change there. */
  readonly version: number;
}

export type RecordsEvent =
  | { readonly type: 'records-opened' }
  | { readonly type: 'records-failed'; readonly problem: Problem }
  /** All that is on its way, at first and whenever another page changed it. */
  | { readonly type: 'deliveries-loaded'; readonly deliveries: readonly Delivery[] }
  | { readonly type: 'delivery-changed'; readonly delivery: Delivery }
  | { readonly type: 'call-log-changed' }
  | Extract<RecentsEvent, { readonly type: 'recents-erased' }>;

export function reduceRecords(records: RecordsState, event: { readonly type: string }): RecordsState {
  const e = event as RecordsEvent;
  const { problem: _, ...rest } = records;
  switch (e.type) {
    case 'records-opened': return { ...rest, status: 'lasting' };
    case 'records-failed': return { ...rest, status: 'page-only', problem: e.problem };
    case 'deliveries-loaded': return { ...records, deliveries: e.deliveries, version: records.version + 1 };
    case 'delivery-changed': return { ...records, deliveries: changed(records.deliveries, e.delivery), version: records.version + (e.delivery.status === 'sending' ? 0 : 1) };
    case 'call-log-changed': return { ...records, version: records.version + 1 };
    default: return records;
  }
}

/** Each keeps its place. */
function changed(deliveries: readonly Delivery[], now: Delivery): readonly Delivery[] {
  const stays = ({ id, status }: Delivery): boolean => id === now.id || status !== 'delivered';
  const staying = deliveries.filter(stays);
  const place = staying.findIndex(({ id }) => id === now.id);
  return place < 0 ? [...staying, now] : staying.with(place, now);
}

/** How many records the CRM does not have yet, and how many of them it refused. */
export const undelivered = ({ records }: { readonly records: RecordsState }): { readonly waiting: number; readonly refused: number } => ({
  waiting: records.deliveries.filter(({ status }) => status === 'waiting' || status === 'sending').length,
  refused: records.deliveries.filter(({ status }) => status === 'refused').length,
});
