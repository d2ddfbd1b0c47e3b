import { toProblem } from '../../core/index.js';
import type { CallLog } from '../../desk/index.js';
import { everyCall, isCounted, isSameFilter, type CallFilter } from './call-filter.js';
import type { CallSource } from './call-source.js';
import { CountedCalls } from './counted-calls.js';
import { DayPlan, type Place } from './day-plan.js';
import { FoundCalls } from './found-calls.js';

/** What is looked at: a log as it is at a version, through a filter. */
export interface Sight {
  readonly log: CallLog;
  readonly version: number;
  readonly filter: CallFilter;
}

interface Viewer {
  /** What is to be seen again after another look, and how many rows of it. */
  readonly place: () => Place | undefined;
  readonly rows: () => number;
  /** `again`: it is the same list, looked at once more. */
  readonly shows: (source: CallSource, again: boolean) => void;
  /** More is known, or something went wrong. */
  readonly changed: () => void;
}

const nothing: CallSource = { plan: new DayPlan([]), complete: true, open: async () => {}, find: () => 0, row: () => undefined, want: () => {}, close: () => {} };
/** A list that was looked for further than this is not looked for anew because of one call. */
const deep = 200;

/** Looks at the call log, and again whenever it changed; what is shown is one picture until the next is there, and late answers change nothing. */
export class LogLook {
  source: CallSource = nothing;
  /** Why it could not be read. */
  problem = '';
  /** Of what is shown; undefined before the first. */
  shown: Sight | undefined;
  readonly #viewer: Viewer;
  #asked: Sight | undefined;
  /** The one being opened. */
  #opening: CallSource | undefined;
  /** The version whose counts and rows did not agree, whatever was done. */
  #distrusted: number | undefined;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
  }

  /** Another one is being opened. */
  get busy(): boolean {
    return this.#opening !== undefined;
  }

  get filter(): CallFilter {
    return this.shown?.filter ?? everyCall;
  }

  at(sight: Sight): void {
    const before = this.#asked;
    const isSameList = before !== undefined && before.log === sight.log && isSameFilter(before.filter, sight.filter);
    if (isSameList && before.version === sight.version) return;
    if (isSameList && this.#opening) return; // One after the other: it is noticed when that one is there.
    this.#asked = sight;
    if (isSameList && this.source.renew && this.source.plan.total > deep && this.#viewer.place()) this.source.renew();
    else void this.#open(sight);
  }

  close(): void {
    this.source.close();
    this.#opening?.close();
    this.#opening = this.#asked = undefined;
  }

  async #open(sight: Sight): Promise<void> {
    this.#opening?.close();
    this.source.close(); // The log it was made of is not there any more.
    const again = this.shown !== undefined && this.shown.log === sight.log && isSameFilter(this.shown.filter, sight.filter);
    const next = isCounted(sight.filter) ? new CountedCalls(sight.log, sight.filter, (news) => this.#hear(next, news)) : new FoundCalls(sight.log, sight.filter, (news) => this.#hear(next, news));
    this.#opening = next;
    try {
      await next.open(again ? this.#viewer.place() : undefined, this.#viewer.rows());
      if (this.#opening !== next) return;
      this.problem = '';
      this.#viewer.shows(next, again);
      [this.source, this.shown] = [next, sight];
    } catch (error) {
      if (this.#opening !== next) return;
      this.problem = toProblem(error).message;
    }
    this.#opening = undefined;
    this.#viewer.changed();
  }

  #hear(from: CallSource, { stale, error }: { readonly stale?: boolean; readonly error?: unknown }): void {
    if (error !== undefined) this.problem = toProblem(error).message;
    const version = this.#asked?.version;
    if (stale && this.#distrusted !== version && this.#asked) {
      this.#distrusted = version;
      void this.#open(this.#asked);
    }
    if (from === this.source) this.#viewer.changed();
  }
}
