import { DeskError } from '../core/index.js';
import { msg, str } from '../i18n/index.js';
import type { Database, StoreName, Writing } from './database.js';

/**
 * Runs `body` in one transaction: whole or not at all. Done means that it completed, for a request that succeeded can still be rolled back
 * (quota). `body` may wait for its own requests alone: whoever waits for anything else finds the transaction over.
 */
export async function write<T>(database: Database, stores: StoreName[], body: (transaction: Writing) => Promise<T>, durability: IDBTransactionDurability = 'relaxed'): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability });
  const working = body(transaction).catch((error: unknown) => { abort(transaction); throw error; });
  const [done, worked] = await Promise.allSettled([transaction.done, working]);
  if (done.status === 'fulfilled' && worked.status === 'fulfilled') return worked.value;
  // The transaction knows why it failed; its requests only that it did.
  if (worked.status === 'rejected' && !(done.status === 'rejected' && worked.reason instanceof DOMException)) throw worked.reason;
  throw (done as PromiseRejectedResult).reason;
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch { /* it is over already */ }
}

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : '');

/** The connection is of no use any more: closed, or the browser's store behind it is broken. */
export const isLost = (error: unknown): boolean => ['InvalidStateError', 'UnknownError', 'NotFoundError'].includes(nameOf(error));

/** A connection that is taken away rolls back what was under way, before it says so. */
export const isRolledBack = (error: unknown): boolean => nameOf(error) === 'AbortError';

/** Why something was not kept, in a person's words. */
export function storageError(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  if (nameOf(error) === 'QuotaExceededError') {
    return new DeskError('storage', msg('There is no room left on this computer to keep this. Free some space on it, then try again; nothing of it was kept so far.'), { cause: error });
  }
  const why = error instanceof Error ? error.message || error.name : String(error);
  return new DeskError('storage', msg(str`The browser did not keep this (${why}). Try again; if that does not help, finish your call and reload the page.`), { cause: error });
}
