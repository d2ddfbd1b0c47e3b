import { reduceCall, restored, type CallEvent, type CallId } from './call.js';
import { isLive, type Calls } from './calls.js';

export function reduceCalls(calls: Calls, event: { readonly type: string }, at: number): Calls {
  const e = event as CallEvent;
  switch (e.type) {
    case 'call-started': {
      if (calls.some((call) => call.id === e.call.id)) return calls;
      const status = e.call.direction === 'incoming' ? 'ringing' : 'dialing';
      return [...calls, { ...e.call, status, startedAt: at, since: at, muted: false, heldByPeer: false, merged: false }];
    }
    case 'call-restored':
      return calls.some((call) => call.id === e.call.id) ? calls : [...calls, restored(e.call)];
    case 'call-merged':
    case 'call-unmerged':
      return calls.map((call) => (e.callIds.includes(call.id) && isLive(call) ? { ...call, merged: e.type === 'call-merged' } : call));
    case 'call-cleared':
      return calls.filter((call) => call.id !== e.callId);
    case 'call-ended':
      return aloneAgain(change(calls, e, at));
    default:
      return e.type.startsWith('call-') ? change(calls, e, at) : calls;
  }
}

function change(calls: Calls, event: Extract<CallEvent, { callId: CallId }>, at: number): Calls {
  const index = calls.findIndex((call) => call.id === event.callId);
  const before = calls[index];
  if (!before) return calls;
  const after = reduceCall(before, event, at);
  return after === before ? calls : calls.with(index, after);
}

/** A conference of one is none. */
function aloneAgain(calls: Calls): Calls {
  const merged = calls.filter((call) => call.merged);
  return merged.length === 1 ? calls.map((call) => (call.merged ? { ...call, merged: false } : call)) : calls;
}
