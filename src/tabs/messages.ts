import type { CallId, DeskState, Happened, Problem } from '../core/index.js';
import type { Command, CommandType, Outcome } from '../desk/index.js';

export type TabId = string;

/** Of several that say they are the owner the newest tenure counts. `seq` counts what changes something, so that nobody misses any of it unawares. */
interface Said {
  readonly tenure: number;
  readonly seq: number;
}

/** All there is to know, after `seq`. */
export interface Whole extends Said {
  readonly type: 'state';
  readonly owner: TabId;
  readonly front: TabId;
  readonly state: DeskState;
  /** The last word of this owner: that tab has asked for the line, and may take it now. */
  readonly to?: TabId;
}

/** What the tab that holds the line tells the others. */
export type OwnerMessage =
  | Whole
  | (Said & { readonly type: 'event'; readonly event: Happened })
  /** The agent is in that tab now. In line with the events, so that each is told to a host in one tab. */
  | (Said & { readonly type: 'front'; readonly front: TabId })
  | { readonly type: 'pong'; readonly tenure: number }
  | { readonly type: 'outcome'; readonly tenure: number; readonly id: string; readonly outcome: Outcome };

/** What the others ask of it. */
export type MirrorMessage =
  /** Tell me all. */
  | { readonly type: 'hello' }
  | { readonly type: 'ping' }
  /** Never one with a password. */
  | { readonly type: 'command'; readonly id: string; readonly command: Command }
  /** What was done here could not be done: everybody shows it. */
  | { readonly type: 'failed'; readonly command: CommandType; readonly callId?: CallId; readonly problem: Problem }
  /** The agent is in my tab now. */
  | { readonly type: 'here'; readonly tab: TabId }
  /** Let go of the line: I take it. */
  | { readonly type: 'take'; readonly tab: TabId };

export type TabMessage = OwnerMessage | MirrorMessage;
