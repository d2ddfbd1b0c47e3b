import { isLiveBoard, queueById, type CentreState, type DeskState, type Queue, type QueueId } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { timeOfDay } from '../format.js';
import { isShallowEqual } from '../shallow-equal.js';

/** What the element shows of the state. */
export interface QueueBoard {
  readonly centre: CentreState;
  readonly shown: readonly Queue[];
  /** The queues to choose from; none where there is no choice. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly id: QueueId;
  readonly name: string;
}

/** @param fixed The one queue that the page wants shown. @param chosen The one that the person does; otherwise all of them. */
export function queueBoard({ centre, queues }: Pick<DeskState, 'centre' | 'queues'>, fixed: QueueId, chosen: QueueId | undefined): QueueBoard {
  if (fixed) return { centre, shown: queues.filter(({ id }) => id === fixed), choices: [] };
  const one = queueById({ queues }, chosen);
  return { centre, shown: one ? [one] : queues, choices: queues.length > 1 ? queues.map(({ id, name }) => ({ id, name })) : [] };
}

export const isSameBoard = (a: QueueBoard, b: QueueBoard): boolean =>
  a.centre === b.centre && isShallowEqual(a.shown, b.shown) && a.choices.length === b.choices.length
  && a.choices.every(({ id, name }, index) => id === b.choices[index]!.id && name === b.choices[index]!.name);

/** How well the board is known: `empty` has nothing to show, and words instead. */
export type Standing = 'live' | 'stale' | 'connecting' | 'refused' | 'none' | 'empty';

export function standing({ centre, shown }: QueueBoard): Standing {
  if (shown.length) return isLiveBoard({ centre }) ? 'live' : 'stale';
  return centre.status === 'connected' ? (centre.staleSince === undefined ? 'empty' : 'connecting') : centre.status;
}

export interface StandingWords {
  readonly tone: 'muted' | 'warn' | 'danger';
  readonly text: string;
}

/** What is said in place of a board. */
export const standingWords = (board: QueueBoard, fixed: QueueId): StandingWords => wordsFor[standing(board)](board.centre, fixed);

const wordsFor: Record<Standing, (centre: CentreState, fixed: QueueId) => StandingWords> = {
  live: () => ({ tone: 'muted', text: '' }),
  stale: ({ staleSince = 0, problem }) => ({ tone: 'warn', text: staleWords(timeOfDay(staleSince), problem?.message) }),
  connecting: ({ problem }) => (problem ? { tone: 'warn', text: problem.message } : { tone: 'muted', text: msg('Connecting to the queues…') }),
  refused: ({ problem }) => ({ tone: 'danger', text: problem?.message ?? msg('The centre did not let you see its queues. Ask your administrator.') }),
  none: () => ({ tone: 'muted', text: msg('This desk has no queues. Give <cord-desk> a centre to see them here.') }),
  empty: (_, fixed) => ({
    tone: 'muted',
    text: fixed ? msg(str`There is no queue “${isolated(fixed)}”, or it is not for you to see. Ask your administrator.`) : msg('There is no queue for you to see. Ask your administrator for one.'),
  }),
};

const staleWords = (since: string, problem: string | undefined): string =>
  (problem ? msg(str`Not live since ${since}: ${problem}`, { desc: 'What the board shows; since when, and why' }) : msg(str`Not live since ${since}: connecting again…`));
