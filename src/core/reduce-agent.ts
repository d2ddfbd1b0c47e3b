import type { AgentEvent, AgentState, AgentStatus } from './agent.js';
import { isLive, type Calls } from './calls.js';
import { nextActivity } from './next-activity.js';

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
