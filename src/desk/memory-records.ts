import { revisionOf, type AgentState, type CallRecord, type Customer, type DeliveryStatus, type DeviceKind, type Interaction, type Problem, type Recent, type RecordsEvent } from '../core/index.js';
import { dayOf, isOfKind } from './call-days.js';
import type { KeptAgent, Records } from './ports.js';
import type { CallLog, CallPage, CallQuery, ContactIndex, DayOfCalls, Drafts, LoggedCall, Outbox, Parcel } from './records.js';

interface Packed extends Parcel {
  /** What has been changed since. */
  readonly change?: Interaction;
  readonly lane: string;
  readonly nextAt: number;
  readonly problem?: Problem;
  readonly refused?: boolean;
}

/** Records that last as long as the object: where a browser keeps nothing, and for tests. */
export class MemoryRecords implements Records {
  #recents: readonly Recent[];
  #devices: Readonly<Partial<Record<DeviceKind, string>>> = {};
  #agent: KeptAgent | undefined;
  readonly #customers = new Map<string, { readonly customer: Customer; readonly e164: readonly string[] }>();
  readonly #calls = new Map<string, { readonly call: LoggedCall; readonly e164: string }>();
  readonly #drafts = new Map<string, CallRecord>();
  readonly #parcels = new Map<string, Packed>();
  #emit: (event: RecordsEvent) => void = () => {};

  /** @param toE164 The form in which telephone numbers are compared. */
  constructor(recents: readonly Recent[] = [], readonly toE164: (number: string) => Promise<string> = async (number) => number) {
    this.#recents = recents;
  }

  start(emit: (event: RecordsEvent) => void): void {
    this.#emit = emit;
    emit({ type: 'records-opened' });
  }

  async recents(): Promise<readonly Recent[]> { return this.#recents; }
  async saveRecents(recents: readonly Recent[]): Promise<void> { this.#recents = recents; }
  async devices(): Promise<Readonly<Partial<Record<DeviceKind, string>>>> { return this.#devices; }
  async saveDevices(chosen: Readonly<Partial<Record<DeviceKind, string>>>): Promise<void> { this.#devices = chosen; }
  async agent(): Promise<KeptAgent | undefined> { return this.#agent; }
  async saveAgent(kept: { readonly agent: AgentState; readonly seenAt: number }): Promise<void> { this.#agent = kept; }

  async finish(record: CallRecord, interaction?: Interaction): Promise<void> {
    const e164 = await this.toE164(record.number);
    const before = this.#calls.get(record.id)?.call;
    if (before && revisionOf(before) > revisionOf(record)) return this.#emit({ type: 'call-log-changed' });
    const isNews = interaction !== undefined && (before?.delivery !== 'delivered' || revisionOf(record) > revisionOf(before));
    this.#calls.set(record.id, { call: { ...record, delivery: isNews ? 'waiting' : before?.delivery ?? 'none' }, e164 });
    if (revisionOf(this.#drafts.get(record.id) ?? record) <= revisionOf(record)) this.#drafts.delete(record.id);
    if (isNews) {
      this.#post(interaction, record.customerId ?? record.number);
      this.#lineUp();
      this.#tell(record.id);
    }
    this.#emit({ type: 'call-log-changed' });
  }

  /** One that is there already keeps its place, and an update goes after it. */
  #post(interaction: Interaction, lane: string): void {
    const { id } = interaction;
    const before = this.#parcels.get(id);
    const isUpdate = before !== undefined && revisionOf(interaction) > revisionOf(before.interaction);
    const { attempts = 0, nextAt = 0 } = before ?? {};
    this.#parcels.set(id, isUpdate && !before.refused ? { ...before, change: interaction } : { id, interaction, attempts: isUpdate ? 0 : attempts, nextAt, lane });
  }

  async eraseCustomer(customerId: string): Promise<number> {
    const theirs = [...[...this.#calls.values()].map(({ call }) => call), ...this.#drafts.values()].filter((call) => call.customerId === customerId);
    const contact = this.#customers.get(customerId);
    const numbers = new Set([...contact?.e164 ?? [], ...contact?.customer.numbers ?? [], ...theirs.flatMap(({ id, number }) => [number, this.#calls.get(id)?.e164 ?? number])]);
    for (const { number } of this.#recents) if (numbers.has(await this.toE164(number))) numbers.add(number);
    this.#recents = this.#recents.filter(({ number }) => !numbers.has(number));
    this.#customers.delete(customerId);
    for (const { id } of theirs) [this.#calls, this.#drafts, this.#parcels].forEach((all) => all.delete(id));
    this.#lineUp();
    this.#emit({ type: 'recents-erased', numbers: [...numbers] });
    this.#tellAll();
    return new Set(theirs.map(({ id }) => id)).size;
  }

  async eraseAll(): Promise<void> {
    [this.#customers, this.#calls, this.#drafts, this.#parcels].forEach((all) => all.clear());
    this.#recents = [];
    this.#devices = {};
    this.#agent = undefined;
    this.#emit({ type: 'recents-erased' });
    this.#tellAll();
  }

  readonly contacts: ContactIndex = {
    byNumber: async (number) => {
      const wanted = await this.toE164(number);
      return [...this.#customers.values()].filter(({ e164 }) => e164.includes(wanted)).map(({ customer }) => customer);
    },
    byId: async (id) => this.#customers.get(id)?.customer,
    keep: async (customers) => {
      for (const customer of customers) this.#customers.set(customer.id, { customer, e164: await Promise.all(customer.numbers.map(this.toE164)) });
    },
  };

  readonly callLog: CallLog = {
    page: async (query) => pageOf(this.#newestFirst(), query),
    days: async () => daysOf(this.#newestFirst()),
    withNumber: async (number, since) => {
      const wanted = await this.toE164(number);
      return this.#newestFirst().filter(({ id, startedAt }) => startedAt >= since && this.#calls.get(id)?.e164 === wanted).slice(0, 100);
    },
    get: async (id) => this.#calls.get(id)?.call,
    all: () => oneByOne(this.#newestFirst().reverse()),
  };

  readonly drafts: Drafts = {
    keep: async (record) => {
      const logged = this.#calls.get(record.id)?.call;
      if (!logged || revisionOf(logged) < revisionOf(record)) this.#drafts.set(record.id, record);
    },
    discard: async (id) => void this.#drafts.delete(id),
    adopt: async () => [],
    take: async () => {},
  };

  readonly outbox: Outbox = {
    claim: async (now) => {
      const parcel = this.#heads().find(({ nextAt }) => nextAt <= now);
      if (!parcel) return undefined;
      const { id, interaction, attempts } = parcel;
      this.#emit({ type: 'delivery-changed', delivery: { id, status: 'sending', attempts } });
      return { id, interaction, attempts };
    },
    nextAt: async () => this.#heads().reduce<number | undefined>((first, { nextAt }) => Math.min(first ?? Infinity, nextAt), undefined),
    delivered: async (id, revision = 0) => {
      const parcel = this.#sent(id, revision);
      if (parcel?.change) this.#repack(id, goOn);
      else if (parcel) this.#settle(id, 'delivered');
    },
    postpone: async (id, nextAt, problem, revision = 0) => {
      if (this.#sent(id, revision)) this.#repack(id, (parcel) => ({ ...parcel, attempts: parcel.attempts + 1, nextAt, problem }));
    },
    refuse: async (id, problem, revision = 0) => {
      if (this.#sent(id, revision)) this.#repack(id, (parcel) => (parcel.change ? goOn(parcel) : { ...parcel, attempts: parcel.attempts + 1, problem, refused: true }));
    },
    retry: async (id) => {
      const asked = [...this.#parcels.values()].filter((parcel) => id === undefined || parcel.id === id);
      const again = ({ problem: _, refused: __, ...parcel }: Packed): void => void this.#parcels.set(parcel.id, { ...parcel, nextAt: 0 });
      const refused = asked.filter((parcel) => parcel.refused);
      refused.forEach(again);
      const heads = this.#heads().filter(({ lane }) => asked.some((one) => one.lane === lane));
      heads.forEach(again);
      const due = new Set([...refused, ...heads].map((one) => one.id));
      for (const one of [...this.#parcels.keys()]) if (due.has(one)) this.#settle(one, 'waiting'); // It is told when all is as it shall be.
    },
  };

  #newestFirst(): LoggedCall[] {
    return [...this.#calls.values()].map(({ call }) => call).sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1));
  }

  /** The first of each customer's, in the order in which they are due: the others wait for it. */
  #heads(): readonly Packed[] {
    const lanes = new Map<string, Packed>();
    for (const parcel of this.#parcels.values()) if (!parcel.refused && !lanes.has(parcel.lane)) lanes.set(parcel.lane, parcel);
    return [...lanes.values()].sort((a, b) => a.nextAt - b.nextAt);
  }

  /** Only the first of a lane says when it is due. */
  #lineUp(): void {
    const heads = new Set(this.#heads());
    for (const parcel of this.#parcels.values()) if (!heads.has(parcel)) this.#parcels.set(parcel.id, { ...parcel, nextAt: 0 });
  }

  /** Unless it is another version that is on its way by now. */
  #sent(id: string, revision: number): Packed | undefined {
    const parcel = this.#parcels.get(id);
    return parcel && revisionOf(parcel.interaction) === revision ? parcel : undefined;
  }

  #settle(id: string, delivery: DeliveryStatus, because?: Problem): void {
    const logged = this.#calls.get(id);
    if (logged) {
      const { problem: _, ...call } = logged.call;
      this.#calls.set(id, { ...logged, call: { ...call, delivery, ...(because && { problem: because }) } });
    }
    const parcel = this.#parcels.get(id);
    if (delivery === 'delivered') this.#parcels.delete(id);
    this.#lineUp();
    if (parcel && delivery === 'delivered') this.#emit({ type: 'delivery-changed', delivery: { id, status: 'delivered', attempts: parcel.attempts + 1 } });
    else this.#tell(id);
  }

  #repack(id: string, to: (parcel: Packed) => Packed): void {
    const parcel = this.#parcels.get(id);
    if (!parcel) return;
    const after = to(parcel);
    this.#parcels.set(id, after);
    this.#settle(id, after.refused ? 'refused' : 'waiting', after.problem);
  }

  #tell(id: string): void {
    const parcel = this.#parcels.get(id);
    if (parcel) this.#emit({ type: 'delivery-changed', delivery: deliveryOf(parcel) });
  }

  #tellAll(): void {
    this.#emit({ type: 'deliveries-loaded', deliveries: [...this.#parcels.values()].map(deliveryOf) });
    this.#emit({ type: 'call-log-changed' });
  }
}

/** What was changed meanwhile is the next, in the place of what it changes. */
const goOn = ({ problem: _, change, ...parcel }: Packed): Packed => ({ ...parcel, interaction: change ?? parcel.interaction, attempts: 0, nextAt: 0 });

const deliveryOf = ({ id, attempts, nextAt, problem, refused }: Packed) =>
  ({ id, status: refused ? 'refused' as const : 'waiting' as const, attempts, nextAt, ...(problem && { problem }) });

function pageOf(newestFirst: readonly LoggedCall[], { limit, before, skip = 0, kind, queue, text }: CallQuery): CallPage {
  const words = text?.trim().toLowerCase();
  const isBefore = ({ startedAt, id }: LoggedCall): boolean => before === undefined
    || (typeof before === 'number' ? startedAt < before : startedAt < before.startedAt || (startedAt === before.startedAt && id > before.id));
  const found = newestFirst.filter((call) => isBefore(call) && (!kind || isOfKind(call, kind)) && (!queue || call.queue === queue) && (!words || says(call, words))).slice(skip);
  const [calls, last] = [found.slice(0, limit), found[limit - 1]];
  return { calls, ...(found.length > limit && last && { next: { startedAt: last.startedAt, id: last.id } }) };
}

/** Whether a call has these words (in lower case) somewhere that people would look for them. */
export const says = ({ number, name, customerName, company, answers }: LoggedCall, words: string): boolean =>
  [number, name, customerName, company, answers['notes']].some((text) => typeof text === 'string' && text.toLowerCase().includes(words));

function daysOf(newestFirst: readonly LoggedCall[]): readonly DayOfCalls[] {
  const days = new Map<string, LoggedCall[]>();
  for (const call of newestFirst) {
    const day = dayOf(call.startedAt);
    const calls = days.get(day);
    if (calls) calls.push(call);
    else days.set(day, [call]);
  }
  return [...days].map(([day, calls]) => {
    const many = (kind: 'missed' | 'incoming' | 'outgoing'): number => calls.filter((call) => isOfKind(call, kind)).length;
    return { day, calls: calls.length, missed: many('missed'), incoming: many('incoming'), outgoing: many('outgoing') };
  });
}

async function* oneByOne(calls: readonly LoggedCall[]): AsyncIterable<LoggedCall> {
  yield* calls;
}
