import type { CallCursor, CallLog, LoggedCall } from '../../desk/index.js';
import type { Range } from '../virtual-list.js';
import { countOf, queryOf, type CallFilter } from './call-filter.js';
import type { CallSource, Changed } from './call-source.js';
import { localDay, startOfNextDay } from './day-words.js';
import { DayPlan, type Place } from './day-plan.js';

/** Rows of a block, how many blocks are remembered, and how many are asked for at once. */
const [blockSize, mostBlocks, mostAsked] = [50, 24, 2];

/**
 * Calls of which it is known how many there are on each day: any of them can be shown at once. They are read in blocks; while the list
 * flies past, only those that are still to be seen when there is time are asked for.
 */
export class CountedCalls implements CallSource {
  readonly complete = true;
  plan = new DayPlan([]);
  readonly #log: CallLog;
  readonly #filter: CallFilter;
  readonly #changed: Changed;
  /** The one used last is last. */
  readonly #blocks = new Map<number, readonly LoggedCall[]>();
  /** Where blocks ended: the next one is found there sooner than by counting from the day's end. */
  readonly #ends = new Map<number, CallCursor>();
  readonly #asked = new Set<number>();
  #wanted: Range = { start: 0, end: 0 };
  #closed = false;

  constructor(log: CallLog, filter: CallFilter, changed: Changed) {
    this.#log = log;
    this.#filter = filter;
    this.#changed = changed;
  }

  async open(place: Place | undefined, rows: number): Promise<void> {
    const days = await this.#log.days();
    this.plan = new DayPlan(days.map((day) => ({ day: day.day, calls: countOf(day, this.#filter) })).filter(({ calls }) => calls > 0));
    const first = place && this.plan.total ? this.plan.find(place) : 0;
    this.#wanted = { start: Math.max(0, first - 2), end: Math.min(this.plan.total, first + rows) };
    await Promise.all(this.#missing().map((block) => this.#load(block)));
  }

  find(place: Place): number {
    return this.plan.find(place);
  }

  row(index: number): LoggedCall | undefined {
    return this.#blocks.get(Math.floor(index / blockSize))?.[index % blockSize];
  }

  want(range: Range): void {
    this.#wanted = range;
    for (const block of blocksOf(range)) {
      const known = this.#blocks.get(block);
      if (known && this.#blocks.delete(block)) this.#blocks.set(block, known);
    }
    this.#askOn();
  }

  close(): void {
    this.#closed = true;
  }

  #missing(): readonly number[] {
    return blocksOf(this.#wanted).filter((block) => !this.#blocks.has(block) && !this.#asked.has(block));
  }

  #askOn(): void {
    if (this.#closed) return;
    for (const block of this.#missing().slice(0, Math.max(0, mostAsked - this.#asked.size))) {
      this.#load(block).then(() => this.#tell({}), (error: unknown) => this.#tell({ error }));
    }
  }

  #tell(news: Parameters<Changed>[0]): void {
    if (!this.#closed) this.#changed(news);
  }

  async #load(block: number): Promise<void> {
    this.#asked.add(block);
    try {
      const start = block * blockSize;
      const limit = Math.min(blockSize, this.plan.total - start);
      const { calls } = await this.#log.page({ ...queryOf(this.#filter), ...this.#before(block), limit });
      const last = calls.at(-1);
      if (last) this.#ends.set(block, { startedAt: last.startedAt, id: last.id });
      this.#blocks.set(block, calls);
      for (const old of this.#blocks.keys()) if (this.#blocks.size > mostBlocks) this.#blocks.delete(old);
      const isAsCounted = calls.length === limit && calls.every(({ startedAt }, index) => localDay(startedAt) === this.plan.days[this.plan.dayOf(start + index)]?.day);
      if (!isAsCounted) this.#tell({ stale: true });
    } finally {
      this.#asked.delete(block);
    }
    this.#askOn();
  }

  /** Where a block begins: after the one before it, else so many after its day begins. */
  #before(block: number): { readonly before?: number | CallCursor; readonly skip?: number } {
    const end = this.#ends.get(block - 1);
    if (end) return { before: end };
    const index = block * blockSize;
    const day = this.plan.dayOf(index);
    return { before: startOfNextDay(this.plan.days[day]!.day), skip: index - this.plan.first(day) };
  }
}

const blocksOf = ({ start, end }: Range): readonly number[] => {
  const first = Math.floor(start / blockSize);
  return Array.from({ length: Math.max(0, Math.ceil(end / blockSize) - first) }, (_, index) => first + index);
};
