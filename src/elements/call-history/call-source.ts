import type { LoggedCall } from '../../desk/index.js';
import type { Range } from '../virtual-list.js';
import type { DayPlan, Place } from './day-plan.js';

/** The calls of a list, as much of them as is known: a picture of the log at one time. */
export interface CallSource {
  readonly plan: DayPlan;
  /** There are no more than those. */
  readonly complete: boolean;
  /** Resolves when what is seen at first is known. `place`: what shall be seen then, `rows`: how many at least. */
  open(place: Place | undefined, rows: number): Promise<void>;
  /** Where a row of an earlier picture is in this one; where it has gone, the one nearest to it. */
  find(place: Place): number;
  /** Undefined: not here (yet). */
  row(index: number): LoggedCall | undefined;
  /** These are about to be seen, and need be known no more once others are. */
  want(range: Range): void;
  /** Those that are seen are read again, where all others may stay as they were. */
  renew?(): void;
  /** Nothing more is asked: the log is another by now. */
  close(): void;
}

/** More is known, or an answer shows that the log is another by now (`stale`), or it could not be read. */
export type Changed = (news: { readonly stale?: boolean; readonly error?: unknown }) => void;
