import { popOf, toProblem, type CallId, type DeskState, type HostRecord } from '../core/index.js';
import type { AskDesk, Host, HostedDesk, HostFact } from '../desk/index.js';
import { tellCalls } from './host-calls.js';

/**
 * What a desk does by itself in a host: its panel is shown when it rings, numbers in it call while there is a line, it shows who the call is with
 * (unless the CRM does), and it is told what happens. What it asks for, the desk does.
 */
export function serveHost(desk: HostedDesk, host: Host, signal: AbortSignal): void {
  const attempt = attempts();
  const tell = (fact: HostFact): void => attempt('be told', () => host.tell?.(fact));
  const wanted: { readonly about: HostRecord | undefined }[] = [];

  const ask: AskDesk = async (command, about) => {
    if (signal.aborted) return { ok: false, error: { code: 'not-now', message: 'This desk was closed.' } };
    if (command.type !== 'dial') return desk.send(command);
    const want = { about };
    wanted.push(want);
    attempt('show the panel', () => host.showPanel?.(true));
    const outcome = await desk.send(command);
    if (wanted.includes(want)) wanted.splice(wanted.indexOf(want), 1); // It came to no call.
    return outcome;
  };

  const calls = tellCalls(desk, tell, () => wanted.shift()?.about, ({ direction, status }) => {
    if (direction === 'incoming' && status === 'ringing') attempt('show the panel', () => host.showPanel?.(true));
  });

  const open = (state: DeskState, callId: CallId): void => {
    const pop = popOf(state, callId);
    if (!pop || !state.tab.front || calls.recordOf(callId) || pop.can?.includes('open-customer')) return; // It is on screen, or the CRM opens it.
    const [customer, number] = [pop.matches.length === 1 ? pop.matches[0] : undefined, state.calls.find(({ id }) => id === callId)?.peer.number];
    const url = pop.popped?.url;
    attempt('open the record', () => host.open?.({ ...(customer && { customer }), ...(number && { number }), ...(url && { url }) }));
  };

  let dials: boolean | undefined;
  let agent: DeskState['agent'] | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;
  /** When all that follows from it has: between a call and the work after it nobody is ready, though it takes a moment until that is known. */
  const tellAgent = (): void => {
    telling = undefined;
    const { agent: { status, reason }, tab } = desk.state;
    const isTold = agent?.status === status && agent.reason === reason;
    if (signal.aborted || isTold || !tab.front) return;
    agent = desk.state.agent;
    tell({ type: 'agent-changed', status, ...(reason && { reason }) });
  };
  const follow = (state: DeskState): void => {
    const canDial = state.line.status === 'registered';
    if (canDial !== dials) {
      dials = canDial;
      attempt('let its numbers call', () => host.setClickToDial?.(canDial));
    }
    if (state.agent.since && state.agent !== agent && state.tab.front) telling ??= setTimeout(tellAgent);
  };

  desk.subscribe((state, event) => {
    follow(state);
    calls.follow(state, event);
    if (event.type === 'screen-popped' || (event.type === 'customer-chosen' && event.customer)) open(state, event.callId);
  });
  signal.addEventListener('abort', () => attempt('stop calling numbers', () => host.setClickToDial?.(false)), { once: true });
  host.start((event) => { if (!signal.aborted) desk.emit(event); }, ask, signal);
  follow(desk.state);
}

/** Has the host do something, and says once on the console what it does not do: an agent can do nothing about it. */
function attempts(): (what: string, verb: () => void | Promise<void>) => void {
  const failing = new Set<string>();
  return (what, verb) => {
    (async () => verb())().then(() => failing.delete(what), (error: unknown) => {
      if (failing.has(what)) return;
      failing.add(what);
      console.warn(`cordboard: the page round this one did not ${what}: ${toProblem(error).message}`);
    });
  };
}
