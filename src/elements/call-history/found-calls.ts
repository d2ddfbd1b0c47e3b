import type { CallCursor, CallLog, LoggedCall } from '../../desk/index.js';
import type { Range } from '../virtual-list.js';
import { queryOf, type CallFilter } from './call-filter.js';
import type { CallSource, Changed } from './call-source.js';
import { localDay } from './day-words.js';
import { DayPlan, type DayOfRows, type Place } from './day-plan.js';

/** Pages grow: the first call found is shown while the others are still looked for. */
const [firstPage, growth, largestPage] = [1, 3, 81];
/** So many rows beyond what is seen are looked for, and so many pages are remembered. */
const [ahead, mostPages] = [20, 16];

interface Page {
  readonly start: number;
  readonly length: number;
  readonly before: CallCursor | undefined;
  /** Undefined: forgotten; they are read again when they are to be seen. */
  calls: readonly LoggedCall[] | undefined;
}

/** Calls of which nobody knows how many there are: they are looked for one page after the other, as far as they are to be seen. */
export class FoundCalls implements CallSource {
  plan = new DayPlan([]);
  complete = false;
  readonly #log: CallLog;
  readonly #filter: CallFilter;
  readonly #changed: Changed;
  readonly #pages: Page[] = [];
  #next: CallCursor | undefined;
  #wanted: Range = { start: 0, end: 1 };
  #reading = false;
  #closed = false;

  constructor(log: CallLog, filter: CallFilter, changed: Changed) {
    this.#log = log;
    this.#filter = filter;
    this.#changed = changed;
  }

  /** The first page; whoever looks further down says so by `want`, but where a list is looked at again, all that was seen is found first. */
  async open(place: Place | undefined, rows: number): Promise<void> {
    do await this.#readOn(); while (place && !this.complete && !this.#closed && this.plan.total < rows + this.find(place));
  }

  find({ index, startedAt }: Place): number {
    const calls = this.#pages.flatMap((page) => page.calls ?? []);
    const found = startedAt === undefined ? index : calls.findIndex((call) => call.startedAt <= startedAt);
    return found < 0 ? Math.max(0, this.plan.total - 1) : Math.min(found, Math.max(0, this.plan.total - 1));
  }

  row(index: number): LoggedCall | undefined {
    const page = this.#pageOf(index);
    return page?.calls?.[index - page.start];
  }

  want(range: Range): void {
    this.#wanted = range;
    this.#goOn();
  }

  /** New ones that would go before them are not looked for: that may take as long as all of it took. */
  renew(): void {
    const isSeen = ({ start, length }: Page): boolean => start < this.#wanted.end && start + length > this.#wanted.start;
    for (const page of this.#pages) {
      if (isSeen(page)) this.#readAgain(page).then(() => this.#tell({}), (error: unknown) => this.#tell({ error }));
      else page.calls = undefined;
    }
  }

  close(): void {
    this.#closed = true;
  }

  #goOn(): void {
    if (this.#reading || this.#closed) return;
    const forgotten = this.#pages.find((page) => !page.calls && page.start < this.#wanted.end && page.start + page.length > this.#wanted.start);
    if (!forgotten && (this.complete || this.plan.total >= this.#wanted.end + ahead)) return;
    this.#reading = true;
    (forgotten ? this.#readAgain(forgotten) : this.#readOn()).then(() => {
      this.#reading = false;
      this.#tell({});
      this.#goOn();
    }, (error: unknown) => {
      this.#reading = false;
      this.#tell({ error });
    });
  }

  #tell(news: Parameters<Changed>[0]): void {
    if (!this.#closed) this.#changed(news);
  }

  /** A log may answer with fewer than it was asked for, even none, to let others have their turn: `next` says whether there are more. */
  async #readOn(): Promise<void> {
    const before = this.#next;
    const limit = Math.min(largestPage, firstPage * growth ** this.#pages.length);
    const { calls, next } = await this.#log.page({ ...queryOf(this.#filter), limit, ...(before && { before }) });
    if (calls.length) this.#pages.push({ start: this.plan.total, length: calls.length, before, calls });
    this.#next = next;
    this.complete = !next;
    this.plan = new DayPlan(withRows(this.plan.days, calls, next !== undefined));
    this.#forget();
  }

  async #readAgain(page: Page): Promise<void> {
    const found: LoggedCall[] = [];
    let before = page.before;
    do {
      const { calls, next } = await this.#log.page({ ...queryOf(this.#filter), limit: page.length - found.length, ...(before && { before }) });
      found.push(...calls);
      before = next;
    } while (before && found.length < page.length && !this.#closed);
    page.calls = found;
    if (found.length < page.length) this.#tell({ stale: true });
    this.#forget();
  }

  /** Those farthest from what is seen. */
  #forget(): void {
    const middle = (this.#wanted.start + this.#wanted.end) / 2;
    const far = (page: Page): number => Math.abs(page.start + page.length / 2 - middle);
    const known = this.#pages.filter(({ calls }) => calls).sort((a, b) => far(a) - far(b));
    for (const page of known.slice(mostPages)) page.calls = undefined;
  }

  #pageOf(index: number): Page | undefined {
    return this.#pages.find(({ start, length }) => index >= start && index < start + length);
  }
}

/** @param open There are more, perhaps of the same day. */
function withRows(days: readonly DayOfRows[], calls: readonly LoggedCall[], open: boolean): readonly DayOfRows[] {
  const counts = new Map(days.map(({ day, calls: count }) => [day, count]));
  for (const { startedAt } of calls) counts.set(localDay(startedAt), (counts.get(localDay(startedAt)) ?? 0) + 1);
  return [...counts].map(([day, count], index) => ({ day, calls: count, ...(open && index === counts.size - 1 && { open }) }));
}
