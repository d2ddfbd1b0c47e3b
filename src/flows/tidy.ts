import { callById, isLost, type Call, type DeskState } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** How long the end of a call can be read: one that went well, and one that did not. */
const ended = { well: 4_000, badly: 12_000 };
const failureStays = 10_000;

/** Takes away what was said long enough: ended calls and failures. A lost call stays until the agent talks to its number again, or dismisses it. */
export const tidy: Flow = ({ desk, signal, emit }) => {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (delay: number, then: () => void): void => {
    const timer = setTimeout(() => { timers.delete(timer); then(); }, delay);
    timers.add(timer);
  };
  desk.subscribe((state, event) => {
    for (const { id } of madeUpFor(state, event)) queueMicrotask(() => emit({ type: 'call-cleared', callId: id }));
    if (event.type === 'call-ended' && event.end.cause !== 'lost') {
      const well = event.end.cause === 'hung-up' || event.end.cause === 'transferred' || event.end.cause === 'replaced';
      later(well ? ended.well : ended.badly, () => emit({ type: 'call-cleared', callId: event.callId }));
    }
    if ((event.type === 'command-failed' || event.type === 'desk-restored') && state.failure) {
      const { at } = state.failure;
      later(failureStays, () => { if (desk.state.failure?.at === at) emit({ type: 'failure-cleared' }); });
    }
  });
  signal.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true });
};

/** Those that were lost, when they are called back, or call back and are answered. */
function madeUpFor(state: DeskState, event: { readonly type: string; readonly callId?: string; readonly call?: { readonly id: string } }): readonly Call[] {
  if (event.type !== 'call-started' && event.type !== 'call-answered') return [];
  const call = callById(state, event.callId ?? event.call?.id);
  const isMade = call?.peer.number && (event.type === 'call-answered' || call.direction === 'outgoing');
  return isMade ? state.calls.filter((other) => isLost(other) && other.peer.number === call.peer.number) : [];
}
