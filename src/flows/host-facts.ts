import { customerOf, type Call, type CallRecord, type DeskState, type HostRecord } from '../core/index.js';
import type { HostCall, HostCallFact } from '../desk/index.js';

/** What a host may know of a call: nothing of its headers, and nothing that names it on the wire. */
export function hostCall(state: DeskState, { id, direction, status, peer, startedAt, answeredAt, endedAt, muted, transfer, end }: Call, record?: HostRecord): HostCall {
  const [customer, paper] = [customerOf(state, id), state.wrapUps.open.find(({ callId }) => callId === id)];
  return {
    id, direction, status, number: peer.number, muted, startedAt,
    ...(peer.name && { name: peer.name }), ...(paper?.record.queue && { queue: paper.record.queue }), ...(answeredAt !== undefined && { answeredAt }), ...(endedAt !== undefined && { endedAt }),
    ...(transfer && { transfer: { kind: transfer.kind, target: transfer.target, status: transfer.status } }), ...(end && { end }),
    ...(customer && { customer: { id: customer.id, name: customer.name } }), ...(record && { record }),
  };
}

/** The same of a call that is over, of which there is only the paper. */
export const hostCallOf = ({ callId, direction, number, name, queue, startedAt, answeredAt, endedAt, end, customerId, customerName }: CallRecord): HostCall => ({
  id: callId, direction, status: 'ended', number, muted: false, startedAt,
  ...(name && { name }), ...(queue && { queue }), ...(answeredAt !== undefined && { answeredAt }), ...(endedAt !== undefined && { endedAt }), ...(end && { end }),
  ...(customerId !== undefined && { customer: { id: customerId, name: customerName ?? customerId } }),
});

/** What happened to a call between two moments, in the order in which it is to be told. */
export function factsOf(before: HostCall | undefined, now: HostCall): readonly HostCallFact[] {
  const was = (status: HostCall['status']): boolean => before?.status === status;
  const facts: readonly (HostCallFact | false)[] = [
    !before && 'call-started',
    now.answeredAt !== undefined && before?.answeredAt === undefined && 'call-connected',
    now.status === 'held' && !was('held') && !was('resuming') && 'call-held',
    now.status === 'active' && (was('held') || was('resuming')) && 'call-resumed',
    before !== undefined && now.muted !== before.muted && (now.muted ? 'call-muted' : 'call-unmuted'),
    now.transfer !== undefined && now.transfer.status !== before?.transfer?.status && 'call-transfer-changed',
    now.customer?.id !== before?.customer?.id && now.customer !== undefined && 'call-identified',
    now.end !== undefined && !before?.end && 'call-ended',
  ];
  return facts.filter((fact) => fact !== false);
}
