import type { DeviceKind, Recent } from '../core/index.js';
import type { KeptAgent, Records } from '../desk/index.js';
import type { schemas } from './records-schemas.js';
import { openSettings } from './settings-database.js';

type Key = keyof typeof schemas;

/** Records over IndexedDB; where the browser keeps nothing they last as long as the page. */
export class BrowserRecords implements Records {
  readonly #database: ReturnType<typeof openSettings>;
  readonly #memory = new Map<Key, unknown>();

  constructor(user: string, signal: AbortSignal) {
    this.#database = openSettings(user);
    this.#database.then(
      (database) => signal.addEventListener('abort', () => database.close(), { once: true }),
      (error: unknown) => console.warn(`cordboard: this browser keeps nothing beyond this page: ${String(error)}`),
    );
  }

  recents(): Promise<readonly Recent[]> { return this.#read('recents', []) as Promise<readonly Recent[]>; }
  saveRecents(recents: readonly Recent[]): Promise<void> { return this.#write('recents', recents); }
  devices(): Promise<Partial<Record<DeviceKind, string>>> { return this.#read('devices', {}) as Promise<Partial<Record<DeviceKind, string>>>; }
  saveDevices(chosen: Partial<Record<DeviceKind, string>>): Promise<void> { return this.#write('devices', chosen); }
  agent(): Promise<KeptAgent | undefined> { return this.#read('agent', undefined) as Promise<KeptAgent | undefined>; }
  saveAgent(kept: KeptAgent): Promise<void> { return this.#write('agent', kept); }

  async #read(key: Key, otherwise: unknown): Promise<unknown> {
    const database = await this.#database.catch(() => undefined);
    const found = database ? await database.get('settings', key) : this.#memory.get(key);
    if (found === undefined) return otherwise;
    const { schemas } = await import('./records-schemas.js');
    const checked = schemas[key].safeParse(found);
    return checked.success ? checked.data : otherwise;
  }

  /** Saved means that the transaction completed, not that the request succeeded. */
  async #write(key: Key, value: unknown): Promise<void> {
    const database = await this.#database.catch(() => undefined);
    if (!database) return void this.#memory.set(key, value);
    const transaction = database.transaction('settings', 'readwrite');
    await Promise.all([transaction.store.put(value, key), transaction.done]);
  }
}
