import type { CallRecord, Customer, DeliveryStatus, Interaction, Problem, RecordsEvent } from '../core/index.js';

export interface RecordsLife {
  /** Opens what is kept, and tells what became of it and what other pages change. */
  start(emit: (event: RecordsEvent) => void, signal: AbortSignal): void;
  /**
   * A call's paper is complete: in one transaction it goes into the call log, the draft goes away, and what the CRM shall be told is put
   * into the outbox. Whole or not at all. With a higher `revision` than in the log, it takes the place of what is there, and the CRM is told
   * once more; with a lower one it changes nothing.
   */
  finish(record: CallRecord, interaction?: Interaction): Promise<void>;
  /** Everything of one customer: contact, calls, drafts, what was on its way, their numbers among those lately called. Resolves with how many calls there were. */
  eraseCustomer(customerId: string): Promise<number>;
  /** Everything of everybody, settings included. */
  eraseAll(): Promise<void>;
}

/** Customers by telephone number: the first answer to a ring, and the only one while the CRM is down. */
export interface ContactIndex {
  /** Numbers are compared as E.164. */
  byNumber(number: string): Promise<readonly Customer[]>;
  byId(id: string): Promise<Customer | undefined>;
  /** Those that are known already are replaced. */
  keep(customers: readonly Customer[]): Promise<void>;
}

/** A row of the call log, and what became of it at the CRM. */
export type LoggedCall = CallRecord & { readonly delivery: DeliveryStatus; readonly problem?: Problem };

export type CallKind = 'missed' | 'incoming' | 'outgoing';

/** A day with calls, in the time zone of this computer. */
export interface DayOfCalls {
  /** `2026-11-22`. */
  readonly day: string;
  readonly calls: number;
  readonly missed: number;
  readonly incoming: number;
  readonly outgoing: number;
}

/** Newest first. */
export interface CallQuery {
  readonly limit: number;
  /** Started before this, ms since 1970, or after the last row of a page (`CallPage.next`). */
  readonly before?: number | CallCursor;
  /** Of those, how many are passed over. */
  readonly skip?: number;
  readonly kind?: CallKind;
  readonly queue?: string;
  /** Found in number, name, customer or notes. */
  readonly text?: string;
}

/** Where a page ended. */
export interface CallCursor {
  readonly startedAt: number;
  readonly id: string;
}

export interface CallPage {
  /** Where words are searched among very many, fewer than asked for, even none: others have their turn, and `next` goes on. */
  readonly calls: readonly LoggedCall[];
  /** Absent: there are no more. */
  readonly next?: CallCursor;
}

export interface CallLog {
  page(query: CallQuery): Promise<CallPage>;
  /** Newest first. So that nobody has to count a million rows. */
  days(): Promise<readonly DayOfCalls[]>;
  /** Calls with this number since then (ms since 1970), newest first, a hundred at most. */
  withNumber(number: string, since: number): Promise<readonly LoggedCall[]>;
  get(id: string): Promise<LoggedCall | undefined>;
  /** All rows, page by page, oldest first: for an export. */
  all(): AsyncIterable<LoggedCall>;
}

/** Papers that are still being written: one a call, from its first moment. */
export interface Drafts {
  keep(record: CallRecord): Promise<void>;
  discard(recordId: string): Promise<void>;
  /** Drafts of pages that are gone become ours; a draft is adopted by one page only. `seenAt`: when it was last kept, ms since 1970. */
  adopt(): Promise<readonly { readonly record: CallRecord; readonly seenAt: number }[]>;
  /** Those of a page that is there and hands them over become ours, whoever wrote them; those that are not there any more stay away. */
  take(recordIds: readonly string[]): Promise<void>;
}

/** What the CRM has not acknowledged yet. */
export interface Parcel {
  /** The record's and the interaction's. */
  readonly id: string;
  readonly interaction: Interaction;
  readonly attempts: number;
}

/**
 * One page at a time sends, those of one customer in the order in which they came. Of one record the first version goes as it is, then the
 * newest update. `revision`: that of what was sent (0 by default); of another one, nothing is to be said any more.
 */
export interface Outbox {
  /**
   * The next that is due, for us alone for the next `lease` ms; undefined where nothing is due, or another page sends.
   */
  claim(now: number, lease: number): Promise<Parcel | undefined>;
  /** When to look again, ms since 1970; undefined: nothing is on its way. */
  nextAt(now: number): Promise<number | undefined>;
  delivered(id: string, revision?: number): Promise<void>;
  postpone(id: string, nextAt: number, problem: Problem, revision?: number): Promise<void>;
  refuse(id: string, problem: Problem, revision?: number): Promise<void>;
  /** Tries again now: one, or all. */
  retry(id?: string): Promise<void>;
}
