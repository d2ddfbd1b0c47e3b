import { callById, popOf, wrapUpOf, type CallId, type CallRecord, type Handover, type KeptPop } from '../core/index.js';
import type { FlowRoom } from '../desk/index.js';

/** Shows the card of a call, still to be filled in. */
type Begin = (callId: CallId, handover?: Handover, popped?: KeptPop['popped']) => void;

/** The paper of a page that was closed comes with its customer: a CRM that is down must not take them away. */
export async function restore({ desk, ports: { crm, records }, emit }: FlowRoom, begin: Begin, { callId, customerId, customerName, number }: CallRecord): Promise<void> {
  const kept = customerId === undefined ? undefined : await records.contacts.byId(customerId).catch(() => undefined);
  if (popOf(desk.state, callId) || !wrapUpOf(desk.state, callId)) return;
  begin(callId);
  if (customerId === undefined) return;
  emit({ type: 'customer-found', callId, matches: [kept ?? { id: customerId, name: customerName ?? number, numbers: [number] }], source: 'index', final: !crm });
}

/** The call of a page that is gone: it pops no second time, and whom the agent chose stays chosen. */
export async function bringBack({ desk, ports: { records }, emit }: FlowRoom, begin: Begin, callId: CallId, { chosen, popped }: KeptPop = {}): Promise<void> {
  const call = callById(desk.state, callId);
  if (!call || call.consultFor || popOf(desk.state, callId)) return;
  begin(callId, call.handover, popped);
  const customer = chosen === undefined ? undefined : await records.contacts.byId(chosen).catch(() => undefined);
  if (customer && popOf(desk.state, callId)) emit({ type: 'customer-chosen', callId, customer });
}
