import type { Call, CallId } from './call.js';

/** Every call on this desk, oldest first; an ended one stays until it is cleared, so that its end can be read. */
export type Calls = readonly Call[];

export const isLive = (call: Call): boolean => call.status !== 'ended';

/** Both sides have agreed to talk: not still ringing, not over. */
export const isEstablished = (call: Call): boolean => isLive(call) && call.answeredAt !== undefined;

/** It was in progress, and nobody would give it back: it stays to be called back. */
export const isLost = ({ end }: Call): boolean => end?.cause === 'lost';

export const callById = (state: { readonly calls: Calls }, id: CallId | undefined): Call | undefined =>
  id === undefined ? undefined : state.calls.find((call) => call.id === id);

export const liveCalls = (state: { readonly calls: Calls }): Calls => state.calls.filter(isLive);

/** Another page can take up all there is: who knows no `Replaces` would have a call end by that. */
export const canMove = (state: { readonly calls: Calls }): boolean => liveCalls(state).every(({ answeredAt, dialog }) => answeredAt === undefined || dialog?.replaces === true);

export const ringingCalls = (state: { readonly calls: Calls }): Calls => state.calls.filter((call) => call.status === 'ringing');

const importance: Record<Call['status'], number> = { active: 6, resuming: 5, answering: 5, dialing: 4, ringing: 3, held: 2, ended: 1 };

/** The call that matters now: who I talk to, else whom I dial, else who rings, else who waits; of two alike, the one that changed last. */
export const foregroundCall = (state: { readonly calls: Calls }): Call | undefined =>
  state.calls.reduce<Call | undefined>((best, call) => (best && isBefore(best, call) ? best : call), undefined);

const isBefore = (a: Call, b: Call): boolean =>
  importance[a.status] > importance[b.status] || (a.status === b.status && a.since > b.since);

/** The consultation that asks on behalf of `call`, or the call that `call` asks on behalf of; without such a tie, the one other established call. */
export function transferPartner(state: { readonly calls: Calls }, call: Call): Call | undefined {
  const others = state.calls.filter((other) => other.id !== call.id && isEstablished(other));
  return others.find((other) => other.consultFor === call.id || call.consultFor === other.id)
    ?? (others.length === 1 ? others[0] : undefined);
}
