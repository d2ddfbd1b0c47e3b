import { DeskError, revisionOf, type Customer, type Handover, type Interaction, type Problem, type TimelineEntry } from '../core/index.js';
import type { Crm, HandoverQuestion, NewContact, PageToOpen } from '../desk/index.js';

export interface SimCrmOptions {
  readonly customers?: readonly Customer[];
  /** By the customer's id. */
  readonly timelines?: Readonly<Record<string, readonly TimelineEntry[]>>;
}

/** A CRM without a server: a script fills it, slows it down and lets it fail. */
export class SimCrm implements Crm {
  #customers: readonly Customer[];
  readonly #timelines: Readonly<Record<string, readonly TimelineEntry[]>>;
  readonly #refusals = new Map<string, Problem>();
  readonly #handovers: { handover: Handover; to: string }[] = [];
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => {};
  /** What it has been told, by id: each once, the newest version. */
  readonly interactions = new Map<string, Interaction>();
  /** The pages it was asked to open, oldest first. */
  readonly opened: PageToOpen[] = [];
  /** The verbs asked of it, oldest first. */
  readonly asked: string[] = [];

  constructor({ customers = [], timelines = {} }: SimCrmOptions = {}) {
    this.#customers = customers;
    this.#timelines = timelines;
  }

  // The script.

  /** Nothing is answered until `answers()`. */
  hangs(): void {
    this.#gate = new Promise((open) => { this.#open = open; });
  }

  answers(): void {
    this.#open();
  }

  /** The next time `verb` is asked, it fails so. */
  fail(verb: keyof Crm, problem: Problem): void {
    this.#refusals.set(verb, problem);
  }

  // The port.

  async lookup(number: string, signal: AbortSignal): Promise<readonly Customer[]> {
    await this.#ask('lookup', signal, number);
    return this.#customers.filter(({ numbers }) => numbers.includes(number));
  }

  async customer(id: string, signal: AbortSignal): Promise<Customer | undefined> {
    await this.#ask('customer', signal, id);
    return this.#customers.find((one) => one.id === id);
  }

  async timeline(customerId: string, signal: AbortSignal): Promise<readonly TimelineEntry[]> {
    await this.#ask('timeline', signal, customerId);
    return Object.hasOwn(this.#timelines, customerId) ? this.#timelines[customerId]! : [];
  }

  async create({ name, number, company }: NewContact, signal: AbortSignal): Promise<Customer> {
    await this.#ask('create', signal, name);
    const customer: Customer = { id: `new-${this.#customers.length + 1}`, name, numbers: [number], ...(company && { company }) };
    this.#customers = [...this.#customers, customer];
    return customer;
  }

  async log(interaction: Interaction, signal: AbortSignal): Promise<void> {
    await this.#ask('log', signal, interaction.id);
    this.interactions.set(interaction.id, interaction);
  }

  async update(interaction: Interaction, signal: AbortSignal): Promise<void> {
    await this.#ask('update', signal, interaction.id);
    if (revisionOf(interaction) > revisionOf(this.interactions.get(interaction.id) ?? {})) this.interactions.set(interaction.id, interaction);
  }

  open(page: PageToOpen): void {
    this.opened.push(page);
  }

  async share(handover: Handover, to: string, signal: AbortSignal): Promise<void> {
    await this.#ask('share', signal, to);
    this.#handovers.push({ handover, to });
  }

  async shared({ reference, to, number }: HandoverQuestion, signal: AbortSignal): Promise<Handover | undefined> {
    await this.#ask('shared', signal, reference ?? number);
    return this.#handovers.findLast(({ handover, to: whom }) => (reference === undefined ? whom === to && [handover.number, handover.from.id].includes(number) : handover.reference === reference))?.handover;
  }

  async #ask(verb: keyof Crm, signal: AbortSignal, ...details: readonly string[]): Promise<void> {
    this.asked.push([verb, ...details].join(' '));
    const refusal = this.#refusals.get(verb);
    this.#refusals.delete(verb);
    await Promise.race([this.#gate, new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))]);
    if (refusal) throw new DeskError(refusal.code, refusal.message);
  }
}
