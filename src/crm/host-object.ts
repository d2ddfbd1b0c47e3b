import { cleanText, DeskError, problemCodes, type Customer, type Handover, type Interaction, type ProblemCode, type TimelineEntry, type WrapUpForm } from '../core/index.js';
import type { HandoverQuestion, NewContact, PageToOpen } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { optionalVerbs, type Verb } from './verbs.js';

type Answer<T> = T | null | undefined | void | Promise<T | null | undefined | void>;

/**
 * A CRM of the page's own: a plain object, its functions sync or async, each but the first two as one likes. Numbers come as E.164. What they answer is checked
 * (moments may be ISO 8601, too); what they throw, the agent reads. A `log` that throws is asked again later, with the same `id`.
 *
 *     document.querySelector('cord-desk').crm = {
 *       lookup: (number) => store.contacts.filter(({ numbers }) => numbers.includes(number)),
 *       open: ({ customer, number }) => router.push(customer ? `/customers/${customer.id}` : `/customers/new?phone=${encodeURIComponent(number)}`),
 *       log: (interaction) => api.post('/interactions', interaction),
 *     };
 */
export interface HostCrmObject {
  lookup(number: string, signal: AbortSignal): Answer<readonly Customer[]>;
  log(interaction: Interaction, signal: AbortSignal): unknown;
  /** What was changed of a call later; without it, `log` is called with the same `id` and a `revision`. */
  update?(interaction: Interaction, signal: AbortSignal): unknown;
  customer?(id: string, signal: AbortSignal): Answer<Customer>;
  timeline?(customerId: string, signal: AbortSignal): Answer<readonly TimelineEntry[]>;
  create?(contact: NewContact, signal: AbortSignal): Customer | Promise<Customer>;
  open?(page: PageToOpen): unknown;
  /** Whether `open` is called for each call that pops, without a rule that says so. Default: yes, where there is an `open`. */
  readonly opensOnPop?: boolean;
  share?(handover: Handover, to: string, signal: AbortSignal): unknown;
  shared?(question: HandoverQuestion, signal: AbortSignal): Answer<Handover>;
  form?(signal: AbortSignal): Answer<WrapUpForm>;
}

/** Its functions, by name. */
export type Functions = Readonly<Partial<Record<Verb, (...args: readonly unknown[]) => unknown>>>;

export const hasVerb = (object: object, verb: Verb): boolean => typeof (object as Functions)[verb] === 'function';

/** The verbs it has besides the two that each must have. */
export const verbsOf = (object: object): readonly Verb[] => optionalVerbs.filter((verb) => hasVerb(object, verb));

/** What the page's function threw, in its own words; with a code of ours where it chose one, of whatever copy of this package. */
export function inOwnWords(error: unknown): DeskError {
  const { code, message = typeof error === 'string' ? error : '' } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const words = cleanText(String(message).slice(0, 2_000), 300) || msg('The CRM could not do that, and did not say why. Try again.');
  return new DeskError(problemCodes.includes(code as ProblemCode) ? (code as ProblemCode) : 'failed', words, { cause: error });
}
