import { isLiveBoard, mayDo, membership, type DeskState, type Member, type QueueId } from '../../core/index.js';
import type { CommandOf } from '../../desk/index.js';
import { msg, str } from '../../i18n/index.js';
import { timeOfDay } from '../format.js';
import { isShallowEqual } from '../shallow-equal.js';
import { statusWord } from './agent-status-view.js';
import { awayWords } from './away-reasons.js';

/** How the agent is in a queue: `in`, `out` (not in it), or `away:` with the reason. */
export type Standing = 'in' | 'out' | `away:${string}`;

/** One queue, and how the agent is in it. */
export interface QueueRow {
  readonly id: QueueId;
  readonly name: string;
  readonly standing: Standing;
  /** The shape of its dot. */
  readonly dot: string;
}

const dots: Readonly<Partial<Record<Member['status'], string>>> = { 'ringing': 'ready', 'on-call': 'busy', 'unreachable': 'unreached' };

/** Who finishes what a call brought is in the queue, though it sends them nobody. */
const standingOf = ({ paused, status, reason = '' }: Member): Standing => (paused && status !== 'after-call-work' ? `away:${reason}` : 'in');

/** None where this desk has no queues. */
export const queueRows = (state: DeskState): readonly QueueRow[] => (state.centre.status === 'none' ? [] : state.queues).map((queue) => {
  const member = membership(state, queue);
  return {
    id: queue.id, name: queue.name,
    standing: member ? standingOf(member) : 'out',
    dot: member ? dots[member.status] ?? member.status : 'offline',
  };
});

export const sameRows = (a: readonly QueueRow[], b: readonly QueueRow[]): boolean =>
  a.length === b.length && a.every((row, index) => isShallowEqual(row, b[index]));

/** What the agent may change in the queues now, and why no more. */
export interface QueueRights {
  readonly join: boolean;
  readonly away: boolean;
  readonly note: string;
}

export function queueRights(state: DeskState): QueueRights {
  const [join, away] = [mayDo(state, 'queues'), mayDo(state, 'status')];
  if (isLiveBoard(state)) return { join, away, note: lacking[`${join} ${away}`]() };
  const { staleSince, problem } = state.centre;
  const why = problem?.message ?? msg('The queues cannot be reached now. Trying again.');
  return { join, away, note: staleSince === undefined ? why : msg(str`${why} This is how it was at ${timeOfDay(staleSince)}.`) };
}

const lacking: Readonly<Record<`${boolean} ${boolean}`, () => string>> = {
  'true true': () => '',
  'false true': () => msg('Which queues you are in, your supervisor decides.'),
  'true false': () => msg('You may join and leave. When you are away from one queue, your supervisor decides.'),
  'false false': () => msg('Your queues are up to your supervisor.'),
};

export interface StandingOption {
  readonly standing: Standing;
  readonly word: string;
  readonly disabled: boolean;
}

/** What can be chosen for a queue; a reason that somebody else gave is among it while it holds. */
export function standingOptions({ standing }: QueueRow, reasons: readonly string[], { join, away }: QueueRights): readonly StandingOption[] {
  const usual = (reasons.length ? reasons : ['']).map((reason): Standing => `away:${reason}`);
  return [...new Set<Standing>(['in', ...usual, standing, 'out'])].sort((a, b) => Number(a === 'out') - Number(b === 'out')).map((one) => {
    const crosses = (one === 'out') !== (standing === 'out');
    const pauses = one !== 'out' && !(crosses && one === 'in');
    return { standing: one, word: wordOf(one), disabled: one !== standing && ((crosses && !join) || (pauses && !away)) };
  });
}

function wordOf(standing: Standing): string {
  if (standing === 'in') return msg('In', { desc: 'How an agent stands in a queue' });
  if (standing === 'out') return msg('Not in', { desc: 'How an agent stands in a queue' });
  return standing === 'away:' ? statusWord('away') : awayWords(standing.slice('away:'.length));
}

export type QueueCommand = CommandOf<'join-queue' | 'leave-queue'> | (CommandOf<'set-status'> & { readonly queue: QueueId });

/** What a desk must be asked, one after the other, so that the agent stands as they wish. */
export function queueCommands({ id: queue, standing }: QueueRow, wish: Standing): readonly QueueCommand[] {
  if (wish === 'out') return [{ type: 'leave-queue', queue }];
  const reason = wish.slice('away:'.length);
  const set: QueueCommand = { type: 'set-status', queue, status: wish === 'in' ? 'ready' : 'away', ...(reason && { reason }) };
  if (standing !== 'out') return [set];
  return [{ type: 'join-queue', queue }, ...(wish === 'in' ? [] : [set])];
}
