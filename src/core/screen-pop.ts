import type { Call, CallId } from './call.js';
import type { Customer, Handover, KeptPop, TimelineEntry } from './customer.js';
import type { Problem } from './problem.js';

/**
 * What is known of the one a call is with.
 *
 *     searching ──▶ known ◀─choose─┐      what the local index knows is shown while `searching`
 *         ├──────▶ several ────────┤
 *         └──────▶ unknown ─create─┘
 */
export type ScreenPopStatus = 'searching' | 'known' | 'several' | 'unknown';

/** Who said so: a header of the call, the index on this computer, the CRM, or the agent by choosing. */
export type CustomerSource = 'header' | 'index' | 'crm' | 'agent';

/** What of this the desk's CRM has a verb for; the rest is not offered to the agent. */
export type CustomerCommand = 'find-customer' | 'create-customer' | 'open-customer';

export interface ScreenPop {
  readonly callId: CallId;
  readonly status: ScreenPopStatus;
  /** Absent: nothing, for there is no CRM. */
  readonly can?: readonly CustomerCommand[];
  /** Those it may be; one where `known`. */
  readonly matches: readonly Customer[];
  readonly source?: CustomerSource;
  /** The CRM did not answer: what is shown may be old. */
  readonly problem?: Problem;
  /** Newest first; absent until the CRM told. */
  readonly timeline?: readonly TimelineEntry[];
  readonly timelineProblem?: Problem;
  /** Their calls of the last hours, this one not counted. */
  readonly earlier?: { readonly times: number; readonly lastAt: number };
  readonly handover?: Handover;
  /** When it popped (`ScreenPopRule.on`), ms since 1970; `opens`: a page is to be opened, `url` where a rule names it for this very customer. */
  readonly popped?: NonNullable<KeptPop['popped']>;
}

/** Oldest first; each as long as its call is seen or is being wrapped up. */
export type ScreenPops = readonly ScreenPop[];

export type ScreenPopEvent =
  /** `again`: for the same call and number; what is known so far stays until there is an answer, but for what the agent chose. `popped`: on an earlier page. */
  | { readonly type: 'customer-searching'; readonly callId: CallId; readonly can?: readonly CustomerCommand[]; readonly handover?: Handover; readonly again?: boolean; readonly popped?: NonNullable<KeptPop['popped']> }
  /** `final`: nobody else will be asked. */
  | { readonly type: 'customer-found'; readonly callId: CallId; readonly matches: readonly Customer[]; readonly source: CustomerSource; readonly final: boolean }
  | { readonly type: 'customer-search-failed'; readonly callId: CallId; readonly problem: Problem }
  /** Absent: it is none of those found. */
  | { readonly type: 'customer-chosen'; readonly callId: CallId; readonly customer?: Customer }
  | { readonly type: 'timeline-loaded'; readonly callId: CallId; readonly customerId: string; readonly timeline: readonly TimelineEntry[] }
  | { readonly type: 'timeline-failed'; readonly callId: CallId; readonly customerId: string; readonly problem: Problem }
  | { readonly type: 'earlier-calls-counted'; readonly callId: CallId; readonly times: number; readonly lastAt: number }
  | { readonly type: 'handover-received'; readonly callId: CallId; readonly handover: Handover }
  | { readonly type: 'screen-popped'; readonly callId: CallId; readonly opens: boolean; readonly url?: string }
  | { readonly type: 'screen-pop-closed'; readonly callId: CallId };

/** Who it is, as far as one is sure enough to show: the one match. */
export const popCustomer = ({ matches }: ScreenPop): Customer | undefined => (matches.length === 1 ? matches[0] : undefined);

export const popOf = ({ pops }: { readonly pops: ScreenPops }, callId: CallId | undefined): ScreenPop | undefined =>
  pops.find((pop) => pop.callId === callId);

/** Who a call is with, where that is known. */
export function customerOf(state: { readonly pops: ScreenPops }, callId: CallId | undefined): Customer | undefined {
  const pop = popOf(state, callId);
  return pop && popCustomer(pop);
}

/** What the next page needs to know, should this one go. */
export function keptPop(pop: ScreenPop): KeptPop {
  const chosen = pop.source === 'agent' ? popCustomer(pop)?.id : undefined;
  return { ...(chosen !== undefined && { chosen }), ...(pop.popped && { popped: pop.popped }) };
}

/** The number a customer is looked for by: a consultation shows the colleague's, so the handover's goes first. */
export const customerNumber = (call: Pick<Call, 'peer'>, handover?: Handover): string => handover?.number ?? call.peer.number;
