import { defaultForm, interactionOf, type CallRecord, type Interaction, type Problem } from '../src/core/index.js';
import { dayOf, isOfKind, type CallLog, type CallPage, type CallQuery, type DayOfCalls, type LoggedCall, type Records } from '../src/desk/index.js';

// The call logs that stories and tests share.

const minute = 60_000;
const hour = 60 * minute;
const noonOf = (daysAgo: number): number => new Date(new Date().setHours(12, 0, 0, 0)).setDate(new Date().getDate() - daysAgo);

let made = 0;

/** A call of `talked` seconds, or one that nobody took. `at`: minutes before noon of the day. */
export function call(name: string, daysAgo: number, at: number, talked: number | undefined, more: Partial<CallRecord> = {}): CallRecord {
  const startedAt = noonOf(daysAgo) - at * minute;
  const answeredAt = startedAt + 7_000;
  const id = `record-${++made}`;
  return {
    id, callId: `call-${id}`, agent: 'sip:1001@sim.example', direction: 'incoming', number: '+15550100', ...(name && { name }), startedAt, holds: 0, heldFor: 0, legs: [], answers: {},
    ...(talked === undefined ? { endedAt: startedAt + 24_000, end: { cause: 'cancelled', by: 'peer' } } : { answeredAt, endedAt: answeredAt + talked * 1000, end: { cause: 'hung-up', by: 'peer' } }),
    ...more,
  };
}

const notes = 'Asked where order 4711 is. It left the warehouse on Tuesday and should be there tomorrow.\nWould like a call when it is not.';

/** A morning with everything in it, and the days before. */
export const severalDays = (): readonly CallRecord[] => [
  call('Ada L.', 0, 12, 194, {
    customerId: 'ada', customerName: 'Ada Lovelace', queue: 'Orders', path: ['Orders', 'Delivery'], waited: 72_000, mos: 4.2, holds: 2, heldFor: 65_000,
    legs: [{ kind: 'consultation', number: '1002', name: 'Alan Turing', at: noonOf(0) - 10 * minute }],
    answers: { disposition: 'call-back', notes, callback: new Date(noonOf(0) + 22 * hour).toISOString(), resolved: false },
  }),
  call('', 0, 31, undefined, { number: '+15550133' }),
  call('Charles Babbage', 0, 55, undefined, { number: '+15550102', queue: 'Technical help', waited: 245_000 }),
  call('Grace Hopper', 0, 80, 61, { direction: 'outgoing', number: '+15550177', answers: { disposition: 'resolved' }, end: { cause: 'hung-up', by: 'agent' } }),
  call('Mary Somerville', 0, 95, undefined, { direction: 'outgoing', number: '+15550104', end: { cause: 'busy', by: 'peer', code: 486 } }),
  call('', 0, 130, 905, { number: 'anonymous', queue: 'Orders', answers: { disposition: 'not-wrapped-up' }, incomplete: true }),
  call('Joseph Jacquard', 1, 20, 347, { number: '+15550111', customerId: 'joseph', customerName: 'Joseph Jacquard', company: 'Jacquard Looms', queue: 'Orders', answers: { disposition: 'complaint', notes: 'The loom arrived with two broken cards.' } }),
  call('Joan Clarke', 1, 48, undefined, { number: '+15550112', end: { cause: 'declined', by: 'agent', code: 486 } }),
  call('Konrad Zuse', 1, 70, undefined, { number: '+15550113', end: { cause: 'answered-elsewhere', by: 'network' } }),
  call('Sophie Wilson', 5, 10, 122, { number: '+15550114', queue: 'Technical help', answers: { disposition: 'resolved' } }),
  call('Radia Perlman', 5, 42, undefined, { direction: 'outgoing', number: '+15550115', end: { cause: 'network', by: 'network', reason: 'The connection was lost.' } }),
  call('Annie Easley', 400, 15, 45, { number: '+15550116' }),
];

/** Puts them into the log; with a CRM, they are on their way there. */
export async function fill({ records }: { readonly records: Pick<Records, 'finish'> }, calls: readonly CallRecord[] = severalDays(), told = false): Promise<void> {
  for (const one of calls.toSorted((a, b) => a.startedAt - b.startedAt)) await records.finish(one, told ? asTold(one) : undefined);
}
const asTold = (one: CallRecord): Interaction => interactionOf(one, defaultForm);

export const refusal: Problem = { code: 'crm-refused', message: 'The CRM knows no outcome “call-back”.' };

const people = ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper', 'Mary Somerville', 'Joseph Jacquard', 'Joan Clarke', 'Konrad Zuse'];
const ways: readonly (Pick<CallRecord, 'direction'> & { readonly talked?: number })[] = [
  { direction: 'incoming', talked: 194 }, { direction: 'outgoing', talked: 61 }, { direction: 'incoming' }, { direction: 'incoming', talked: 347 }, { direction: 'outgoing' },
];

/** A log of any length that takes no room: each call is computed from its place. So many a day, one day after the other, today first. */
export class EndlessLog implements CallLog {
  /** What was asked of it, newest last. */
  readonly asked: CallQuery[] = [];
  /** Nothing is answered before this is settled. */
  gate: Promise<void> = Promise.resolve();

  constructor(readonly total: number, readonly aDay = 400) {}

  /** Newest first. */
  at(index: number): LoggedCall {
    const { direction, talked } = ways[index % ways.length]!;
    const startedAt = this.#startedAt(index);
    const name = people[index % people.length]!;
    return {
      id: `row-${String(index).padStart(9, '0')}`, callId: `call-${index}`, agent: 'sip:1001@sim.example', direction, number: `+1555${String(index).padStart(7, '0')}`, name, queue: index % 3 ? 'Orders' : 'Technical help',
      startedAt, holds: 0, heldFor: 0, legs: [], answers: talked ? { disposition: 'resolved', notes: `Call ${index}.` } : {}, delivery: 'delivered',
      endedAt: startedAt + 20_000, end: { cause: direction === 'incoming' ? 'cancelled' : 'no-answer', by: 'peer' },
      ...(talked && { answeredAt: startedAt + 5_000, endedAt: startedAt + 5_000 + talked * 1000, end: { cause: 'hung-up', by: 'peer' } }),
    };
  }

  async page(query: CallQuery): Promise<CallPage> {
    this.asked.push(query);
    await this.gate;
    const { limit, before, skip = 0, kind, queue, text } = query;
    const words = text?.toLowerCase();
    const calls: LoggedCall[] = [];
    let passed = 0;
    for (let index = this.#after(before); index < this.total; index++) {
      const one = this.at(index);
      if ((kind && !isOfKind(one, kind)) || (queue !== undefined && one.queue !== queue) || (words && !`${one.name} ${one.number}`.toLowerCase().includes(words)) || passed++ < skip) continue;
      if (calls.length === limit) return { calls, next: { startedAt: calls.at(-1)!.startedAt, id: calls.at(-1)!.id } };
      calls.push(one);
      if (index % 50_000 === 49_999) await new Promise((resolve) => setTimeout(resolve));
    }
    return { calls };
  }

  async days(): Promise<readonly DayOfCalls[]> {
    await this.gate;
    return Array.from({ length: Math.ceil(this.total / this.aDay) }, (_, day) => {
      const calls = Math.min(this.aDay, this.total - day * this.aDay);
      const kinds = Array.from({ length: ways.length }, (__, way) => this.at(way)).map((one, way) => ({ one, times: Math.max(0, Math.ceil((calls - ((way - day * this.aDay) % ways.length + ways.length) % ways.length) / ways.length)) }));
      const many = (kind: 'missed' | 'incoming' | 'outgoing'): number => kinds.reduce((sum, { one, times }) => sum + (isOfKind(one, kind) ? times : 0), 0);
      return { day: dayOf(this.#startedAt(day * this.aDay)), calls, missed: many('missed'), incoming: many('incoming'), outgoing: many('outgoing') };
    });
  }

  async withNumber(): Promise<readonly LoggedCall[]> { return []; }
  async get(id: string): Promise<LoggedCall | undefined> { return this.at(Number(id.replace('row-', ''))); }

  async* all(): AsyncIterable<LoggedCall> {
    for (let index = this.total - 1; index >= 0; index--) yield this.at(index);
  }

  /** Between eight and sixteen o'clock, every so many seconds. */
  #startedAt(index: number): number {
    const [day, place] = [Math.floor(index / this.aDay), index % this.aDay];
    const date = new Date();
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - day, 16).getTime() - Math.floor(place * 8 * hour / this.aDay);
  }

  /** The first that began before this, or comes after this row. */
  #after(before: CallQuery['before']): number {
    if (before === undefined) return 0;
    if (typeof before === 'object') return Number(before.id.replace('row-', '')) + 1;
    let [low, high] = [0, this.total];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#startedAt(middle) < before) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
