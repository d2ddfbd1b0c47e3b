import { DeskError, type Customer, type Handover, type Interaction, type TimelineEntry, type WrapUpForm } from '../core/index.js';
import type { Crm, HandoverQuestion, NewContact, PageToOpen } from '../desk/index.js';
import { answers } from './crm-schemas.js';
import type { NumberForm, Verb } from './verbs.js';

/** Has one verb done by whoever can, and gives what came back, unchecked. */
export type AskVerb = (verb: Verb, args: readonly unknown[], signal?: AbortSignal) => Promise<unknown>;

/** A CRM of which only unchecked answers are to be had: of an object of the page, of a page round ours. */
export class CheckedCrm implements Crm {
  readonly #ask: AskVerb;
  readonly #written: NumberForm;

  constructor(ask: AskVerb, toE164: NumberForm = (number) => number) {
    this.#ask = ask;
    this.#written = toE164;
  }

  async lookup(number: string, signal: AbortSignal): Promise<readonly Customer[]> {
    return answers.customers((await this.#ask('lookup', [await this.#written(number)], signal)) ?? []);
  }

  async customer(id: string, signal: AbortSignal): Promise<Customer | undefined> {
    const customer = await this.#ask('customer', [id], signal);
    return customer === undefined || customer === null ? undefined : answers.customer(customer);
  }

  async timeline(customerId: string, signal: AbortSignal): Promise<readonly TimelineEntry[]> {
    return answers.timeline((await this.#ask('timeline', [customerId], signal)) ?? []);
  }

  async create(contact: NewContact, signal: AbortSignal): Promise<Customer> {
    return answers.customer(await this.#ask('create', [{ ...contact, number: await this.#written(contact.number) }], signal));
  }

  async log(interaction: Interaction, signal: AbortSignal): Promise<void> {
    await this.#ask('log', [interaction], signal);
  }

  async update(interaction: Interaction, signal: AbortSignal): Promise<void> {
    await this.#ask('update', [interaction], signal);
  }

  async open(page: PageToOpen): Promise<void> {
    await this.#ask('open', [page]);
  }

  async share(handover: Handover, to: string, signal: AbortSignal): Promise<void> {
    await this.#ask('share', [handover, to], signal);
  }

  async shared(question: HandoverQuestion, signal: AbortSignal): Promise<Handover | undefined> {
    const handover = await this.#ask('shared', [question], signal);
    return handover === undefined || handover === null ? undefined : answers.handover(handover);
  }

  async form(signal: AbortSignal): Promise<WrapUpForm | undefined> {
    const form = await this.#ask('form', [], signal);
    return form === undefined || form === null ? undefined : answers.form(form);
  }
}

/** What a CRM without this verb says to who asks for it all the same. */
export const cannot = (verb: Verb): DeskError => new DeskError('no-crm', `This page’s CRM has no function ${verb}. Add it, or do this in the CRM itself.`);
