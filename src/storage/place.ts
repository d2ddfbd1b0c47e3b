import type { Problem } from '../core/index.js';
import { MemoryRecords } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { openDatabase, type Database } from './database.js';
import type { InHand } from './in-hand.js';
import { indexedRecords } from './indexed-records.js';
import type { Kept, Room } from './room.js';
import { isLost, isRolledBack, storageError } from './transaction.js';

/** A connection lost twice within this time is lost for good, ms. */
const again = 60_000;

/**
 * Where records are kept now.
 *
 *     opening ──▶ database ──lost──▶ opening          once a minute
 *        └─▶ memory ◀───────────────────┘             until the page is closed, or the database opens after all
 *
 * What was asked meanwhile waits, and what was asked of a connection that went away is asked again: nothing that this page has in hand is lost.
 */
export class Place {
  #now: Promise<Kept>;
  #connection: object = {};
  #memory: MemoryRecords | undefined;
  #lostAt = -Infinity;
  /** What is under way, and where. */
  readonly #asked = new Map<Promise<unknown>, Kept>();

  /** @param opened Tells of each place, once what was in hand is there. */
  constructor(readonly user: string, readonly room: Room, readonly inHand: InHand, readonly opened: (kept: Kept) => void, readonly signal: AbortSignal) {
    this.#now = this.#open();
    signal.addEventListener('abort', () => void this.#leave(), { once: true });
  }

  async ask<T>(verb: (kept: Kept) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const here = this.#now;
      const kept = await here;
      if (this.#now !== here) continue; // It moved on while we waited.
      const asked = verb(kept);
      this.#asked.set(asked, kept);
      try {
        return await asked;
      } catch (error) {
        if (this.signal.aborted || tries > 3 || !(isLost(error) || isRolledBack(error))) throw storageError(error);
        if (isLost(error) && this.#now === here) this.#lost();
      } finally {
        this.#asked.delete(asked);
      }
    }
  }

  #open(): Promise<Kept> {
    const connection = {};
    this.#connection = connection;
    const lost = (): void => { if (this.#connection === connection) this.#lost(); };
    const late = (database: Database): void => {
      if (this.#connection === connection && this.#memory && !this.signal.aborted) this.#now = this.#use(database, this.#memory);
      else database.close();
    };
    return openDatabase(this.user, lost, late).then((database) => this.#use(database), (error: unknown) => this.#keepInMemory(error));
  }

  async #use(database: Database, memory?: MemoryRecords): Promise<Kept> {
    try {
      const kept = indexedRecords(database, this.room);
      if (memory) await this.#over(memory);
      if (memory) for await (const call of memory.callLog.all()) await kept.database.take(call);
      await this.inHand.keepAgain(kept);
      await this.inHand.copy.restore(database, this.room).catch(() => {}); // It is a second one.
      this.#memory = undefined;
      this.room.emit({ type: 'records-opened' });
      this.opened(kept);
      return kept;
    } catch (error) {
      database.close();
      return this.#keepInMemory(error);
    }
  }

  #lost(): void {
    if (this.signal.aborted) return;
    void this.#now.then(({ database }) => database?.close());
    const now = performance.now();
    const isForGood = now - this.#lostAt < again;
    this.#lostAt = now;
    this.#now = isForGood ? this.#keepInMemory(new Error('it closes its storage again and again')) : this.#open();
  }

  async #keepInMemory(error: unknown): Promise<Kept> {
    const problem = whyNot(error);
    console.warn(`cordboard: this browser keeps nothing beyond this page: ${String(error)}`);
    const { emit, toE164 } = this.room;
    const memory = new MemoryRecords([], toE164);
    memory.start((event) => { if (event.type !== 'records-opened') emit(event); });
    emit({ type: 'records-failed', problem });
    this.#memory = memory;
    await this.inHand.keepAgain(memory);
    this.opened(memory);
    return memory;
  }

  /** Nothing is under way there any more. */
  async #over(place: Kept): Promise<void> {
    await Promise.allSettled([...this.#asked].filter(([, kept]) => kept === place).map(([asked]) => asked));
  }

  /** What was asked before the end is still done. */
  async #leave(): Promise<void> {
    const kept = await this.#now;
    await this.#over(kept);
    const { database } = kept;
    await database?.release().catch(() => {}); // It runs out.
    database?.close();
    this.room.page.leave();
  }
}

function whyNot(error: unknown): Problem {
  const isNewer = error instanceof DOMException && error.name === 'VersionError';
  const message = isNewer
    ? msg('Another page of yours runs a newer version, which this one cannot share its notes with. Reload this page as soon as your calls are over; until then it keeps them only while it is open.')
    : msg('This browser does not let the page keep anything. Your notes and calls are here only until the page is closed: save them before. Close other tabs of this page, free some space, or leave private browsing, then reload.');
  return { code: 'storage', message };
}
