import {
  callById, ctiFacts, customerOf, defaultCtiHeaders, numberOfCustomer, pageToOpen, popOf, popRuleFor, toProblem, wrapUpOf,
  type Call, type CallId, type CtiHeaders, type CustomerCommand, type DeskState, type Handover, type ScreenPop, type ScreenPopConfig,
} from '../core/index.js';
import { askCrm, type Crm, type Flow, type FlowRoom } from '../desk/index.js';
import { bringBack, restore } from './bring-back-customer.js';
import { countEarlier, findCustomers, isSought, lookOnce, type Sought } from './find-customers.js';

/** How long the CRM may take for the past of a customer, ms. */
const patience = 8_000;

/**
 * Finds out who a call is with while it rings: by what the PBX says, the index on this computer, and the CRM; then shows them. Whoever it is
 * stays until the call is over and wrapped up.
 */
export const screenPop = (config: ScreenPopConfig = {}): Flow => (room) => {
  const { desk, emit, signal, ports: { crm } } = room;
  const headers: CtiHeaders = { ...defaultCtiHeaders, ...config.headers };
  const searches = new Map<CallId, Sought & { readonly stop: AbortController }>();
  const pasts = new Map<CallId, string>();
  /** Calls whose first answer the agent did not take: they are shown everybody it may be. */
  const doubted = new Set<CallId>();

  const begin = (callId: CallId, handover?: Handover, popped?: ScreenPop['popped']): void =>
    emit({ type: 'customer-searching', callId, can: commandsOf(crm), ...(handover && { handover }), ...(popped && { popped }) });

  const search = (callId: CallId): void => {
    const sought = soughtFor(desk.state, callId, headers);
    if (!sought || popOf(desk.state, callId)?.status !== 'searching') return;
    searches.get(callId)?.stop.abort();
    const stop = new AbortController();
    searches.set(callId, { ...sought, stop });
    const limit = AbortSignal.any([signal, stop.signal]);
    void findCustomers(room, callId, { ...sought, everybody: doubted.has(callId) }, limit);
    void countEarlier(room, callId, sought.number, limit);
  };

  /** What came to light later may speak of somebody else: a new number, or an id from the colleague who passed the call on. */
  const searchAnew = (callId: CallId): void => {
    const [pop, before, sought] = [popOf(desk.state, callId), searches.get(callId), soughtFor(desk.state, callId, headers)];
    if (pop && before && sought && pop.source !== 'agent' && !isSought(sought, before)) begin(callId, pop.handover);
  };

  /** What the page that had the line was at. */
  const goOn = (): void => {
    for (const { callId } of desk.state.pops) {
      search(callId);
      loadPast(room, callId, pasts);
      popInTime(room, callId, config, headers);
    }
  };

  const close = (callId: CallId): void => {
    searches.get(callId)?.stop.abort();
    for (const all of [searches, pasts, doubted]) all.delete(callId);
    emit({ type: 'screen-pop-closed', callId });
  };

  desk.subscribe((state, event) => {
    switch (event.type) {
      case 'call-started': {
        const call = callById(state, event.call.id);
        if (call && !call.consultFor) queueMicrotask(() => { if (callById(desk.state, call.id)) begin(call.id, call.handover); });
        break;
      }
      case 'call-restored': queueMicrotask(() => void bringBack(room, begin, event.call.id, event.pop)); break;
      case 'desk-restored': queueMicrotask(goOn); break;
      case 'records-opened': void lookOnce(room); break;
      case 'wrap-up-restored': if (event.record.revision === undefined) void restore(room, begin, event.record); break;
      case 'customer-searching':
        searches.get(event.callId)?.stop.abort(); // What is still on its way for the one before must not come in between.
        queueMicrotask(() => search(event.callId));
        break;
      case 'handover-received':
      case 'call-peer-changed': queueMicrotask(() => searchAnew(event.callId)); break;
      case 'customer-chosen': doubted.add(event.callId); break;
      case 'call-cleared':
      case 'wrap-up-closed':
        if (popOf(state, event.callId) && !callById(state, event.callId) && !wrapUpOf(state, event.callId)) queueMicrotask(() => close(event.callId));
        break;
      default:
    }
    if (!/^(?:customer|call)-/.test(event.type) || !('callId' in event)) return;
    loadPast(room, event.callId, pasts);
    popInTime(room, event.callId, config, headers);
  });
};

const commandsOf = (crm: Crm | undefined): readonly CustomerCommand[] =>
  ['find-customer', ...(crm?.create ? ['create-customer' as const] : []), ...(crm?.open ? ['open-customer' as const] : [])];

/** By what the customer of a call is looked for. */
function soughtFor(state: DeskState, callId: CallId, map: CtiHeaders): Sought | undefined {
  const number = numberOfCustomer(state, callId);
  if (number === undefined) return undefined;
  const call = callById(state, callId);
  const customerId = popOf(state, callId)?.handover?.customerId ?? (call ? ctiFacts(call.headers, map).customerId : wrapUpOf(state, callId)?.record.customerId);
  return { number, ...(customerId !== undefined && { customerId }) };
}

/** The past of the one it is, as soon as that is sure. */
function loadPast({ desk, ports: { crm }, emit, signal }: FlowRoom, callId: CallId, loading: Map<CallId, string>): void {
  const [pop, customer] = [popOf(desk.state, callId), customerOf(desk.state, callId)];
  const sure = pop?.status === 'known' || pop?.source === 'header';
  if (!customer || !sure || pop.timeline || pop.timelineProblem || !crm?.timeline || loading.get(callId) === customer.id) return;
  loading.set(callId, customer.id);
  const of = { callId, customerId: customer.id };
  const done = (): void => { if (loading.get(callId) === customer.id) loading.delete(callId); };
  askCrm((limit) => crm.timeline!(customer.id, limit), patience, signal).then(
    (timeline) => { done(); emit({ type: 'timeline-loaded', ...of, timeline }); },
    (error: unknown) => { done(); emit({ type: 'timeline-failed', ...of, problem: toProblem(error) }); },
  );
}

/** Pops when the rule of the call says so, once; not before the CRM has answered, unless the PBX told who it is. */
function popInTime({ desk, ports: { crm }, emit }: FlowRoom, callId: CallId, { rules }: ScreenPopConfig, map: CtiHeaders): void {
  const { state } = desk;
  const [call, pop] = [callById(state, callId), popOf(state, callId)];
  if (!call || !pop || pop.popped || (pop.status === 'searching' && pop.source !== 'header')) return;
  const [customer, { handover }] = [customerOf(state, callId), pop];
  const facts = { call, ...ctiFacts(call.headers, map), ...(customer && { customer }), ...(handover && { handover }) };
  const rule = popRuleFor(rules, facts);
  if (!isTime(rule.on, call)) return;
  const url = pageToOpen(rule, facts);
  const opens = crm?.open !== undefined && (url !== undefined || crm.opensOnPop === true);
  queueMicrotask(() => { if (!popOf(desk.state, callId)?.popped) emit({ type: 'screen-popped', callId, opens, ...(url && { url }) }); });
}

const isTime = (on: ReturnType<typeof popRuleFor>['on'], { status, answeredAt }: Call): boolean =>
  status !== 'ended' && (on === 'ring' || (on === 'answer' && answeredAt !== undefined));
