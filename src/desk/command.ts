import type { CallId, ChosenStatus, DeviceKind, Problem, QueueId } from '../core/index.js';

interface OfCall {
  readonly callId: CallId;
}

/** All that can be asked of a desk. Plain data: a command crosses tabs. */
export type Command =
  | { readonly type: 'connect'; /** Only where the person was asked for it; never stored. */ readonly password?: string }
  | { readonly type: 'disconnect' }
  | { readonly type: 'dial'; readonly target: string; readonly headers?: Readonly<Record<string, string>> }
  | ({ readonly type: 'answer' } & OfCall)
  | ({ readonly type: 'reject' } & OfCall)
  | ({ readonly type: 'hang-up' } & OfCall)
  | ({ readonly type: 'hold' } & OfCall)
  | ({ readonly type: 'resume' } & OfCall)
  | ({ readonly type: 'mute' } & OfCall)
  | ({ readonly type: 'unmute' } & OfCall)
  | ({ readonly type: 'send-tones'; /** `0-9 A-D * #`, and `,` for a pause of two seconds. */ readonly tones: string } & OfCall)
  | ({ readonly type: 'transfer'; readonly target: string } & OfCall)
  | ({ readonly type: 'consult'; readonly target: string } & OfCall)
  | ({ readonly type: 'complete-transfer' } & OfCall)
  | ({ readonly type: 'merge' } & OfCall)
  | ({ readonly type: 'clear' } & OfCall)
  /** During a call or after-call work: what comes after it. With a queue: ready or away there alone, whatever the status elsewhere. */
  | ({ readonly type: 'set-status'; readonly queue?: QueueId } & ChosenStatus)
  | { readonly type: 'join-queue'; readonly queue: QueueId }
  | { readonly type: 'leave-queue'; readonly queue: QueueId }
  /** Has a caller who waits come to me, out of turn; `callId` as in the queue. */
  | { readonly type: 'claim-call'; readonly callId: string }
  | { readonly type: 'choose-device'; readonly kind: DeviceKind; /** Absent: the system's default. */ readonly deviceId?: string }
  | { readonly type: 'check-microphone' }
  | { readonly type: 'test-sound'; readonly kind: 'speaker' | 'ringer' }
  | { readonly type: 'dismiss-failure' };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** How a command ended. `callId`: the call it made or steered. */
export type Outcome =
  | { readonly ok: true; readonly callId?: CallId }
  | { readonly ok: false; readonly error: Problem };
