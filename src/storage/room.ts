import type { Delivery, RecordsEvent } from '../core/index.js';
import type { LoggedCall, Records } from '../desk/index.js';
import type { Presence } from './presence.js';

/** What pages of one user tell each other. */
export type PageMessage =
  | { readonly type: 'deliveries-changed' }
  | { readonly type: 'call-log-changed' }
  /** Absent: everything of everybody. `numbers`: theirs, as they stand in lists of numbers. */
  | { readonly type: 'erased'; readonly customerId?: string; readonly numbers?: readonly string[] };

/** What each part of the records may use. */
export interface Room {
  readonly page: Presence;
  toE164(this: void, number: string): Promise<string>;
  /** To our own desk. */
  emit(this: void, event: RecordsEvent): void;
  /** To the other pages. */
  tell(this: void, message: PageMessage): void;
}

/** Records in one place: in memory, or (`database`) over one connection. */
export type Kept = Omit<Records, 'start'> & { readonly database?: KeptInDatabase };

/** What only those that last can do. */
export interface KeptInDatabase {
  /** All that is on its way, oldest first. */
  deliveries(): Promise<readonly Delivery[]>;
  /** A row of a call log kept elsewhere. */
  take(call: LoggedCall): Promise<void>;
  /** Our page is still there, and writes these drafts. */
  stay(recordIds: readonly string[]): Promise<void>;
  /** Takes away what is older than this and delivered, in small steps; resolves with whether there were calls. */
  sweep(before: number, signal: AbortSignal): Promise<boolean>;
  /** Others may send now. */
  release(): Promise<void>;
  close(): void;
}
