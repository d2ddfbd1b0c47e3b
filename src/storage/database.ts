import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { CallRecord, Customer, Interaction, Problem } from '../core/index.js';
import type { DayOfCalls, LoggedCall } from '../desk/index.js';

export interface ContactRow {
  readonly customer: Customer;
  readonly e164: readonly string[];
  /** ms since 1970. */
  readonly seenAt: number;
}

export interface CallRow {
  readonly call: LoggedCall;
  /** −startedAt: `getAll` reads forwards only, and the newest are asked for. */
  readonly order: number;
  readonly e164: string;
  /** The day it was counted in, whatever this computer's time zone is by now. */
  readonly day: string;
  /** Absent where it was not: then it is not in the index. */
  readonly missed?: 1;
}

export interface DraftRow {
  readonly record: CallRecord;
  /** The page that writes it. */
  readonly pageId: string;
  /** When that page was last known to be there, ms since 1970. */
  readonly seenAt: number;
}

export interface ParcelRow {
  /** Counts up: the order in which they came. */
  readonly seq: number;
  readonly id: string;
  readonly interaction: Interaction;
  /** What has been changed since, and goes when that is there: what may be on its way already stays as it is. */
  readonly change?: Interaction;
  readonly attempts: number;
  /** Whose it is: those of one customer go one after the other. */
  readonly lane: string;
  /** The lane it waits in; absent where it was refused. */
  readonly queued?: string;
  /** Of the first in its lane alone: when it is due, ms since 1970. */
  readonly nextAt?: number;
  readonly problem?: Problem;
}

/** Which page sends, and until when it is believed to be there, ms since 1970. */
export interface Lease {
  readonly pageId: string;
  readonly until: number;
}

export interface Schema extends DBSchema {
  settings: { key: string; value: unknown };
  contacts: { key: string; value: ContactRow; indexes: { number: string; seenAt: number } };
  calls: {
    key: string; value: CallRow;
    indexes: { newest: [number, string]; direction: [string, number, string]; missed: [number, number, string]; queue: [string, number, string]; queueMissed: [string, number, number, string]; number: [string, number]; customer: string };
  };
  days: { key: string; value: DayOfCalls };
  drafts: { key: string; value: DraftRow };
  parcels: { key: number; value: ParcelRow; indexes: { id: string; lane: [string, number]; due: [number, number] } };
  meta: { key: string; value: Lease };
}

export type Database = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

/** Version 1, of settings alone, gets everything else; nothing of it is lost. */
export function upgrade(database: Database, before: number): void {
  if (before < 1) database.createObjectStore('settings');
  if (before >= 2) return;
  const contacts = database.createObjectStore('contacts', { keyPath: 'customer.id' });
  contacts.createIndex('number', 'e164', { multiEntry: true });
  contacts.createIndex('seenAt', 'seenAt');
  const calls = database.createObjectStore('calls', { keyPath: 'call.id' });
  calls.createIndex('newest', ['order', 'call.id']);
  calls.createIndex('direction', ['call.direction', 'order', 'call.id']);
  calls.createIndex('missed', ['missed', 'order', 'call.id']);
  calls.createIndex('queue', ['call.queue', 'order', 'call.id']);
  calls.createIndex('queueMissed', ['call.queue', 'missed', 'order', 'call.id']);
  calls.createIndex('number', ['e164', 'order']);
  calls.createIndex('customer', 'call.customerId');
  database.createObjectStore('days', { keyPath: 'day' });
  database.createObjectStore('drafts', { keyPath: 'record.id' });
  const parcels = database.createObjectStore('parcels', { keyPath: 'seq' });
  parcels.createIndex('id', 'id', { unique: true });
  parcels.createIndex('lane', ['queued', 'seq']);
  parcels.createIndex('due', ['nextAt', 'seq']);
  database.createObjectStore('meta');
}

const version = 2;

/** How long the browser may take to open the database, ms; some never answer (another tab blocks, private mode). */
const patience = 2_000;
/** One that is just being wiped is not opened, and the next moment it is, ms. */
const pause = 50;

/**
 * Opens the database of one user: those who share a computer share nothing.
 *
 * @param lost The connection is gone: the browser closed it, or it made way for another page.
 * @param late It opened after all, when nobody waited any more.
 */
export async function openDatabase(user: string, lost: () => void, late: (database: Database) => void): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gaveUp = false;
  const open = async (): Promise<Database> => {
    for (;;) {
      try {
        return await openOnce(user, lost);
      } catch (error) {
        if (gaveUp || (error as Partial<Error>).name !== 'AbortError') throw error;
        await new Promise((over) => setTimeout(over, pause));
      }
    }
  };
  const opening = open();
  opening.then((database) => { if (gaveUp) late(database); }, () => {});
  const waiting = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { gaveUp = true; reject(new Error('it did not open its storage in time')); }, patience);
  });
  return Promise.race([opening, waiting]).finally(() => clearTimeout(timer));
}

const openOnce = (user: string, lost: () => void): Promise<Database> => openDB<Schema>(`cordboard:${user}`, version, {
  upgrade,
  blocking: (_current, _blocked, event) => { (event.target as IDBDatabase).close(); lost(); },
  terminated: lost,
});
