import type { OwnPorts } from './own-ports.js';
import type { TabId } from './messages.js';
import type { Surroundings } from './surroundings.js';
import type { TabChannel } from './tab-channel.js';

/** What owner and mirror of one tab share. */
export interface TabRoom {
  readonly tab: TabId;
  readonly surroundings: Surroundings;
  /** What it has of its own while it is a mirror. */
  portsOf(life: AbortSignal): OwnPorts;
  /** The owner that counts, as far as this tab knows, and the tab the agent is in. */
  readonly known: { tenure: number; owner?: TabId; front?: TabId };
  readonly channel: TabChannel;
}
