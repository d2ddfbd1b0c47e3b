import type { Call } from './call.js';
import { callById, isEstablished, isLive, transferPartner, type Calls } from './calls.js';

/** The commands that steer one call. */
export type CallCommandType =
  | 'answer' | 'reject' | 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute' | 'send-tones'
  | 'transfer' | 'consult' | 'complete-transfer' | 'merge';

type Question = (call: Call, state: { readonly calls: Calls }) => boolean;

const transferring = (call: Call): boolean => call.transfer?.status === 'asked' || call.transfer?.status === 'ringing';
const talking = (call: Call): boolean => (call.status === 'active' || call.status === 'held') && !call.recovering;

const questions: Record<CallCommandType, Question> = {
  'answer': (call) => call.status === 'ringing' && !call.recovering,
  'reject': (call) => call.status === 'ringing' && !call.recovering,
  'hang-up': isLive,
  'hold': (call) => call.status === 'active' && !call.recovering,
  'resume': (call) => call.status === 'held' && !call.recovering,
  'mute': (call) => isLive(call) && call.status !== 'ringing' && !call.muted && !call.recovering,
  'unmute': (call) => isLive(call) && call.muted && !call.recovering,
  'send-tones': (call) => (call.status === 'active' && !call.recovering) || (call.status === 'dialing' && call.progress === 'early-media'),
  'transfer': (call) => talking(call) && !transferring(call),
  'consult': (call) => talking(call) && !transferring(call),
  'complete-transfer': (call, state) => talking(call) && !transferring(call) && transferPartner(state, call) !== undefined,
  'merge': (call, state) => talking(call) && !transferring(call) && !call.merged
    && state.calls.some((other) => other.id !== call.id && isEstablished(other) && talking(other)),
};

/** Whether a command makes sense for this call now: the same answer for the button that offers it and for the table that runs it. */
export function isPossible(state: { readonly calls: Calls }, type: CallCommandType, callId: string | undefined): boolean {
  const call = callById(state, callId);
  return call !== undefined && questions[type](call, state);
}
