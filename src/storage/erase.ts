import { removeCalls } from './call-rows.js';
import type { Database, StoreName, Writing } from './database.js';
import { lineUp } from './parcels.js';
import { fits, loadSchemas } from './checked.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** Everything of one customer, at once. Resolves with how many calls there were. */
export async function eraseCustomer(database: Database, room: Pick<Room, 'emit' | 'tell' | 'toE164'>, customerId: string): Promise<number> {
  const recents = await recentNumbers(database, room);
  const { count, numbers } = await write(database, ['contacts', 'calls', 'days', 'drafts', 'parcels', 'settings'], async (transaction) => {
    const [contacts, drafts, parcels] = [transaction.objectStore('contacts'), transaction.objectStore('drafts'), transaction.objectStore('parcels')];
    const [contact, calls, papers, sent] = await Promise.all([contacts.get(customerId), transaction.objectStore('calls').index('customer').getAll(customerId), drafts.getAll(), parcels.getAll()]);
    const theirDrafts = papers.filter(({ record }) => record.customerId === customerId);
    const ids = new Set([...calls.map(({ call }) => call.id), ...theirDrafts.map(({ record }) => record.id)]);
    const theirParcels = sent.filter(({ id, interaction }) => ids.has(id) || interaction?.customerId === customerId);
    const theirs = new Set([...contact?.e164 ?? [], ...contact?.customer.numbers ?? [], ...calls.flatMap(({ call, e164 }) => [call.number, e164]), ...theirDrafts.map(({ record }) => record.number)]);
    for (const [number, e164] of recents) if (theirs.has(e164)) theirs.add(number);
    await Promise.all([
      contacts.delete(customerId), removeCalls(transaction, calls), forgetRecents(transaction, theirs), noteErasure(transaction),
      ...theirDrafts.map(({ record }) => drafts.delete(record.id)), ...theirParcels.map(({ seq }) => parcels.delete(seq)),
    ]);
    for (const lane of new Set(theirParcels.map((parcel) => parcel.lane))) await lineUp(transaction, lane);
    return { count: ids.size, numbers: [...theirs] };
  }, 'strict');
  room.emit({ type: 'recents-erased', numbers });
  room.tell({ type: 'erased', customerId, numbers });
  return count;
}

export async function eraseAll(database: Database, { emit, tell }: Pick<Room, 'emit' | 'tell'>): Promise<void> {
  const stores: StoreName[] = ['settings', 'contacts', 'calls', 'days', 'drafts', 'parcels', 'meta'];
  await write(database, stores, async (transaction) => {
    const before = await erasuresIn(transaction);
    await Promise.all(stores.map((name) => transaction.objectStore(name).clear()));
    await noteErasure(transaction, before);
  }, 'strict');
  emit({ type: 'recents-erased' });
  tell({ type: 'erased' });
}

/** Numbers lately called or calling, as they stand there, and as they are compared. */
async function recentNumbers(database: Database, { toE164 }: Pick<Room, 'toE164'>): Promise<readonly (readonly [number: string, e164: string])[]> {
  const recents = fits(await loadSchemas(), 'recents', await database.get('settings', 'recents')) ?? [];
  return Promise.all(recents.map(async ({ number }) => [number, await toE164(number)] as const));
}

async function forgetRecents(transaction: Writing, numbers: ReadonlySet<string>): Promise<void> {
  const settings = transaction.objectStore('settings');
  const recents = await settings.get('recents');
  if (Array.isArray(recents)) await settings.put(recents.filter((one: { readonly number?: string } | null) => !numbers.has(one?.number ?? '')), 'recents');
}

/**
 * How often something was erased: whoever brings back what was read before looks in the same transaction whether that is still so. It is no
 * secret whose it was, for it does not say.
 */
export const erasuresIn = async (transaction: Writing): Promise<number> => Number(await transaction.objectStore('settings').get('erasures') ?? 0);
export const erasures = async (database: Database): Promise<number> => Number(await database.get('settings', 'erasures') ?? 0);

async function noteErasure(transaction: Writing, before?: number): Promise<void> {
  await transaction.objectStore('settings').put((before ?? await erasuresIn(transaction)) + 1, 'erasures');
}
