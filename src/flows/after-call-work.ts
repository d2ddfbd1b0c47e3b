import { callById, type AfterCallWork, type Call } from '../core/index.js';
import type { Flow } from '../desk/index.js';

/** A call that was talked leaves work behind; one on behalf of another does not. */
const leavesWork = (call: Call | undefined): boolean => call?.answeredAt !== undefined && call.consultFor === undefined;

/**
 * Gives the agent time to finish what a call brought before the next one comes.
 *
 * @param seconds How long at most; 0 for none.
 */
export const afterCallWork = (seconds: number): Flow => ({ desk, signal, emit }) => {
  let work: AfterCallWork | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => emit({ type: 'after-call-work-ended' });

  desk.subscribe(({ calls, agent }, event) => {
    if (event.type === 'call-ended' && seconds > 0 && agent.chosen.status !== 'offline' && leavesWork(callById({ calls }, event.callId))) {
      // Later, for whoever listens to the end of the call shall hear of that first.
      queueMicrotask(() => emit({ type: 'after-call-work-started', callId: event.callId, until: event.at + seconds * 1000 }));
    }
    if (agent.afterCallWork === work) return;
    work = agent.afterCallWork;
    clearTimeout(timer);
    if (work?.until !== undefined) timer = setTimeout(end, work.until - Date.now());
  });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
};
