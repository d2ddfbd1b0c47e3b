import type { Member, QueueChange, QueueSnapshot, WaitingCall } from '../core/index.js';

/** Two clocks that differ by less look the same, ms; what is left is the way of the message. */
const tolerable = 1_000;

/** How far our clock is ahead of the server's, ms. */
export const clockOffset = (serverTime: number, now: number): number => (Math.abs(now - serverTime) < tolerable ? 0 : now - serverTime);

const call = (one: WaitingCall, offset: number): WaitingCall => ({ ...one, since: one.since + offset });

const member = (one: Member, offset: number): Member =>
  ({ ...one, ...(one.since !== undefined && { since: one.since + offset }), ...(one.missedAt !== undefined && { missedAt: one.missedAt + offset }) });

/** A queue with its times by our clock: a board on a computer with a wrong clock shows right waits. */
export const queueByOurClock = (queue: QueueSnapshot, offset: number): QueueSnapshot =>
  (offset ? { ...queue, waiting: queue.waiting.map((one) => call(one, offset)), members: queue.members.map((one) => member(one, offset)) } : queue);

export function changeByOurClock(change: QueueChange, offset: number): QueueChange {
  if (!offset) return change;
  if (change.type === 'caller') return { ...change, call: call(change.call, offset) };
  return change.type === 'member' ? { ...change, member: member(change.member, offset) } : change;
}
