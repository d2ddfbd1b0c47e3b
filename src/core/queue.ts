/** A queue's name at the PBX: `support`. */
export type QueueId = string;

/** How an ACD chooses who is rung, in the field's words; `other` where the PBX has one of its own. */
export type QueueStrategy =
  | 'ring-all' | 'round-robin' | 'longest-idle' | 'fewest-calls' | 'last-agent' | 'in-order' | 'random' | 'weighted-random' | 'other';

/** What the PBX itself has counted since it began to count. Times in ms. */
export interface QueueFigures {
  readonly answered: number;
  readonly abandoned: number;
  readonly averageWait: number;
  readonly averageTalk: number;
  /** The share (0 to 1) of answered calls that waited no longer than `within`; no share before the first answer. */
  readonly serviceLevel?: { readonly within: number; readonly share?: number };
}

/** Why a call is in this queue, or before others in it. `detail`: which region, whose customer. */
export interface QueueReason {
  readonly kind: 'vip' | 'region' | 'last-agent' | 'dedicated-agent' | 'callback' | 'other';
  readonly detail?: string;
}

/** A caller who waits. The position is the place in the list, counted from 1: whoever leaves moves those behind up. */
export interface WaitingCall {
  readonly id: string;
  readonly number: string;
  readonly name?: string;
  /** When they joined the queue, ms since 1970. */
  readonly since: number;
  /** Higher goes first; 0 is nothing special. */
  readonly priority: number;
  readonly reasons: readonly QueueReason[];
  /** What they chose in the IVR, outermost first. */
  readonly path: readonly string[];
}

/**
 * What an agent does, as the queue sees it.
 *
 *     unreachable ◀──▶ ready ──▶ ringing ──▶ on-call ──▶ after-call-work ──▶ ready
 *                       ▲ │         └─ not answered: ready again, `missedAt`
 *                       │ ▼
 *                       away (paused, mostly with a reason)
 */
export type MemberStatus = 'ready' | 'ringing' | 'on-call' | 'after-call-work' | 'away' | 'unreachable';

/** An agent in a queue. */
export interface Member {
  /** The agent's name at the centre, as in the token: `1001`. */
  readonly agent: string;
  readonly name: string;
  readonly status: MemberStatus;
  /** Gets no more calls of this queue, whatever else they do: one who is on a call goes away after it. */
  readonly paused: boolean;
  /** Why: "Lunch". */
  readonly reason?: string;
  /** When the status began, ms since 1970; absent where nobody saw it begin. */
  readonly since?: number;
  /** Calls of this queue they have taken. */
  readonly answered: number;
  /** When they last let a call of this queue ring in vain, until they take one. */
  readonly missedAt?: number;
}

/** All that can be seen of one queue. */
export interface QueueSnapshot {
  readonly id: QueueId;
  /** What people call it. */
  readonly name: string;
  readonly strategy?: QueueStrategy;
  /** Absent where the centre cannot tell (a lamp only says that somebody waits). */
  readonly figures?: QueueFigures;
  /** In the order in which they will be served. */
  readonly waiting: readonly WaitingCall[];
  readonly members: readonly Member[];
  /** Where nobody tells who waits: whether anybody does. */
  readonly lamp?: boolean;
}
