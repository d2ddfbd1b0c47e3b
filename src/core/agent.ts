/**
 * The agent's own status. `offline` means the line is down on purpose and no call can ring here.
 *
 *     offline ◀──▶ ready ◀──▶ away (with a reason)
 */
export type AgentStatus = 'ready' | 'away' | 'offline';

export interface AgentState {
  readonly status: AgentStatus;
  /** Why away: "Lunch", "Training". */
  readonly reason?: string;
  /** ms since 1970; 0 before the first status. */
  readonly since: number;
}

export type AgentEvent = { readonly type: 'agent-status-changed'; readonly status: AgentStatus; readonly reason?: string };

export const initialAgent: AgentState = { status: 'ready', since: 0 };

export function reduceAgent(agent: AgentState, event: { readonly type: string }, at: number): AgentState {
  const e = event as AgentEvent | { type: 'line-registered' };
  if (e.type === 'line-registered') return agent.since ? agent : { ...agent, since: at };
  if (e.type !== 'agent-status-changed') return agent;
  if (agent.status === e.status && agent.reason === e.reason) return agent;
  return { status: e.status, since: at, ...(e.reason && { reason: e.reason }) };
}
