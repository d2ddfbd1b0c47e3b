import type { Customer, Handover, Interaction, TimelineEntry, WrapUpForm } from '../core/index.js';
import { jsonOf } from '../core/json.js';
import type { Crm, HandoverQuestion, NewContact, PageToOpen } from '../desk/index.js';
import { answers } from './crm-schemas.js';
import { isId } from './fields.js';
import { openPage } from './open-page.js';
import { request, type RestConnection, type RestRequest } from './rest-request.js';
import type { NumberForm } from './verbs.js';

export interface RestCrmConfig extends RestConnection {
  /** How numbers are written for the CRM. Default: E.164, by the country of the desk. */
  readonly toE164?: NumberForm;
}

/** A CRM behind a REST interface: see docs/crm.md and docs/crm-openapi.json. */
export class RestCrm implements Crm {
  readonly #config: RestCrmConfig;
  /** The key of each contact that was asked to be created and is not yet: asking again is not another one. */
  readonly #creating = new Map<string, string>();

  constructor(config: RestCrmConfig) {
    this.#config = config;
  }

  async lookup(number: string, signal: AbortSignal): Promise<readonly Customer[]> {
    return answers.customers(await this.#ask({ path: ['contacts'], query: { phone: await this.#written(number) } }, signal));
  }

  async customer(id: string, signal: AbortSignal): Promise<Customer | undefined> {
    const contact = isId(id) ? await this.#ask({ path: ['contacts', id], optional: true }, signal) : undefined;
    return contact === undefined ? undefined : answers.customer(contact);
  }

  async timeline(customerId: string, signal: AbortSignal): Promise<readonly TimelineEntry[]> {
    const timeline = isId(customerId) ? await this.#ask({ path: ['contacts', customerId, 'timeline'], optional: true }, signal) : undefined;
    return answers.timeline(timeline ?? []);
  }

  async create(contact: NewContact, signal: AbortSignal): Promise<Customer> {
    const body = { ...contact, number: await this.#written(contact.number) };
    const what = jsonOf(body);
    const key = this.#creating.get(what) ?? crypto.randomUUID();
    this.#creating.set(what, key);
    const customer = answers.customer(await this.#ask({ method: 'POST', path: ['contacts'], body, key }, signal));
    this.#creating.delete(what);
    return customer;
  }

  async log(interaction: Interaction, signal: AbortSignal): Promise<void> {
    await this.#ask({ method: 'POST', path: ['interactions'], body: interaction, key: interaction.id, onlyAcknowledged: true }, signal);
  }

  async update(interaction: Interaction, signal: AbortSignal): Promise<void> {
    const { id, revision } = interaction;
    await this.#ask({ method: 'PUT', path: ['interactions', id], body: interaction, key: `${id}.${revision}`, onlyAcknowledged: true }, signal);
  }

  open(page: PageToOpen): void {
    openPage(page);
  }

  async share(handover: Handover, to: string, signal: AbortSignal): Promise<void> {
    const { number } = handover;
    await this.#ask({ method: 'PUT', path: ['handovers', handover.reference], body: { ...handover, ...(number && { number: await this.#written(number) }), to }, onlyAcknowledged: true }, signal);
  }

  async shared({ reference, to, number }: HandoverQuestion, signal: AbortSignal): Promise<Handover | undefined> {
    if (reference !== undefined && !isId(reference)) return undefined;
    const where: RestRequest = reference === undefined ? { path: ['handovers'], query: { to, number: await this.#written(number) } } : { path: ['handovers', reference] };
    const handover = await this.#ask({ ...where, optional: true }, signal);
    return handover === undefined ? undefined : answers.handover(handover);
  }

  async form(signal: AbortSignal): Promise<WrapUpForm | undefined> {
    const form = await this.#ask({ path: ['wrap-up-form'], optional: true }, signal);
    return form === undefined ? undefined : answers.form(form);
  }

  #ask(asked: RestRequest, signal: AbortSignal): Promise<unknown> {
    return request(this.#config, asked, signal);
  }

  async #written(number: string): Promise<string> {
    return this.#config.toE164?.(number) ?? number;
  }
}
