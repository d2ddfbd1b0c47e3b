/** What the shift clock counts; `offline` is time between the start and the end in which no call could come. */
export type ShiftActivity = 'ready' | 'busy' | 'after-call-work' | 'away' | 'offline';

/** The shift clock: what an agent has done since they began to work, ms each. A night shift is one shift. */
export interface Shift {
  /** ms since 1970; absent before the first status of the shift. */
  readonly startedAt?: number;
  /** When the agent went offline; absent while they work. */
  readonly endedAt?: number;
  readonly sums: Readonly<Record<ShiftActivity, number>>;
  /** The time away by reason: the breaks. */
  readonly breaks: Readonly<Record<string, number>>;
}

const nothing: Shift['sums'] = { 'ready': 0, 'busy': 0, 'after-call-work': 0, 'away': 0, 'offline': 0 };

export const initialShift: Shift = { sums: nothing, breaks: {} };
