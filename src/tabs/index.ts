import type { Desk } from '../desk/index.js';
import { openAlone } from './alone.js';
import { SharedDesk, type SharedOptions } from './shared-desk.js';
import { surroundings, type Surroundings } from './surroundings.js';

export type { OwnPorts } from './own-ports.js';
export type { Opening } from './owner.js';
export type { SharedOptions } from './shared-desk.js';

export interface TabsOptions extends SharedOptions {
  /** False: this tab has a phone of its own, whatever the others do. */
  readonly share: boolean;
}

/** A desk that all tabs of one phone share. Where the browser cannot, or nobody wants it, it is this tab's alone, and says so. */
export function shareDesk(options: TabsOptions, signal: AbortSignal, around: Surroundings | undefined = surroundings()): Desk {
  const { share, open } = options;
  if (share && around) return new SharedDesk(options, around, signal);
  return openAlone(open, !share, signal);
}
