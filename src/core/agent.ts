import { isLive, type Calls } from './calls.js';
import { nextActivity, type Shift } from './shift.js';

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

/** `calls`: as they are after the event. */
export function reduceAgent(agent: AgentState, event: { readonly type: string }, calls: Calls, at: number): AgentState {
  const e = event as AgentEvent | { type: 'line-registered' };
  switch (e.type) {
    case 'agent-status-changed':
      return become(withoutWork({ ...agent, chosen: { status: e.status, ...(e.reason && { reason: e.reason }) }, chosenAt: at }), calls, at);
    case 'after-call-work-started':
      return become({ ...agent, afterCallWork: { callId: e.callId, ...(e.until && { until: e.until }) } }, calls, at);
    case 'after-call-work-extended':
      return agent.afterCallWork ? { ...agent, afterCallWork: { callId: agent.afterCallWork.callId, ...(e.until && { until: e.until }) } } : agent;
    case 'after-call-work-ended': return become(withoutWork(agent), calls, at);
    case 'agent-restored': return restore(agent, e.agent, e.seenAt, calls, at);
    case 'line-registered': return agent.since ? agent : become(agent, calls, at);
    default: return agent.since && event.type.startsWith('call-') ? become(agent, calls, at) : agent;
  }
}

/** What the agent does, of all that is known. A call that only rings keeps nobody busy. */
function statusOf({ chosen, afterCallWork }: AgentState, calls: Calls): AgentStatus {
  if (chosen.status === 'offline') return 'offline';
  if (calls.some((call) => isLive(call) && call.status !== 'ringing')) return 'busy';
  return afterCallWork ? 'after-call-work' : chosen.status;
}

function become(agent: AgentState, calls: Calls, at: number): AgentState {
  const status = statusOf(agent, calls);
  const reason = status === 'away' ? agent.chosen.reason : undefined;
  if (agent.since && status === agent.status && reason === agent.reason) return agent;
  const { reason: before, ...rest } = agent;
  const shift = nextActivity(agent.shift, agent.status, agent.since, before, status, at);
  return { ...rest, status, since: at, ...(reason && { reason }), shift };
}

function withoutWork(agent: AgentState): AgentState {
  const { afterCallWork: _, ...rest } = agent;
  return rest;
}

/** A page is away for longer than this only if it was closed, ms: the time until then was no work. */
const reload = 5 * 60_000;

/** A status chosen since the page began stands; the time in it goes on where the reload broke it off. */
function restore(now: AgentState, kept: AgentState, seenAt: number, calls: Calls, at: number): AgentState {
  const gone = at - seenAt > reload;
  const before = gone ? become({ ...withoutWork(kept), chosen: { status: 'offline' } }, [], seenAt) : kept;
  const { chosen, chosenAt } = now.chosenAt || gone ? now : kept;
  return become({ ...(now.chosenAt ? withoutWork(before) : before), chosen, chosenAt }, calls, at);
}

/** What comes after what keeps the agent busy now; undefined where nothing does, or where it is plain Ready. */
export const nextStatus = ({ status, chosen }: AgentState): ChosenStatus | undefined =>
  (status === 'busy' || status === 'after-call-work') && chosen.status !== 'ready' ? chosen : undefined;

/** How long the agent has done something in this shift, the present included, ms. */
export function timeInShift({ shift, status, since }: AgentState, activity: AgentStatus, now: number): number {
  const running = status === activity && shift.startedAt !== undefined ? Math.max(0, now - since) : 0;
  return shift.sums[activity] + running;
}
