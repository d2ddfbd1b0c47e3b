import { callById } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** Somebody we called picks up while we already talk to somebody else: they wait, for two people must not hear the agent at once. */
export const oneVoice: Flow = ({ desk }) => {
  desk.subscribe((state, event) => {
    if (event.type !== 'call-answered' || callById(state, event.callId)?.direction !== 'outgoing') return;
    const talks = state.calls.some((call) => call.id !== event.callId && ['active', 'answering', 'resuming'].includes(call.status));
    if (talks) void desk.send({ type: 'hold', callId: event.callId });
  });
};
