import type { RecordsEvent } from '../core/index.js';
import type { CallLog, ContactIndex, Drafts, Outbox, Records } from '../desk/index.js';
import { InHand } from './in-hand.js';
import { openPageChannel } from './page-channel.js';
import { Place } from './place.js';
import { SecondCopy } from './second-copy.js';
import { Presence } from './presence.js';
import type { Kept, PageMessage, Room } from './room.js';
import { storageError } from './transaction.js';

export interface RecordsOptions {
  /** The form in which telephone numbers are compared. Default: as they are. */
  readonly toE164?: (this: void, number: string) => Promise<string>;
  /** How long delivered calls, and contacts who were not seen since, are kept, in days. Default 90. */
  readonly keepCallsFor?: number;
}

const day = 24 * 3_600_000;
/** How often our page says that it is there, and how often old calls are looked for, ms. */
const [stayEvery, sweepEvery] = [20_000, 6 * 3_600_000];

/** Records over IndexedDB; where the browser keeps nothing they last as long as the page, and `records-failed` says so. */
export class BrowserRecords implements Records {
  readonly #inHand: InHand;
  readonly #place: Place;
  readonly #keepFor: number;
  #emit: ((event: RecordsEvent) => void) | undefined;
  /** What became of the opening, for whoever starts after it. */
  #became: RecordsEvent | undefined;
  #loading: Promise<void> | undefined;
  #loadAgain = false;

  constructor(user: string, readonly signal: AbortSignal, { toE164 = async (number) => number, keepCallsFor = 90 }: RecordsOptions = {}) {
    this.#keepFor = keepCallsFor * day;
    const page = new Presence(signal);
    this.#inHand = new InHand(new SecondCopy(user, page.pageId));
    const tell = openPageChannel(user, (message) => this.#heard(message), signal);
    const room: Room = { page, toE164: (number) => toE164(number).catch(() => number), emit: (event) => this.#tell(event), tell };
    this.#place = new Place(user, room, this.#inHand, (kept) => this.#opened(kept), signal);
    this.#every(stayEvery, () => this.#inHand.papers.length && this.#place.ask(async ({ database }) => database?.stay(this.#inHand.papers)));
    this.#every(sweepEvery, () => this.#sweep());
    globalThis.addEventListener?.('pageshow', ({ persisted }) => { if (persisted) this.#missed(); }, { signal });
  }

  start(emit: (event: RecordsEvent) => void): void {
    this.#emit = emit;
    if (!this.#became) return;
    emit(this.#became);
    this.#load();
  }

  recents = (): ReturnType<Records['recents']> => this.#place.ask((kept) => kept.recents());
  saveRecents: Records['saveRecents'] = (recents) => this.#place.ask((kept) => kept.saveRecents(recents));
  devices = (): ReturnType<Records['devices']> => this.#place.ask((kept) => kept.devices());
  saveDevices: Records['saveDevices'] = (chosen) => this.#place.ask((kept) => kept.saveDevices(chosen));
  agent = (): ReturnType<Records['agent']> => this.#place.ask((kept) => kept.agent());
  saveAgent: Records['saveAgent'] = (agent) => this.#place.ask((kept) => kept.saveAgent(agent));

  finish: Records['finish'] = async (record, interaction) => {
    await this.#place.ask((kept) => kept.finish(record, interaction));
    await this.#inHand.finished(record, interaction);
    if (interaction) this.#load(); // Another page may have delivered it already.
  };

  eraseCustomer: Records['eraseCustomer'] = async (customerId) => {
    await this.#inHand.erased(customerId);
    const erased = await this.#place.ask((kept) => kept.eraseCustomer(customerId));
    await this.#inHand.erased(customerId); // What another page wrote meanwhile.
    this.#missed();
    return erased;
  };

  eraseAll: Records['eraseAll'] = async () => {
    await this.#inHand.erased();
    await this.#place.ask((kept) => kept.eraseAll());
    await this.#inHand.erased();
    this.#missed();
  };

  readonly contacts: ContactIndex = {
    byNumber: (number) => this.#place.ask(({ contacts }) => contacts.byNumber(number)),
    byId: (id) => this.#place.ask(({ contacts }) => contacts.byId(id)),
    keep: (customers) => this.#place.ask(({ contacts }) => contacts.keep(customers)),
  };

  readonly callLog: CallLog = {
    page: (query) => this.#place.ask(({ callLog }) => callLog.page(query)),
    days: () => this.#place.ask(({ callLog }) => callLog.days()),
    withNumber: (number, since) => this.#place.ask(({ callLog }) => callLog.withNumber(number, since)),
    get: (id) => this.#place.ask(({ callLog }) => callLog.get(id)),
    all: () => this.#all(),
  };

  readonly drafts: Drafts = {
    keep: async (record) => {
      if (this.#inHand.isPutAway(record)) return;
      await this.#place.ask(({ drafts }) => drafts.keep(record));
      await this.#inHand.written(record);
    },
    discard: (recordId) => {
      this.#inHand.discarded(recordId);
      return this.#place.ask(({ drafts }) => drafts.discard(recordId));
    },
    adopt: () => this.#place.ask(({ drafts }) => drafts.adopt()),
    take: (recordIds) => this.#place.ask(({ drafts }) => drafts.take(recordIds)),
  };

  readonly outbox: Outbox = {
    claim: (now, lease) => this.#place.ask(({ outbox }) => outbox.claim(now, lease)),
    nextAt: (now) => this.#place.ask(({ outbox }) => outbox.nextAt(now)),
    delivered: (id, revision) => this.#place.ask(({ outbox }) => outbox.delivered(id, revision)),
    postpone: (id, nextAt, problem, revision) => this.#place.ask(({ outbox }) => outbox.postpone(id, nextAt, problem, revision)),
    refuse: (id, problem, revision) => this.#place.ask(({ outbox }) => outbox.refuse(id, problem, revision)),
    retry: (id) => this.#place.ask(({ outbox }) => outbox.retry(id)),
  };

  async* #all(): ReturnType<CallLog['all']> {
    try {
      yield* await this.#place.ask(async ({ callLog }) => callLog.all());
    } catch (error) {
      throw storageError(error);
    }
  }

  #tell(event: RecordsEvent): void {
    if (event.type === 'records-opened' || event.type === 'records-failed') this.#became = event;
    if (event.type === 'delivery-changed') this.#loadAgain = true;
    if (event.type === 'delivery-changed' && event.delivery.status === 'delivered') this.#inHand.delivered(event.delivery.id);
    this.#emit?.(event);
  }

  #opened({ database }: Kept): void {
    this.#missed();
    if (database) this.#sweep();
  }

  #heard(message: PageMessage): void {
    if (message.type === 'deliveries-changed') return this.#load();
    if (message.type === 'call-log-changed') return this.#tell(message);
    void this.#inHand.erased(message.customerId);
    const { customerId, numbers = [] } = message;
    this.#tell({ type: 'recents-erased', ...(customerId !== undefined && { numbers }) });
    this.#missed();
  }

  /** Nobody told us what happened meanwhile. */
  #missed(): void {
    this.#load();
    this.#tell({ type: 'call-log-changed' });
  }

  /** Tells all that is on its way; what is not, the CRM has, and it need not be kept in hand. */
  #load(): void {
    this.#loadAgain = true;
    this.#loading ??= this.#loadAll().catch(() => {}).finally(() => { this.#loading = undefined; });
  }

  async #loadAll(): Promise<void> {
    while (this.#loadAgain) {
      this.#loadAgain = false;
      const had = this.#inHand.sent;
      const deliveries = await this.#place.ask(async ({ database }) => database?.deliveries());
      if (!deliveries || this.#loadAgain) continue; // What was read is old already.
      this.#inHand.delivered(...had.filter((sent) => !deliveries.some(({ id }) => id === sent)));
      this.#tell({ type: 'deliveries-loaded', deliveries });
    }
  }

  #sweep(): void {
    void this.#place.ask(async ({ database }) => database).then(async (database) => {
      if (await database?.sweep(Date.now() - this.#keepFor, this.signal)) this.#tell({ type: 'call-log-changed' });
    }).catch(() => {}); // The next time.
  }

  #every(interval: number, what: () => unknown): void {
    const timer = setInterval(() => void Promise.resolve(what()).catch(() => {}), interval);
    (timer as { unref?(): void }).unref?.();
    this.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }
}
