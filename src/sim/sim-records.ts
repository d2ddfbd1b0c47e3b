import type { DeviceKind, Recent } from '../core/index.js';
import type { KeptAgent, Records } from '../desk/index.js';

/** Records that last as long as the object. */
export class SimRecords implements Records {
  #recents: readonly Recent[];
  #devices: Readonly<Partial<Record<DeviceKind, string>>> = {};
  #agent: KeptAgent | undefined;

  constructor(recents: readonly Recent[] = []) {
    this.#recents = recents;
  }

  async recents(): Promise<readonly Recent[]> { return this.#recents; }
  async saveRecents(recents: readonly Recent[]): Promise<void> { this.#recents = recents; }
  async devices(): Promise<Readonly<Partial<Record<DeviceKind, string>>>> { return this.#devices; }
  async saveDevices(chosen: Readonly<Partial<Record<DeviceKind, string>>>): Promise<void> { this.#devices = chosen; }
  async agent(): Promise<KeptAgent | undefined> { return this.#agent; }
  async saveAgent(kept: KeptAgent): Promise<void> { this.#agent = kept; }
}
