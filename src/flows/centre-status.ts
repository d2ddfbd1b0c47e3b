import { isLiveBoard, mayDo, membership, memberships, toProblem, type AgentState, type DeskState, type Member, type QueueId } from '../core/index.js';
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

/** Some (a lamp) tell that we are away, and not why. */
const fits = (found: MemberWish | undefined, wish: MemberWish | undefined): boolean => found?.status === wish?.status && (found?.reason === undefined || found.reason === wish?.reason);

const isUnreachable = ({ status }: Member): boolean => status === 'unreachable';

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
    if (!wish || !mayDo(state, 'status') || !memberships(state).length) return;
    centre.setStatus(wish).catch((error: unknown) => console.warn(`cordboard: the queues were not told that you are ${wish.status}: ${toProblem(error).message}`));
  };
  const heed = (state: DeskState, found: MemberWish): void => {
    if (found.status === 'after-call-work' || fits(found, wishOf(state.agent))) return;
    const { reason } = found;
    emit({ type: 'agent-status-changed', status: found.status, ...(reason && { reason }) });
  };

  let before = desk.state;
  desk.subscribe((state, event) => {
    const was = before;
    before = state;
    if (event.type === 'desk-restored') return; // Nothing has happened: the queues are yet to tell.
    const wish = wishOf(state.agent);
    if (/^(call|after-call-work)-/.test(event.type) && !isSame(wish, wishOf(was.agent))) tell(state, wish);
    if (!wish || !isLiveBoard(state) || !(event.type === 'queues-loaded' || event.type === 'agent-restored' || isNewOfMe(state, was))) return;
    const joined = event.type === 'queues-changed' ? newMemberships(state, was) : [];
    for (const queue of joined) if (wish.status !== 'ready') tell(state, { ...wish, queue });
    const mine = memberships(state);
    if (event.type === 'queues-loaded' && choseUnheard(state, was)) return fits(actual(mine), wish) ? undefined : tell(state, wish);
    // What one who cannot be reached is paused for is seen when their phone is back.
    const found = joined.length || mine.some(isUnreachable) ? undefined : actual(mine);
    if (!found) return;
    const isFirstSight = event.type !== 'queues-changed' || memberships(was).some(isUnreachable);
    // A call during after-call work finds us paused for that: no wish of anybody's. And at first sight, where nobody knows which of the
    // two came later, away wins: better a caller who waits than a ring at an empty desk.
    const isOurs = state.agent.afterCallWork !== undefined || (isFirstSight && (found.status === 'after-call-work' || wish.status === 'away'));
    if (!isOurs) queueMicrotask(() => heed(desk.state, found));
    else if (isFirstSight && !fits(found, wish)) tell(state, wish);
  });
};

/** Other people's news may still come with what we were before a command: only news of ourselves count. */
function isNewOfMe(state: DeskState, was: DeskState): boolean {
  if (state.queues === was.queues) return false;
  const [mine, before] = [memberships(state), memberships(was)];
  return mine.some((member) => !before.includes(member)); // whoever leaves a queue is as before in the others
}

/** Whoever joins a queue joins as they are: away, if they are away. */
const newMemberships = (state: DeskState, was: DeskState): readonly QueueId[] =>
  state.queues.filter((queue) => membership(state, queue) && !was.queues.some((before) => before.id === queue.id && membership(was, before))).map(({ id }) => id);
