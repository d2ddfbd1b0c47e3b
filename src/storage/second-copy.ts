import type { CallRecord, Interaction } from '../core/index.js';
import { jsonOf } from '../core/json.js';
import { fits, loadSchemas } from './checked.js';
import type { Database } from './database.js';
import { isPutAway } from './drafts.js';
import { erasures, erasuresIn } from './erase.js';
import { finishing, putAway, told } from './finish.js';
import type { Room } from './room.js';
import { write } from './transaction.js';

/** ms. */
const patience = 1_000;

interface Copy {
  readonly record: CallRecord;
  /** What the CRM is to be told; absent while the paper is being written. */
  readonly interaction?: Interaction;
  /** The page that wrote it, and when, ms since 1970: while that page is there, the paper is its own. */
  readonly pageId: string;
  readonly seenAt: number;
}

/**
 * What the CRM does not have yet, once more, beside the database (Cache Storage, whose entries are files of their own). Chromium, killed while it
 * writes, may find its database corrupt at a later start and begin an empty one: this is what then comes back. Where there is no such store
 * there is no second copy. Nothing is said to be kept before it is kept twice; what comes back twice the CRM tells apart by its id.
 */
export class SecondCopy {
  readonly #store: Promise<Cache | undefined>;
  /** What is to be written, or taken away. */
  readonly #next = new Map<string, Copy | undefined>();
  #turn: Promise<void> = Promise.resolve();

  constructor(user: string, readonly pageId: string) {
    this.#store = Promise.resolve((globalThis as Partial<WindowOrWorkerGlobalScope>).caches?.open(`cordboard:${user}`)).catch(() => undefined);
  }

  /** Resolves when it is written, or cannot be. */
  keep(record: CallRecord, interaction?: Interaction): Promise<void> {
    return this.#do(record.id, { record, ...(interaction && { interaction }), pageId: this.pageId, seenAt: Date.now() });
  }

  remove(...ids: readonly string[]): void {
    for (const id of ids) void this.#do(id, undefined);
  }

  /** Absent: everything of everybody. Others may have written it, so each is looked at. Resolves when it is gone, or cannot go. */
  async erase(customerId?: string): Promise<void> {
    const waiting = [...this.#next.values()].flatMap((copy) => copy ?? []);
    const theirs = [...waiting, ...await this.#all()].filter(({ record }) => customerId === undefined || record.customerId === customerId);
    await Promise.all(theirs.map(({ record }) => this.#do(record.id, undefined)));
  }

  /** Brings back what the database knows nothing of; what is done there goes away. Where somebody is erased meanwhile, all is looked at anew. */
  async restore(database: Database, room: Room): Promise<void> {
    for (let asOf = -1, now = await erasures(database); asOf !== now; now = await erasures(database)) {
      asOf = now;
      for (const copy of await this.#all()) {
        const { id } = copy.record;
        if (await database.getKeyFromIndex('parcels', 'id', id) !== undefined || await database.getKey('drafts', id) !== undefined) continue;
        if (await database.getKey('calls', id) !== undefined) this.#unlessWaiting(id);
        else await bringBack(database, room, copy, asOf);
      }
    }
  }

  #unlessWaiting(id: string): void {
    if (!this.#next.has(id)) this.remove(id);
  }

  async #all(): Promise<readonly Copy[]> {
    const store = await this.#store;
    const found = await Promise.all((await store?.keys() ?? []).map((request) => store!.match(request)));
    const texts = await Promise.all(found.map(async (answer) => answer?.text().catch(() => '') ?? ''));
    if (!texts.length) return [];
    const schemas = await loadSchemas();
    return texts.flatMap((text) => fits(schemas, 'copy', parsed(text)) ?? []);
  }

  /** A disk that takes its time is not waited for. */
  async #do(id: string, copy: Copy | undefined): Promise<void> {
    this.#next.set(id, copy);
    this.#turn = this.#turn.then(() => this.#work());
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([this.#turn, new Promise((over) => { timer = setTimeout(over, patience); })]);
    clearTimeout(timer);
  }

  /** One after the other, of each record only the newest. A copy that cannot be written is one less, and no reason to bother anybody. */
  async #work(): Promise<void> {
    const store = await this.#store;
    for (const [id, copy] of this.#next) {
      this.#next.delete(id);
      await (copy ? store?.put(addressOf(id), new Response(jsonOf(copy))) : store?.delete(addressOf(id)))?.catch(() => {});
    }
  }
}

/** Other pages go on meanwhile: what they put away, write or erase since the copy was read, stays as they left it. */
async function bringBack(database: Database, room: Room, { record, interaction, pageId, seenAt }: Copy, asOf: number): Promise<void> {
  const e164 = await room.toE164(record.number);
  const { parcel } = await write(database, [...finishing, 'settings'], async (transaction) => {
    const drafts = transaction.objectStore('drafts');
    const isKnown = await erasuresIn(transaction) !== asOf || await isPutAway(transaction, record) || await drafts.getKey(record.id) !== undefined
      || await transaction.objectStore('parcels').index('id').getKey(record.id) !== undefined;
    if (isKnown) return {};
    if (interaction) return { parcel: await putAway(transaction, e164, record, interaction) };
    await drafts.put({ record, pageId, seenAt });
    return {};
  }, 'strict');
  if (parcel) told(room, parcel);
}

/** The store is one of answers to requests: this one is never sent. */
const addressOf = (id: string): string => `https://second-copy.invalid/${encodeURIComponent(id)}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
