import { callById, isLive, type Call, type CallStatus, type DeskState } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { callWords, endWords } from '../call/call-words.js';
import { keepFocus } from './notice-focus.js';

/** What a desk needs for who cannot see it: words, and that the focus stays. */
export function voiceOf(desk: Parameters<typeof keepFocus>[0]): typeof announcement {
  void keepFocus(desk);
  return announcement;
}

/** What a screen reader should say of what happened between two states; nothing for most of it. */
export function announcement(before: DeskState, after: DeskState): string {
  if (after.calls === before.calls) return '';
  return after.calls.map((call) => ofCall(callById(before, call.id), call)).filter(Boolean).join('. ');
}

function ofCall(before: Call | undefined, call: Call): string {
  const name = isolated(callWords(call).name);
  if (!before && call.recovering) return msg(str`Picking up your call with ${name} again`);
  if (!before) return call.direction === 'incoming' ? msg(str`Incoming call from ${name}`) : msg(str`Calling ${name}`);
  if (before.status !== call.status) return ofStatus[call.status](call, name);
  if (before.recovering && !call.recovering && isLive(call)) return ofStatus[call.status](call, name);
  if (before.merged !== call.merged) return call.merged ? msg(str`${name} is in the conference`) : '';
  if (before.muted !== call.muted) return call.muted ? msg('Muted', { desc: 'The microphone; read out' }) : msg('Microphone on', { desc: 'No longer muted; read out' });
  if (before.heldByPeer !== call.heldByPeer) return call.heldByPeer ? msg(str`${name} put you on hold`) : msg(str`${name} is back`, { desc: 'The other side took the call from hold' });
  return '';
}

const ofStatus: Record<CallStatus, (call: Call, name: string) => string> = {
  dialing: () => '',
  ringing: () => '',
  answering: () => '',
  resuming: () => '',
  active: (_, name) => msg(str`Talking to ${name}`),
  held: (_, name) => msg(str`${name} is on hold`),
  // One transfer is told once: of the customer's call, not of that to the colleague.
  ended: (call, name) => call.consultFor && call.end?.cause === 'transferred' ? '' : msg(str`${name}: ${endWords(call.end, call)}`, { desc: 'Whom it is about, and what went wrong' }),
};
