import { revisionOf, type CallRecord, type Interaction } from '../core/index.js';
import type { LoggedCall } from '../desk/index.js';
import { callRow, putCall } from './call-rows.js';
import type { Database, ParcelRow, StoreName, Writing } from './database.js';
import { deliveryOf, post } from './parcels.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** What is written where a paper is put away. */
export const finishing: StoreName[] = ['calls', 'days', 'drafts', 'parcels'];

/** The agent is told that it is saved: it outlives a power cut, too, which costs one flush to the disk a call. */
export async function finish(database: Database, room: Room, record: CallRecord, interaction?: Interaction): Promise<void> {
  const e164 = await room.toE164(record.number);
  told(room, await write(database, finishing, (transaction) => putAway(transaction, e164, record, interaction), 'strict'));
}

/**
 * Sent again it is one record: what the CRM has stays there, what waits keeps its place and its number of attempts. One that was put away
 * in a newer version stays as that.
 */
export async function putAway(transaction: Writing, e164: string, record: CallRecord, interaction: Interaction | undefined): Promise<ParcelRow | undefined> {
  const before = (await transaction.objectStore('calls').get(record.id))?.call;
  if (before && revisionOf(before) > revisionOf(record)) return undefined;
  const isNews = interaction !== undefined && (before?.delivery !== 'delivered' || revisionOf(record) > revisionOf(before));
  const [posted] = await Promise.all([
    isNews ? post(transaction, interaction, record.customerId ?? record.number) : undefined,
    putCall(transaction, callRow({ ...record, delivery: isNews ? 'waiting' : before?.delivery ?? 'none' }, e164)),
    dropDraft(transaction, record),
  ]);
  return posted;
}

/** Unless its paper was taken out again. */
async function dropDraft(transaction: Writing, record: CallRecord): Promise<void> {
  const drafts = transaction.objectStore('drafts');
  const draft = await drafts.get(record.id);
  if (draft && revisionOf(draft.record) <= revisionOf(record)) await drafts.delete(record.id);
}

/** Says what was put away. */
export function told({ emit, tell }: Room, parcel: ParcelRow | undefined): void {
  if (parcel) {
    emit({ type: 'delivery-changed', delivery: deliveryOf(parcel) });
    tell({ type: 'deliveries-changed' });
  }
  emit({ type: 'call-log-changed' });
  tell({ type: 'call-log-changed' });
}

/** A row of a log that was kept elsewhere; one that is here already is left as it is. */
export async function take(database: Database, { toE164 }: Pick<Room, 'toE164'>, call: LoggedCall): Promise<void> {
  const row = callRow(call, await toE164(call.number));
  await write(database, ['calls', 'days'], async (transaction) => {
    if (await transaction.objectStore('calls').getKey(call.id) === undefined) await putCall(transaction, row);
  });
}
