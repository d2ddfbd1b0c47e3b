import { removeCalls } from './call-rows.js';
import type { Database, StoreName } from './database.js';
import { lineUp } from './parcels.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** Everything of one customer, at once. Resolves with how many calls there were. */
export async function eraseCustomer(database: Database, { tell }: Pick<Room, 'tell'>, customerId: string): Promise<number> {
  const erased = await write(database, ['contacts', 'calls', 'days', 'drafts', 'parcels'], async (transaction) => {
    const [drafts, parcels] = [transaction.objectStore('drafts'), transaction.objectStore('parcels')];
    const [calls, papers, sent] = await Promise.all([transaction.objectStore('calls').index('customer').getAll(customerId), drafts.getAll(), parcels.getAll()]);
    const theirDrafts = papers.filter(({ record }) => record.customerId === customerId);
    const ids = new Set([...calls.map(({ call }) => call.id), ...theirDrafts.map(({ record }) => record.id)]);
    const theirParcels = sent.filter(({ id, interaction }) => ids.has(id) || interaction?.customerId === customerId);
    await Promise.all([
      transaction.objectStore('contacts').delete(customerId), removeCalls(transaction, calls),
      ...theirDrafts.map(({ record }) => drafts.delete(record.id)), ...theirParcels.map(({ seq }) => parcels.delete(seq)),
    ]);
    for (const lane of new Set(theirParcels.map((parcel) => parcel.lane))) await lineUp(transaction, lane);
    return ids.size;
  }, 'strict');
  tell({ type: 'erased', customerId });
  return erased;
}

export async function eraseAll(database: Database, { tell }: Pick<Room, 'tell'>): Promise<void> {
  const stores: StoreName[] = ['settings', 'contacts', 'calls', 'days', 'drafts', 'parcels', 'meta'];
  await write(database, stores, async (transaction) => void await Promise.all(stores.map((name) => transaction.objectStore(name).clear())), 'strict');
  tell({ type: 'erased' });
}
