import type { CallCommandType, CallId } from '../../core/index.js';
import type { CommandOf } from '../../desk/index.js';
import { IntentEvent } from '../intent-event.js';

/** A command that steers one call. */
export type CallCommand = CommandOf<CallCommandType>;

/** Something the person asked of a call, told before it is done. */
class CallIntentEvent extends IntentEvent {
  constructor(type: string, readonly callId: CallId) {
    super(type);
  }
}

export class CordAnswerEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-answer', callId); }
}
export class CordRejectEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-reject', callId); }
}
export class CordHangUpEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-hang-up', callId); }
}
export class CordHoldEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-hold', callId); }
}
export class CordResumeEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-resume', callId); }
}
export class CordMuteEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-mute', callId); }
}
export class CordUnmuteEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-unmute', callId); }
}
export class CordSendTonesEvent extends CallIntentEvent {
  constructor(callId: CallId, readonly tones: string) { super('cord-send-tones', callId); }
}
export class CordTransferEvent extends CallIntentEvent {
  constructor(callId: CallId, readonly to: string) { super('cord-transfer', callId); }
}
export class CordConsultEvent extends CallIntentEvent {
  constructor(callId: CallId, readonly to: string) { super('cord-consult', callId); }
}
export class CordCompleteTransferEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-complete-transfer', callId); }
}
export class CordMergeEvent extends CallIntentEvent {
  constructor(callId: CallId) { super('cord-merge', callId); }
}
/** Before the number of an ended call is called again. */
export class CordCallAgainEvent extends CallIntentEvent {
  constructor(callId: CallId, readonly to: string) { super('cord-call-again', callId); }
}

const intents: { readonly [T in CallCommandType]: (command: CommandOf<T>) => CallIntentEvent } = {
  'answer': ({ callId }) => new CordAnswerEvent(callId),
  'reject': ({ callId }) => new CordRejectEvent(callId),
  'hang-up': ({ callId }) => new CordHangUpEvent(callId),
  'hold': ({ callId }) => new CordHoldEvent(callId),
  'resume': ({ callId }) => new CordResumeEvent(callId),
  'mute': ({ callId }) => new CordMuteEvent(callId),
  'unmute': ({ callId }) => new CordUnmuteEvent(callId),
  'send-tones': ({ callId, tones }) => new CordSendTonesEvent(callId, tones),
  'transfer': ({ callId, target }) => new CordTransferEvent(callId, target),
  'consult': ({ callId, target }) => new CordConsultEvent(callId, target),
  'complete-transfer': ({ callId }) => new CordCompleteTransferEvent(callId),
  'merge': ({ callId }) => new CordMergeEvent(callId),
};

/** The event that tells of a command before it is sent. */
export const intentOf = (command: CallCommand): CallIntentEvent =>
  (intents[command.type] as (command: CallCommand) => CallIntentEvent)(command);

declare global {
  interface HTMLElementEventMap {
    'cord-answer': CordAnswerEvent;
    'cord-reject': CordRejectEvent;
    'cord-hang-up': CordHangUpEvent;
    'cord-hold': CordHoldEvent;
    'cord-resume': CordResumeEvent;
    'cord-mute': CordMuteEvent;
    'cord-unmute': CordUnmuteEvent;
    'cord-send-tones': CordSendTonesEvent;
    'cord-transfer': CordTransferEvent;
    'cord-consult': CordConsultEvent;
    'cord-complete-transfer': CordCompleteTransferEvent;
    'cord-merge': CordMergeEvent;
    'cord-call-again': CordCallAgainEvent;
  }
}
