import { isLiveBoard, membership, memberships, toProblem, type AgentState, type DeskState, type Member, type QueueId } from '../core/index.js';
import type { Flow, MemberWish } from '../desk/index.js';

/** What the queues should make of the agent; nothing while they are offline. */
function wishOf({ status, chosen }: AgentState): MemberWish | undefined {
  if (status === 'after-call-work') return { status };
  return chosen.status === 'offline' ? undefined : { status: chosen.status, ...(chosen.reason && { reason: chosen.reason }) };
}

/** What the queues make of the agent, if all do the same. */
function actual(members: readonly Member[]): MemberWish | undefined {
  const wishes = members.map(({ status, paused, reason }): MemberWish => {
    if (status === 'after-call-work') return { status };
    return paused ? { status: 'away', ...(reason && { reason }) } : { status: 'ready' };
  });
  return wishes.every((wish) => isSame(wish, wishes[0])) ? wishes[0] : undefined;
}

const isSame = (a: MemberWish | undefined, b: MemberWish | undefined): boolean => a?.status === b?.status && a?.reason === b?.reason;

/** The agent chose while the queues could not hear it. */
const choseUnheard = ({ agent }: DeskState, before: DeskState): boolean => before.centre.staleSince !== undefined && agent.chosenAt >= before.centre.staleSince;

/**
 * Keeps the agent's status here and in the queues the same, whoever changes it: the queues hear of after-call work, and of what was
 * chosen while they could not be reached; the desk heeds a pause that came from elsewhere (a supervisor, a feature code).
 * What the agent chooses while the queues are there, the command itself tells them.
 */
export const centreStatus: Flow = ({ desk, ports, emit }) => {
  const { centre } = ports;
  if (!centre) return;
  const tell = (state: DeskState, wish: MemberWish | undefined): void => {
    if (!wish || !isLiveBoard(state) || !memberships(state).length) return;
    centre.setStatus(wish).catch((error: unknown) => console.warn(`cordboard: the queues were not told that you are ${wish.status}: ${toProblem(error).message}`));
  };
  const heed = (state: DeskState, found: MemberWish): void => {
    if (found.status === 'after-call-work' || isSame(found, wishOf(state.agent))) return;
    const { reason } = found;
    emit({ type: 'agent-status-changed', status: found.status, ...(reason && { reason }) });
  };

  let before = desk.state;
  desk.subscribe((state, event) => {
    const was = before;
    before = state;
    const wish = wishOf(state.agent);
    if (/^(call|after-call-work)-/.test(event.type) && !isSame(wish, wishOf(was.agent))) tell(state, wish);
    if (!wish || !isLiveBoard(state) || !(event.type === 'queues-loaded' || event.type === 'agent-restored' || isNewOfMe(state, was))) return;
    const joined = event.type === 'queues-changed' ? newMemberships(state, was) : [];
    for (const queue of joined) if (wish.status !== 'ready') tell(state, { ...wish, queue });
    const found = joined.length ? undefined : actual(memberships(state));
    if (!found) return;
    // A call during after-call work finds us paused for that: no wish of anybody's.
    const isOurs = state.agent.afterCallWork !== undefined || (event.type === 'queues-loaded' && (found.status === 'after-call-work' || choseUnheard(state, was)));
    if (!isOurs) queueMicrotask(() => heed(desk.state, found));
    else if (event.type === 'queues-loaded' && !isSame(found, wish)) tell(state, wish);
  });
};

/** Other people's news may still come with what we were before a command: only news of ourselves count. */
function isNewOfMe(state: DeskState, was: DeskState): boolean {
  if (state.queues === was.queues) return false;
  const [mine, before] = [memberships(state), memberships(was)];
  return mine.length !== before.length || mine.some((member, index) => member !== before[index]);
}

/** Whoever joins a queue joins as they are: away, if they are away. */
const newMemberships = (state: DeskState, was: DeskState): readonly QueueId[] =>
  state.queues.filter((queue) => membership(state, queue) && !was.queues.some((before) => before.id === queue.id && membership(was, before))).map(({ id }) => id);
