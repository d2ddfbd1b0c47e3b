import type { DeviceKind, Recent } from '../core/index.js';
import type { Settings } from '../desk/index.js';
import { checked } from './checked.js';
import type { Database } from './database.js';
import { write } from './transaction.js';

/** What the person chose, and whom they called. */
export function settingsIn(database: Database): Settings {
  const read = <K extends 'recents' | 'devices' | 'agent'>(key: K) => database.get('settings', key).then((found) => checked(key, found));
  const save = (key: 'recents' | 'devices' | 'agent', value: unknown): Promise<void> =>
    write(database, ['settings'], async (transaction) => void await transaction.objectStore('settings').put(value, key));
  return {
    recents: async (): Promise<readonly Recent[]> => await read('recents') ?? [],
    saveRecents: (recents) => save('recents', recents),
    devices: async (): Promise<Readonly<Partial<Record<DeviceKind, string>>>> => await read('devices') ?? {},
    saveDevices: (chosen) => save('devices', chosen),
    agent: () => read('agent'),
    saveAgent: (kept) => save('agent', kept),
  };
}
