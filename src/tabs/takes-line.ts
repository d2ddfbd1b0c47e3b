import { callById, isLive, liveCalls, type DeskState } from '../core/index.js';
import type { Command, CommandType } from '../desk/index.js';

/** Done in the tab in which it is asked, whoever holds the line. */
export const doneHere: ReadonlySet<CommandType> = new Set(['open-customer', 'test-sound']);

/** Asked twice they would be done twice: where it is not known what became of them, a person must look. */
export const doneOnce: ReadonlySet<CommandType> = new Set(
  ['dial', 'send-tones', 'transfer', 'consult', 'complete-transfer', 'merge', 'claim-call', 'create-customer', 'extend-wrap-up'],
);

/**
 * With these the agent begins to talk: the sound comes to the tab in which they do, before. A number is dialled from where it was asked for as long
 * as that costs no other call a gap.
 */
export const bringsFirst = ({ type }: Command, state: DeskState): boolean =>
  type === 'resume' || type === 'unmute' || (type === 'dial' && !liveCalls(state).length);

/** After these the sound follows as soon as both talk: a call cannot be moved before. */
export const bringsAfter = ({ type }: Command): boolean => type === 'answer' || type === 'dial' || type === 'consult';

/** Both talk; nothing, where that will never be. */
export function talks(state: DeskState, callId: string | undefined): boolean | undefined {
  const call = callById(state, callId);
  if (!call || !isLive(call)) return undefined;
  return call.status === 'active';
}

/** A line that was taken over is itself again: registered, or known not to be, and its calls are there. */
export const isSettled = ({ line, calls }: DeskState): boolean =>
  line.status !== 'connecting' && (line.status !== 'offline' || line.since > 0) && !calls.some(({ recovering }) => recovering);
