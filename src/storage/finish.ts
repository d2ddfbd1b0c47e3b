import type { CallRecord, Interaction } from '../core/index.js';
import type { LoggedCall } from '../desk/index.js';
import { callRow, putCall } from './call-rows.js';
import type { Database, ParcelRow } from './database.js';
import { deliveryOf, post } from './parcels.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/**
 * The agent is told that it is saved: it outlives a power cut, too, which costs one flush to the disk a call. Sent again it is one record:
 * what the CRM has stays there, what waits keeps its place and its number of attempts.
 */
export async function finish(database: Database, { toE164, emit, tell }: Room, record: CallRecord, interaction?: Interaction): Promise<void> {
  const e164 = await toE164(record.number);
  const parcel = await write(database, ['calls', 'days', 'drafts', 'parcels'], async (transaction): Promise<ParcelRow | undefined> => {
    const before = (await transaction.objectStore('calls').get(record.id))?.call.delivery;
    const isNew = interaction !== undefined && before !== 'delivered';
    const [posted] = await Promise.all([
      isNew ? post(transaction, interaction, record.customerId ?? record.number) : undefined,
      putCall(transaction, callRow({ ...record, delivery: isNew ? 'waiting' : before ?? 'none' }, e164)),
      transaction.objectStore('drafts').delete(record.id),
    ]);
    return posted;
  }, 'strict');
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
