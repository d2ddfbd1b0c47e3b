import type { Customer, Handover, Interaction, TimelineEntry, WrapUpForm } from '../core/index.js';

/** Somebody the CRM does not know yet. */
export interface NewContact {
  readonly name: string;
  readonly number: string;
  readonly company?: string;
}

/** What shall be opened in the CRM: a customer's page, a page for somebody new (`number` alone), or the page of a rule. */
export interface PageToOpen {
  readonly customer?: Customer;
  readonly number?: string;
  readonly url?: string;
}

/** Whose context is missing: the reference, where one came with the call, else who was rung by which number. */
export interface HandoverQuestion {
  readonly reference?: string;
  /** Us, as the PBX calls us: `1002`. */
  readonly to: string;
  /** The number that rang us: the customer's, or the colleague's who asks on their behalf. */
  readonly number: string;
}

/**
 * The host's CRM. Each verb throws a `DeskError`: `crm-unreachable`, `crm-slow` and `crm-busy` are worth another try later; `crm-refused` and
 * `bad-answer` are not. What it has no verb for is not offered to the agent.
 */
export interface Crm {
  /** Everybody with this telephone number: E.164, or as the PBX showed it where it is no public number. */
  lookup(number: string, signal: AbortSignal): Promise<readonly Customer[]>;
  /** Resolves when the CRM has it for good; the same `id` twice is one interaction. */
  log(interaction: Interaction, signal: AbortSignal): Promise<void>;
  /**
   * What was changed of a call after it was put away (`revision`). Resolves when the CRM has this, or something newer, for good; it is told again until then, and may not have heard
   * of the call before. Where there is no such verb, `log` is asked.
   */
  update?(interaction: Interaction, signal: AbortSignal): Promise<void>;
  customer?(id: string, signal: AbortSignal): Promise<Customer | undefined>;
  /** Newest first. */
  timeline?(customerId: string, signal: AbortSignal): Promise<readonly TimelineEntry[]>;
  create?(contact: NewContact, signal: AbortSignal): Promise<Customer>;
  open?(page: PageToOpen): void | Promise<void>;
  /** It shows the customer by itself when a call pops, without a rule that names a page: `open` is called then, too. */
  readonly opensOnPop?: boolean;
  /** Leaves a handover for the colleague who gets the call, whole, whatever the PBX lets through. */
  share?(handover: Handover, to: string, signal: AbortSignal): Promise<void>;
  shared?(question: HandoverQuestion, signal: AbortSignal): Promise<Handover | undefined>;
  /** The wrap-up form, where the CRM has one of its own. */
  form?(signal: AbortSignal): Promise<WrapUpForm | undefined>;
}
