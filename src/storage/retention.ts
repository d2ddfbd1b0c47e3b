import { removeCalls } from './call-rows.js';
import type { CallRow, Database } from './database.js';
import { write } from './transaction.js';

/** Rows a step: a reader waits for one step at most. */
const step = 100;

/**
 * Takes away calls older than this (ms since 1970) that nobody waits for, and contacts not seen since; one step whenever the page has nothing else to do. Resolves with
 * whether calls went away.
 */
export async function sweep(database: Database, before: number, signal: AbortSignal): Promise<boolean> {
  let gone = 0;
  for (let to: IDBValidKey | undefined = [Infinity]; to !== undefined && await idle(signal);) {
    const { removed, next } = await sweepCalls(database, before, to);
    gone += removed;
    to = next;
  }
  for (let goesOn = true; goesOn && await idle(signal);) goesOn = await sweepContacts(database, before);
  return gone > 0;
}

/** One step, oldest first; `next`: where it goes on, if there is more. */
const sweepCalls = (database: Database, before: number, to: IDBValidKey): Promise<{ readonly removed: number; readonly next: IDBValidKey | undefined }> =>
  write(database, ['calls', 'days'], async (transaction) => {
    const old: CallRow[] = [];
    let cursor = await transaction.objectStore('calls').index('newest').openCursor(IDBKeyRange.bound([-before, []], to, true, true), 'prev');
    let key: IDBValidKey | undefined;
    for (let seen = 0; cursor && seen < step; seen++) {
      if (['none', 'delivered'].includes(cursor.value.call.delivery)) old.push(cursor.value);
      key = cursor.key;
      cursor = await cursor.continue();
    }
    await removeCalls(transaction, old);
    return { removed: old.length, next: cursor ? key : undefined };
  });

const sweepContacts = (database: Database, before: number): Promise<boolean> =>
  write(database, ['contacts'], async (transaction) => {
    const contacts = transaction.objectStore('contacts');
    const old = await contacts.index('seenAt').getAllKeys(IDBKeyRange.upperBound(before, true), step);
    await Promise.all(old.map((id) => contacts.delete(id)));
    return old.length === step;
  });

/** Resolves when the page has time; with false when it is over. */
const idle = (signal: AbortSignal): Promise<boolean> => new Promise((go) => {
  const then = (): void => go(!signal.aborted);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
  else setTimeout(then, 20);
});
