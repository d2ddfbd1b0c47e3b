import type { AgentState, CallRecord, Customer, DeliveryStatus, DeviceKind, Interaction, Problem, Recent, RecordsEvent } from '../core/index.js';
import { dayOf, isOfKind } from './call-days.js';
import type { KeptAgent, Records } from './ports.js';
import type { CallLog, CallPage, CallQuery, ContactIndex, DayOfCalls, Drafts, LoggedCall, Outbox, Parcel } from './records.js';

interface Packed extends Parcel {
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
    const before = this.#calls.get(record.id)?.call.delivery;
    const isNew = interaction !== undefined && before !== 'delivered';
    this.#calls.set(record.id, { call: { ...record, delivery: isNew ? 'waiting' : before ?? 'none' }, e164 });
    this.#drafts.delete(record.id);
    if (isNew) {
      const { attempts = 0, nextAt = 0 } = this.#parcels.get(record.id) ?? {};
      this.#parcels.set(record.id, { id: record.id, interaction, attempts, nextAt, lane: record.customerId ?? record.number });
      this.#lineUp();
      this.#tell(record.id);
    }
    this.#emit({ type: 'call-log-changed' });
  }

  async eraseCustomer(customerId: string): Promise<number> {
    this.#customers.delete(customerId);
    const theirs = [...[...this.#calls.values()].map(({ call }) => call), ...this.#drafts.values()].filter((call) => call.customerId === customerId);
    for (const { id } of theirs) [this.#calls, this.#drafts, this.#parcels].forEach((all) => all.delete(id));
    this.#lineUp();
    this.#tellAll();
    return theirs.length;
  }

  async eraseAll(): Promise<void> {
    [this.#customers, this.#calls, this.#drafts, this.#parcels].forEach((all) => all.clear());
    this.#recents = [];
    this.#devices = {};
    this.#agent = undefined;
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
    keep: async (record) => { if (!this.#calls.has(record.id)) this.#drafts.set(record.id, record); },
    discard: async (id) => void this.#drafts.delete(id),
    adopt: async () => [],
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
    delivered: async (id) => this.#settle(id, 'delivered'),
    postpone: async (id, nextAt, problem) => this.#repack(id, (parcel) => ({ ...parcel, attempts: parcel.attempts + 1, nextAt, problem })),
    refuse: async (id, problem) => this.#repack(id, (parcel) => ({ ...parcel, attempts: parcel.attempts + 1, problem, refused: true })),
    retry: async (id) => {
      for (const one of [...this.#parcels.values()].filter((parcel) => id === undefined || parcel.id === id || (parcel.lane === this.#parcels.get(id)?.lane && !parcel.refused))) {
        this.#repack(one.id, ({ problem: _, refused: __, ...parcel }) => ({ ...parcel, nextAt: 0 }));
      }
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
export const says = ({ number, name, customerName, answers }: LoggedCall, words: string): boolean =>
  [number, name, customerName, answers['notes']].some((text) => typeof text === 'string' && text.toLowerCase().includes(words));

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
