import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

interface Schema extends DBSchema {
  settings: { key: string; value: unknown };
}

/** How long the browser may take to open the database, ms; some never answer (another tab blocks, private mode). */
const patience = 2_000;

/** One database a user: those who share a computer share no settings. */
export async function openSettings(user: string): Promise<IDBPDatabase<Schema>> {
  let late = false;
  const opening = openDB<Schema>(`cordboard:${user}`, 1, {
    upgrade: (database) => { database.createObjectStore('settings'); },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  // One that opens when we have given up on it must not stand in another tab's way.
  void opening.then((database) => { if (late) database.close(); }, () => {});
  const waiting = new Promise<never>((_, reject) => {
    setTimeout(() => { late = true; reject(new Error('the browser did not open its storage in time')); }, patience);
  });
  return Promise.race([opening, waiting]);
}
