import { fits, loadSchemas } from './checked.js';
import type { Database, Lease, Writing } from './database.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** A lease that runs longer is no lease but a clock that was set back, ms. */
const longest = 10 * 60_000;

const runs = ({ until }: Lease, now: number): boolean => until > now && until - now < longest;

/** The lease of a page that is there: it sends, and nobody else. A page that is gone leaves at once where there are locks, else when its lease runs out. */
export async function othersLease(database: Database, { page }: Pick<Room, 'page'>, now: number): Promise<Lease | undefined> {
  const schemas = await loadSchemas();
  const lease = fits(schemas, 'lease', await database.get('meta', 'lease'));
  if (!lease || lease.pageId === page.pageId || !runs(lease, now)) return undefined;
  const others = await page.others();
  return others && !others.has(lease.pageId) ? { ...lease, until: 0 } : lease;
}

/** Takes or renews it, unless another page was quicker than the one that was `seen`. */
export async function takeLease(transaction: Writing, { page }: Pick<Room, 'page'>, seen: Lease | undefined, now: number, length: number): Promise<boolean> {
  const meta = transaction.objectStore('meta');
  const lease = await meta.get('lease');
  if (lease && lease.pageId !== page.pageId && lease.pageId !== seen?.pageId && runs(lease, now)) return false;
  await meta.put({ pageId: page.pageId, until: now + length }, 'lease');
  return true;
}

export async function giveUpLease(transaction: Writing, { page }: Pick<Room, 'page'>): Promise<void> {
  const meta = transaction.objectStore('meta');
  if ((await meta.get('lease'))?.pageId === page.pageId) await meta.delete('lease');
}

export const release = (database: Database, room: Pick<Room, 'page'>): Promise<void> => write(database, ['meta'], (transaction) => giveUpLease(transaction, room));
