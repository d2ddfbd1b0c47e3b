import type { Answer, CallId, ChosenStatus, DeviceKind, Problem, QueueId } from '../core/index.js';

interface OfCall {
  readonly callId: CallId;
}

/** All that can be asked of a desk. Plain data: a command crosses tabs. */
export type Command =
  /** Brings up what is down: the line, or the queues. */
  | { readonly type: 'connect'; /** Only where the person was asked for it; never stored. */ readonly password?: string }
  /** Takes the line down; calls end. */
  | { readonly type: 'disconnect' }
  /** Whoever is on the line is put on hold. `headers`: those that the allow-list lets out. */
  | { readonly type: 'dial'; readonly target: string; readonly headers?: Readonly<Record<string, string>> }
  /** Whoever else is on the line is put on hold. */
  | ({ readonly type: 'answer' } & OfCall)
  /** Declines it; the PBX decides where the call goes. */
  | ({ readonly type: 'reject' } & OfCall)
  /** Ends it; one that rings is declined. */
  | ({ readonly type: 'hang-up' } & OfCall)
  | ({ readonly type: 'hold' } & OfCall)
  /** Takes it off hold; whoever else is on the line is put on hold. */
  | ({ readonly type: 'resume' } & OfCall)
  | ({ readonly type: 'mute' } & OfCall)
  | ({ readonly type: 'unmute' } & OfCall)
  | ({ readonly type: 'send-tones'; /** `0-9 A-D * #`, and `,` for a pause of two seconds. */ readonly tones: string } & OfCall)
  /** At once, without asking. */
  | ({ readonly type: 'transfer'; readonly target: string } & OfCall)
  /** Asks somebody first: the call waits. */
  | ({ readonly type: 'consult'; readonly target: string } & OfCall)
  /** Connects the two others: the one who waited, and the one who was asked. */
  | ({ readonly type: 'complete-transfer' } & OfCall)
  /** All established calls into one conference, mixed here. */
  | ({ readonly type: 'merge' } & OfCall)
  /** Takes an ended call off the desk. */
  | ({ readonly type: 'clear' } & OfCall)
  /** During a call or after-call work: what comes after it. With a queue: ready or away there alone, whatever the status elsewhere. */
  | ({ readonly type: 'set-status'; readonly queue?: QueueId } & ChosenStatus)
  | { readonly type: 'join-queue'; readonly queue: QueueId }
  | { readonly type: 'leave-queue'; readonly queue: QueueId }
  /** Has a caller who waits come to me, out of turn; `callId` as in the queue. */
  | { readonly type: 'claim-call'; readonly callId: string }
  /** It is this one of those found; absent: none of them. */
  | ({ readonly type: 'choose-customer'; readonly customerId?: string } & OfCall)
  /** Puts a caller whom the CRM does not know into it. */
  | ({ readonly type: 'create-customer'; readonly name: string; readonly company?: string } & OfCall)
  /** Opens the page of the customer, or of a new one, in the CRM. */
  | ({ readonly type: 'open-customer' } & OfCall)
  /** Asks the CRM again who it is. */
  | ({ readonly type: 'find-customer' } & OfCall)
  /** Writes on the call's paper; undefined takes an answer away. */
  | ({ readonly type: 'change-wrap-up'; readonly answers: Readonly<Record<string, Answer | undefined>> } & OfCall)
  /** Into the call log, and on its way to the CRM. */
  | ({ readonly type: 'save-wrap-up' } & OfCall)
  /** Takes a call's paper out of the call log again, to be changed: saved, it takes the place of what is there, and the CRM is told. */
  | { readonly type: 'reopen-wrap-up'; readonly recordId: string }
  /** Leaves a paper that was taken out of the log as it is there. */
  | ({ readonly type: 'leave-wrap-up' } & OfCall)
  /** More time for it: seconds; absent, as much as the desk was set to. */
  | ({ readonly type: 'extend-wrap-up'; readonly seconds?: number } & OfCall)
  /** Tries again now what the CRM does not have yet: one record, or all. */
  | { readonly type: 'retry-delivery'; readonly recordId?: string }
  /** Everything of one customer, on this computer. */
  | { readonly type: 'erase-customer'; readonly customerId: string }
  /** Everything of everybody, on this computer. */
  | { readonly type: 'erase-records' }
  /** Has the line, and the sound of its calls, come to this tab. */
  | { readonly type: 'bring-here' }
  | { readonly type: 'choose-device'; readonly kind: DeviceKind; /** Absent: the system's default. */ readonly deviceId?: string }
  /** Lets the microphone doctor look. */
  | { readonly type: 'check-microphone' }
  | { readonly type: 'test-sound'; readonly kind: 'speaker' | 'ringer' }
  /** Keeps what goes over the line for support, or no longer. */
  | { readonly type: 'trace-line'; readonly on: boolean }
  /** What was kept of the line comes with the outcome, as `text`. */
  | { readonly type: 'read-trace' }
  /** Takes `state.failure` away. */
  | { readonly type: 'dismiss-failure' };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** How a command ended. `callId`: the call it made or steered; `text`: what was asked for. */
export type Outcome =
  | { readonly ok: true; readonly callId?: CallId; readonly text?: string }
  | { readonly ok: false; readonly error: Problem };
