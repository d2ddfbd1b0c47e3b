import { wrapUpOf, type AfterCallWork, type CallId, type DeskState } from '../core/index.js';
import { finishWrapUp, type Flow } from '../desk/index.js';
import type { WrapUpOptions } from './leaves-work.js';

/** Whoever comes back to a paper after another call has at least this long, ms. */
const atLeast = 15_000;
/** How long the paper of work from before a reload may take to turn up: the page that had it may be slow to go, ms. */
const paperPatience = 60_000;

/**
 * Gives the agent time to finish what a call brought before the next one comes: until they save it, or the time is up. Then it is put
 * away as it is, with what the form says for that case. Another call meanwhile takes nobody's time: the clock stops, that call's own work
 * comes first, then what was left.
 */
export const afterCallWork = (options: WrapUpOptions): Flow => ({ desk, ports, signal, emit }) => {
  const whole = (options.afterCallWork ?? 0) * 1000 || Infinity;
  /** Who is still to be worked on, and how long, ms; the last one first. */
  const owed = new Map<CallId, number>();
  let clock: ReturnType<typeof setTimeout> | undefined;
  let timed: AfterCallWork | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let settling = false;

  /** Brings the agent's work to what is owed. Later, for whoever listens to the end of the call shall hear of that first. */
  const settle = (): void => {
    if (settling) return;
    settling = true;
    queueMicrotask(() => { settling = false; work(desk.state, Date.now()); });
  };

  const work = ({ agent }: DeskState, now: number): void => {
    const { afterCallWork: current } = agent;
    if (current?.until !== undefined && owed.has(current.callId)) owed.set(current.callId, Math.max(0, current.until - now));
    if (agent.status === 'busy') return current?.until === undefined ? undefined : emit({ type: 'after-call-work-extended' });
    const [next, left] = [...owed].at(-1) ?? [];
    if (next === undefined || left === undefined) return current && emit({ type: 'after-call-work-ended' });
    const ends = left === Infinity ? {} : { until: now + left };
    if (current?.callId !== next) emit({ type: 'after-call-work-started', callId: next, ...(left === whole ? ends : resumed(now, left)) });
    else if (current.until === undefined && left !== Infinity) emit({ type: 'after-call-work-extended', ...resumed(now, left) });
  };

  const timeIsUp = async (callId: CallId): Promise<void> => {
    const { state } = desk;
    if (wrapUpOf(state, callId)?.status === 'due') await finishWrapUp({ ports, state, emit }, callId, state.wrapUps.form.onTimeout ?? {}).catch(() => {}); // It says so on the paper.
    owed.delete(callId);
    settle();
  };

  const left = ({ until }: AfterCallWork): number => (until === undefined ? whole : Math.max(0, until - Date.now()));

  desk.subscribe((state, event) => {
    const { afterCallWork: current } = state.agent;
    switch (event.type) {
      case 'wrap-up-due': if (state.agent.chosen.status !== 'offline') owed.set(event.callId, whole); break;
      case 'wrap-up-closed': owed.delete(event.callId); break;
      case 'agent-status-changed': owed.clear(); break; // They want to be that now.
      case 'desk-restored': for (const callId of unfinished(state)) owed.set(callId, callId === current?.callId ? left(current) : whole); break;
      case 'agent-restored':
        if (!current) break;
        owed.set(current.callId, whole);
        clearTimeout(waiting);
        waiting = setTimeout(() => { if (!wrapUpOf(desk.state, current.callId) && owed.delete(current.callId)) settle(); }, paperPatience);
        break;
      default: if (!/^(?:call|after-call-work)-/.test(event.type)) return;
    }
    settle();
    if (current === timed) return;
    timed = current;
    clearTimeout(clock);
    if (current?.until !== undefined) clock = setTimeout((callId: CallId) => void timeIsUp(callId), current.until - Date.now(), current.callId);
  });
  signal.addEventListener('abort', () => { clearTimeout(clock); clearTimeout(waiting); }, { once: true });
};

/** Whose paper waits for the agent, the one they are at last. */
function unfinished({ agent: { afterCallWork }, wrapUps }: DeskState): readonly CallId[] {
  const due = wrapUps.open.flatMap(({ callId, dueAt }) => (dueAt !== undefined && callId !== afterCallWork?.callId ? [callId] : []));
  return afterCallWork ? [...due, afterCallWork.callId] : [];
}

const resumed = (now: number, left: number): { readonly until?: number } => (left === Infinity ? {} : { until: now + Math.max(left, atLeast) });
