import type { Shift } from './shift.js';

/**
 * The agent's status. `offline` means the line is down on purpose and no call can ring here.
 *
 *     offline ◀──▶ ready ◀──▶ away (with a reason)        chosen, by the agent or at the PBX
 *                    │          │
 *                    ▼ a call   ▼
 *                   busy ──▶ after-call-work               comes by itself, and gives way to what is chosen
 */
export type AgentStatus = 'ready' | 'busy' | 'after-call-work' | 'away' | 'offline';

/** What can be chosen. */
export interface ChosenStatus {
  readonly status: 'ready' | 'away' | 'offline';
  /** Why away: "Lunch", "Training". */
  readonly reason?: string;
}

export interface AfterCallWork {
  readonly callId: string;
  /** When it ends by itself, ms since 1970. */
  readonly until?: number;
}

export interface AgentState {
  readonly status: AgentStatus;
  /** Why away. */
  readonly reason?: string;
  /** ms since 1970; 0 before the first status. */
  readonly since: number;
  /** What the agent wants to be when nothing keeps them busy: during a call, the status after it. */
  readonly chosen: ChosenStatus;
  /** When they chose it, ms since 1970. */
  readonly chosenAt: number;
  readonly afterCallWork?: AfterCallWork;
  readonly shift: Shift;
}

export type AgentEvent =
  | ({ readonly type: 'agent-status-changed' } & ChosenStatus)
  | ({ readonly type: 'after-call-work-started' } & AfterCallWork)
  | { readonly type: 'after-call-work-ended' }
  /** More time, or all the time it takes. */
  | { readonly type: 'after-call-work-extended'; readonly until?: number }
  /** What was kept from before the page was loaded; `seenAt`: when it was last known to be true, ms since 1970. */
  | { readonly type: 'agent-restored'; readonly agent: AgentState; readonly seenAt: number };

/** What comes after what keeps the agent busy now; undefined where nothing does, or where it is plain Ready. */
export const nextStatus = ({ status, chosen }: AgentState): ChosenStatus | undefined =>
  (status === 'busy' || status === 'after-call-work') && chosen.status !== 'ready' ? chosen : undefined;

/** How long the agent has done something in this shift, the present included, ms. */
export function timeInShift({ shift, status, since }: AgentState, activity: AgentStatus, now: number): number {
  const running = status === activity && shift.startedAt !== undefined ? Math.max(0, now - since) : 0;
  return shift.sums[activity] + running;
}
