import { timeInShift, type AgentState } from '../../core/index.js';
import { msg, str } from '../../i18n/index.js';
import { timeOfDay } from '../format.js';
import { statusWord } from './agent-status-view.js';
import { reasonWord } from './away-reasons.js';

/** One sum of the shift. */
export interface ShiftSum {
  readonly word: string;
  readonly ms: number;
  /** The sum of those that follow; one of them, with the shape of its dot; a part of the one before. */
  readonly kind: 'total' | 'ready' | 'busy' | 'after-call-work' | 'away' | 'part';
}

/** From when to when the agent has worked; undefined before they began. */
export function shiftHours({ shift: { startedAt, endedAt } }: AgentState): string | undefined {
  if (startedAt === undefined) return undefined;
  return endedAt === undefined
    ? msg(str`since ${timeOfDay(startedAt)}`, { desc: 'The shift; follows "Today"' })
    : msg(str`${timeOfDay(startedAt)} – ${timeOfDay(endedAt)}`, { desc: 'From when to when' });
}

/** What they did: worked is ready, on calls and after them; the breaks by reason. */
export function shiftSums(agent: AgentState, now: number): readonly ShiftSum[] {
  const [ready, busy, work, away] = (['ready', 'busy', 'after-call-work', 'away'] as const)
    .map((kind): ShiftSum => ({ kind, word: words[kind](), ms: timeInShift(agent, kind, now) })) as [ShiftSum, ShiftSum, ShiftSum, ShiftSum];
  return [{ kind: 'total', word: msg('Worked', { desc: 'How long, in the shift' }), ms: ready.ms + busy.ms + work.ms }, ready, busy, work, away, ...breaks(agent, now)];
}

const words = {
  'ready': () => statusWord('ready'),
  'busy': () => msg('On calls', { desc: 'How long, in the shift' }),
  'after-call-work': () => statusWord('after-call-work'),
  'away': () => statusWord('away'),
};

/** Nothing where no break had a reason. */
function breaks({ shift, status, reason = '', since }: AgentState, now: number): readonly ShiftSum[] {
  const sums = new Map(Object.entries(shift.breaks));
  if (status === 'away') sums.set(reason, (sums.get(reason) ?? 0) + Math.max(0, now - since));
  if ([...sums.keys()].every((name) => name === '')) return [];
  return [...sums].map(([name, ms]) => ({ kind: 'part', word: name ? reasonWord(name) : msg('Without a reason', { desc: 'Away' }), ms }));
}
