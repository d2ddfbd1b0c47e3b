import type { CallAudio } from '../audio/index.js';
import type { CallEvent } from '../core/index.js';
import type { Session, SipMessage } from './jssip.js';
import type { SessionRoom } from './sip-session.js';

/** What a call needs of its line. */
export interface CallRoom<Call> extends SessionRoom {
  readonly audio: CallAudio;
  readonly dtmf: 'auto' | 'rfc4733' | 'info';
  /** The host of our own address. */
  readonly host: string;
  /** Header fields that may go out. */
  readonly headers: readonly string[];
  emit(event: CallEvent): void;
  /** The call's microphone was replaced, or it left its conference: what it sends must be set anew. */
  voiceChanged(call: Call): void;
  ended(call: Call): void;
  /** Where a 3xx sends us; undefined when it is one hop too many. */
  redirect(response: SipMessage, hops: number): string | undefined;
  /** A session that is ours already, not a new incoming call. */
  expect(session: Session): void;
}
