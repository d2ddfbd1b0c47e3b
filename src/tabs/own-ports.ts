import type { Audio, Crm, Flow, Records } from '../desk/index.js';

/** What a tab has of its own while another holds the line, and as long. */
export interface OwnPorts {
  /** For reading. */
  readonly records: Records;
  /** For what it plays; of devices the owner tells. */
  readonly audio: Audio;
  readonly crm?: Crm;
  /** What it does by itself. */
  readonly flows: readonly Flow[];
  /** Whether it may use the microphone; throws why not. Returns how to let go of it. */
  openMicrophone(): Promise<() => void>;
}
