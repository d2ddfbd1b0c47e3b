import { callById, interactionFor, wrapUpOf, type CallId, type DeskState, type Happened, type HostRecord } from '../core/index.js';
import type { Desk, HostCall, HostFact } from '../desk/index.js';
import { factsOf, hostCall, hostCallOf } from './host-facts.js';

interface ToldCalls {
  follow(state: DeskState, event: Happened): void;
  /** The record of the host's that a call was dialled from. */
  recordOf(callId: CallId): HostRecord | undefined;
}

/**
 * Tells a host of calls, each from its beginning until it is put away. Of several tabs with a host each, the one in front when a call begins tells
 * its own host, to the end, wherever the agent is by then: a host that has heard of a call and never of its end would wait for ever.
 *
 * @param about The record that the next call out was asked for.
 * @param began A call begins of which this host shall hear.
 */
export function tellCalls(desk: Desk, tell: (fact: HostFact) => void, about: () => HostRecord | undefined, began: (call: HostCall) => void): ToldCalls {
  const told = new Map<CallId, HostCall>();
  let before = desk.state;

  const begin = (state: DeskState, event: Happened): void => {
    switch (event.type) {
      case 'call-started':
      case 'call-restored': {
        const call = callById(state, event.call.id);
        if (!call || call.consultFor || callById(before, call.id)) return;
        if (!state.tab.front) return void told.delete(call.id);
        const record = call.direction === 'outgoing' ? about() : undefined;
        const first = hostCall(state, call, record);
        told.set(call.id, first);
        for (const type of factsOf(undefined, first)) tell({ type, call: first });
        return began(first);
      }
      case 'wrap-up-restored':
      case 'wrap-up-reopened':
        if (!state.tab.front) told.delete(event.record.callId);
        else if (!told.has(event.record.callId)) told.set(event.record.callId, hostCallOf(event.record));
    }
  };

  const goOn = (state: DeskState, was: HostCall): void => {
    const call = callById(state, was.id);
    const now = call ? hostCall(state, call, was.record) : was;
    told.set(was.id, now);
    if (call) for (const type of factsOf(was, now)) tell({ type, call: now });
    const [paper, paperBefore] = [wrapUpOf(state, was.id), wrapUpOf({ wrapUps: before.wrapUps }, was.id)];
    if (paper?.dueAt !== undefined && paperBefore?.dueAt === undefined) tell({ type: 'wrap-up-started', call: now });
    if (paper || !paperBefore) return;
    told.delete(was.id);
    if (paperBefore.status === 'saving') void log(now, paperBefore.record.id);
  };

  /** As it is in the log, for a form that the clock closed was completed there. */
  const log = async (call: HostCall, recordId: string): Promise<void> => {
    const record = await desk.records.callLog.get(recordId).catch(() => undefined);
    const interaction = record && interactionFor(record, desk.state.wrapUps.form);
    tell({ type: 'call-logged', call, ...(interaction && { interaction }) });
  };

  return {
    recordOf: (callId) => told.get(callId)?.record,
    follow: (state, event) => {
      if (event.type !== 'desk-restored') { // What happened in another tab, that one has told.
        begin(state, event);
        if (state.calls !== before.calls || state.wrapUps !== before.wrapUps || state.pops !== before.pops) for (const was of [...told.values()]) goOn(state, was);
      }
      before = state;
    },
  };
}
