import { callById, isLive, type Call, type CallStatus, type DeskState } from '../../core/index.js';
import { callWords, endWords } from '../call/call-words.js';

/** What a screen reader should say of what happened between two states; nothing for most of it. */
export function announcement(before: DeskState, after: DeskState): string {
  if (after.calls === before.calls) return '';
  return after.calls.map((call) => ofCall(callById(before, call.id), call)).filter(Boolean).join('. ');
}

function ofCall(before: Call | undefined, call: Call): string {
  const { name } = callWords(call);
  if (!before && call.recovering) return `Picking up your call with ${name} again`;
  if (!before) return call.direction === 'incoming' ? `Incoming call from ${name}` : `Calling ${name}`;
  if (before.status !== call.status) return ofStatus[call.status](call, name);
  if (before.recovering && !call.recovering && isLive(call)) return ofStatus[call.status](call, name);
  if (before.merged !== call.merged) return call.merged ? `${name} is in the conference` : '';
  if (before.muted !== call.muted) return call.muted ? 'Muted' : 'Microphone on';
  if (before.heldByPeer !== call.heldByPeer) return call.heldByPeer ? `${name} put you on hold` : `${name} is back`;
  return '';
}

const ofStatus: Record<CallStatus, (call: Call, name: string) => string> = {
  dialing: () => '',
  ringing: () => '',
  answering: () => '',
  resuming: () => '',
  active: (_, name) => `Talking to ${name}`,
  held: (_, name) => `${name} is on hold`,
  ended: (call, name) => `${name}: ${endWords(call.end, call)}`,
};
