import type { Flow } from '../desk/index.js';

/** How long the end of a call can be read: one that went well, and one that did not. */
const ended = { well: 4_000, badly: 12_000 };
const failureStays = 10_000;

/** Takes away what was said long enough: ended calls and failures. */
export const tidy: Flow = ({ desk, signal, emit }) => {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (delay: number, then: () => void): void => {
    const timer = setTimeout(() => { timers.delete(timer); then(); }, delay);
    timers.add(timer);
  };
  desk.subscribe((state, event) => {
    if (event.type === 'call-ended') {
      const well = event.end.cause === 'hung-up' || event.end.cause === 'transferred' || event.end.cause === 'replaced';
      later(well ? ended.well : ended.badly, () => emit({ type: 'call-cleared', callId: event.callId }));
    }
    if (event.type === 'command-failed') {
      later(failureStays, () => { if (desk.state.failure?.at === event.at) emit({ type: 'failure-cleared' }); });
    }
  });
  signal.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true });
};
