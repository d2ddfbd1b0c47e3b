import type { CallId } from './call.js';
import type { Customer } from './customer.js';
import { popCustomer, type ScreenPop, type ScreenPopEvent, type ScreenPops, type ScreenPopStatus } from './screen-pop.js';

export function reduceScreenPops(pops: ScreenPops, event: { readonly type: string }, at: number): ScreenPops {
  const e = event as ScreenPopEvent;
  switch (e.type) {
    case 'customer-searching': return e.again ? change(pops, e.callId, searchedAgain) : begun(pops, e);
    case 'customer-found': return change(pops, e.callId, (pop) => found(pop, e));
    case 'customer-search-failed': return change(pops, e.callId, (pop) => ({ ...pop, ...(pop.source !== 'agent' && { status: statusOf(pop.matches) }), problem: e.problem }));
    case 'customer-chosen': return change(pops, e.callId, (pop) => chosen(pop, e.customer));
    case 'timeline-loaded': return change(pops, e.callId, (pop) => (popCustomer(pop)?.id === e.customerId ? { ...withoutPast(pop), timeline: e.timeline } : pop));
    case 'timeline-failed': return change(pops, e.callId, (pop) => (popCustomer(pop)?.id === e.customerId ? { ...pop, timelineProblem: e.problem } : pop));
    case 'earlier-calls-counted': return change(pops, e.callId, (pop) => ({ ...pop, earlier: { times: e.times, lastAt: e.lastAt } }));
    case 'handover-received': return change(pops, e.callId, (pop) => ({ ...pop, handover: e.handover }));
    case 'screen-popped': return change(pops, e.callId, (pop) => ({ ...pop, popped: { at, opens: e.opens, ...(e.url && { url: e.url }) } }));
    case 'screen-pop-closed': return pops.filter(({ callId }) => callId !== e.callId);
    default: return pops;
  }
}

function change(pops: ScreenPops, callId: CallId, to: (pop: ScreenPop) => ScreenPop): ScreenPops {
  const index = pops.findIndex((pop) => pop.callId === callId);
  const before = pops[index];
  if (!before) return pops;
  const after = to(before);
  return after === before ? pops : pops.with(index, after);
}

/** In the place of the one before, if there was one: somebody else is at the other end now. */
function begun(pops: ScreenPops, { callId, can, handover, popped }: Extract<ScreenPopEvent, { type: 'customer-searching' }>): ScreenPops {
  const pop: ScreenPop = { callId, status: 'searching', matches: [], ...(can && { can }), ...(handover && { handover }), ...(popped && { popped }) };
  const index = pops.findIndex((one) => one.callId === callId);
  return index < 0 ? [...pops, pop] : pops.with(index, pop);
}

function searchedAgain({ source: _, problem: __, timelineProblem: ___, ...pop }: ScreenPop): ScreenPop {
  return { ...pop, status: 'searching' };
}

const statusOf = (matches: readonly Customer[]): ScreenPopStatus => (matches.length === 0 ? 'unknown' : matches.length === 1 ? 'known' : 'several');

/** What the agent chose stands; news of that very customer is welcome. */
function found(pop: ScreenPop, { matches, source, final }: Extract<ScreenPopEvent, { type: 'customer-found' }>): ScreenPop {
  const { problem: _, ...rest } = pop;
  if (pop.source === 'agent') {
    const newer = matches.find(({ id }) => id === pop.matches[0]?.id);
    return newer ? { ...rest, matches: [newer] } : rest;
  }
  const next: ScreenPop = { ...rest, matches, source, status: final ? statusOf(matches) : 'searching' };
  return popCustomer(next)?.id === popCustomer(pop)?.id ? next : ofAnother(next);
}

const chosen = (pop: ScreenPop, customer: Customer | undefined): ScreenPop => {
  const { problem: _, ...rest } = popCustomer(pop)?.id === customer?.id ? pop : ofAnother(pop);
  return { ...rest, source: 'agent', status: customer ? 'known' : 'unknown', matches: customer ? [customer] : [] };
};

/** Another one's past is nobody's business, and another one's page would mislead. */
function ofAnother(pop: ScreenPop): ScreenPop {
  const { popped, ...rest } = withoutPast(pop);
  return popped ? { ...rest, popped: { at: popped.at, opens: popped.opens } } : rest;
}

function withoutPast({ timeline: _, timelineProblem: __, ...pop }: ScreenPop): ScreenPop {
  return pop;
}
