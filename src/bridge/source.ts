import type { Problem, QueueChange, QueueSnapshot } from '../core/index.js';
import type { CentreCommand } from '../protocol/messages.js';

/** What a source tells. Times are ms since 1970 by this machine's clock. */
export type SourceEvent =
  /** All that there is, after a connection or whenever it cannot tell what changed. */
  | { readonly type: 'loaded'; readonly queues: readonly QueueSnapshot[] }
  | { readonly type: 'changed'; readonly changes: readonly QueueChange[] }
  /** It cannot see the queues now. */
  | { readonly type: 'lost'; readonly problem: Problem };

/** Who knows the queues: an Asterisk over AMI, the demo's office, or a host's own ACD. */
export interface Source {
  /** Tells from now on, until the signal ends it; what was lost it finds again by itself. */
  start(emit: (event: SourceEvent) => void, signal: AbortSignal): void;
  /** Does what has been found allowed; throws a `DeskError` where it can't. @param agent Whom it is for. */
  run(command: CentreCommand, agent: string): Promise<void>;
}
