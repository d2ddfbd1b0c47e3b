import { revisionOf, type Delivery, type Interaction } from '../core/index.js';
import type { ParcelRow, Writing } from './database.js';

/** Puts an interaction at the end of its lane; one that is there already keeps its place, and an update goes after it. */
export async function post(transaction: Writing, interaction: Interaction, lane: string): Promise<ParcelRow> {
  const parcels = transaction.objectStore('parcels');
  const [before, last] = await Promise.all([parcels.index('id').get(interaction.id), parcels.openKeyCursor(null, 'prev')]);
  const isUpdate = before !== undefined && revisionOf(interaction) > revisionOf(before.interaction);
  if (isUpdate && before.queued !== undefined) {
    const after = { ...before, change: interaction };
    await parcels.put(after);
    return after;
  }
  const { seq = (last?.key ?? 0) + 1, nextAt } = before ?? {};
  const attempts = isUpdate ? 0 : before?.attempts ?? 0;
  await parcels.put({ seq, id: interaction.id, interaction, attempts, lane, queued: lane, ...(nextAt !== undefined && { nextAt }) });
  await lineUp(transaction, lane, before ? undefined : 1);
  if (before && before.lane !== lane) await lineUp(transaction, before.lane);
  return (await parcels.get(seq))!;
}

/**
 * The first of a lane says when it is due, and the others wait for it.
 *
 * @param most How many are looked at: where the first was taken away, the next is all.
 */
export async function lineUp(transaction: Writing, lane: string, most?: number): Promise<void> {
  const parcels = transaction.objectStore('parcels');
  for (const [index, { nextAt, ...row }] of (await queueOf(transaction, lane, most)).entries()) {
    if ((index === 0) !== (nextAt !== undefined)) await parcels.put(index === 0 ? { ...row, nextAt: 0 } : row);
  }
}

/** Those who wait in a lane, in the order in which they came. */
export const queueOf = (transaction: Writing, lane: string, most?: number): Promise<ParcelRow[]> =>
  transaction.objectStore('parcels').index('lane').getAll(IDBKeyRange.bound([lane, -Infinity], [lane, Infinity]), most);

export const deliveryOf = ({ id, attempts, queued, nextAt = 0, problem }: ParcelRow): Delivery =>
  ({ id, status: queued === undefined ? 'refused' : 'waiting', attempts, nextAt, ...(problem && { problem }) });
