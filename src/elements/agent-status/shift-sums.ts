import { timeInShift, type AgentState } from '../../core/index.js';
import { timeOfDay } from '../format.js';

/** One sum of the shift. */
export interface ShiftSum {
  readonly word: string;
  readonly ms: number;
  /** The sum of those that follow; one of them, with the shape of its dot; a part of the one before. */
  readonly kind: 'total' | 'ready' | 'busy' | 'after-call-work' | 'away' | 'part';
}

/** From when to when the agent has worked; undefined before they began. */
export function shiftHours({ shift: { startedAt, endedAt } }: AgentState, locale?: string): string | undefined {
  if (startedAt === undefined) return undefined;
  const start = timeOfDay(startedAt, locale);
  return endedAt === undefined ? `since ${start}` : `${start} – ${timeOfDay(endedAt, locale)}`;
}

/** What they did: worked is ready, on calls and after them; the breaks by reason. */
export function shiftSums(agent: AgentState, now: number): readonly ShiftSum[] {
  const [ready, busy, work, away] = (['ready', 'busy', 'after-call-work', 'away'] as const)
    .map((kind): ShiftSum => ({ kind, word: words[kind], ms: timeInShift(agent, kind, now) })) as [ShiftSum, ShiftSum, ShiftSum, ShiftSum];
  return [{ kind: 'total', word: 'Worked', ms: ready.ms + busy.ms + work.ms }, ready, busy, work, away, ...breaks(agent, now)];
}

const words = { 'ready': 'Ready', 'busy': 'On calls', 'after-call-work': 'After-call work', 'away': 'Away' };

/** Nothing where no break had a reason. */
function breaks({ shift, status, reason = '', since }: AgentState, now: number): readonly ShiftSum[] {
  const sums = new Map(Object.entries(shift.breaks));
  if (status === 'away') sums.set(reason, (sums.get(reason) ?? 0) + Math.max(0, now - since));
  if ([...sums.keys()].every((name) => name === '')) return [];
  return [...sums].map(([name, ms]) => ({ kind: 'part', word: name || 'Without a reason', ms }));
}
