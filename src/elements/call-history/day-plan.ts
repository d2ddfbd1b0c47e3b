/** A day with rows in the list. */
export interface DayOfRows {
  /** `2026-11-22`. */
  readonly day: string;
  readonly calls: number;
  /** It may have more that are not found yet. */
  readonly open?: boolean;
}

/** Heights, px: of a row, of a day's head, and of what is unfolded beneath one row. */
export interface Sizes {
  readonly row: number;
  readonly head: number;
  readonly unfolded?: { readonly index: number; readonly height: number } | undefined;
}

/** A row, told so that it is found again in a log that grew at its new end. */
export interface Place {
  readonly index: number;
  readonly day: string;
  /** Counted from the oldest of the day, from 1. */
  readonly fromEnd: number;
  /** When its call began, where that is known. */
  readonly startedAt?: number;
}

/** Where in a long list each row is, without a look at any: days, each a head and so many rows, one after the other. */
export class DayPlan {
  readonly days: readonly DayOfRows[];
  /** How many rows there are. */
  readonly total: number;
  /** How many there are before each day. */
  readonly #before: readonly number[];

  constructor(days: readonly DayOfRows[]) {
    this.days = days;
    let total = 0;
    this.#before = days.map(({ calls }) => (total += calls) - calls);
    this.total = total;
  }

  /** The first row of a day. */
  first(day: number): number {
    return this.#before[day] ?? this.total;
  }

  /** The day a row is in. */
  dayOf(index: number): number {
    return lastWhere(this.days.length, (day) => this.first(day) <= index);
  }

  /** Where a day's head begins, px from the top of the list. */
  headTop(day: number, { row, head, unfolded }: Sizes): number {
    const first = this.first(day);
    return first * row + day * head + (unfolded && unfolded.index < first ? unfolded.height : 0);
  }

  /** Where a row begins. */
  top(index: number, { row, head, unfolded }: Sizes): number {
    return index * row + (this.dayOf(index) + 1) * head + (unfolded && unfolded.index < index ? unfolded.height : 0);
  }

  height({ row, head, unfolded }: Sizes): number {
    return this.total * row + this.days.length * head + (unfolded?.height ?? 0);
  }

  /** The row that is so far down, px; where a head or what is unfolded is there, the row it belongs to. */
  rowAt(top: number, sizes: Sizes): number {
    const day = lastWhere(this.days.length, (one) => this.headTop(one, sizes) <= top);
    const { calls = 0 } = this.days[day] ?? {};
    const first = this.first(day);
    const { unfolded, row, head } = sizes;
    const down = top - this.headTop(day, sizes) - head;
    const into = unfolded && unfolded.index >= first && down >= (unfolded.index - first + 1) * row
      ? Math.max((unfolded.index - first) * row, down - unfolded.height) : down;
    return first + Math.max(0, Math.min(calls - 1, Math.floor(into / row)));
  }

  place(index: number): Place | undefined {
    const day = this.days[this.dayOf(index)];
    return day && { index, day: day.day, fromEnd: day.calls - (index - this.first(this.dayOf(index))) };
  }

  /** Where a row is now: where it has gone, the one nearest to it. */
  find({ day, fromEnd }: Pick<Place, 'day' | 'fromEnd'>): number {
    const at = lastWhere(this.days.length, (one) => this.days[one]!.day >= day);
    const found = this.days[at];
    if (!found || found.day < day) return 0;
    if (found.day > day) return Math.min(this.first(at + 1), this.total - 1);
    return this.first(at) + Math.max(0, Math.min(found.calls - 1, found.calls - fromEnd));
  }
}

/** The last of so many for which it holds, where it holds for the first ones; 0 where it does for none. */
function lastWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
