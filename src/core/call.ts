import type { Handover, KeptPop } from './customer.js';
import type { Problem } from './problem.js';

export type CallId = string;
export type CallDirection = 'incoming' | 'outgoing';

/**
 * One call, from the first message to the last.
 *
 *     outgoing  dialing ───────────────200──▶ active ◀──────────── resuming
 *     incoming  ringing ─answer─▶ answering ──▶  │ hold ──▶ held ─resume─▶ │
 *     any of them ─────────────────────────────▶ ended (cause, by whom)
 */
export type CallStatus = 'dialing' | 'ringing' | 'answering' | 'active' | 'held' | 'resuming' | 'ended';

/** Who is at the other end. Display text is already cleaned: no markup matters, no bidi or control characters, 128 at most. */
export interface Peer {
  /** `sip:…` without parameters. */
  readonly uri: string;
  /** The user part: a phone number or an extension. */
  readonly number: string;
  /** Display name, where the other side gave one. */
  readonly name?: string;
}

/** Why a call ended, in the field's words. */
export type EndCause =
  | 'hung-up' | 'cancelled' | 'busy' | 'declined' | 'no-answer' | 'unavailable' | 'not-found' | 'answered-elsewhere'
  | 'transferred' | 'replaced' | 'lost' | 'media-failed' | 'microphone' | 'network' | 'rejected' | 'error';

export interface CallEnd {
  readonly cause: EndCause;
  readonly by: 'agent' | 'peer' | 'network';
  /** SIP status (RFC 3261 section 21) where one said so. */
  readonly code?: number;
  readonly reason?: string;
}

/** A transfer under way on this call (RFC 3515, RFC 3891). */
export interface Transfer {
  readonly kind: 'blind' | 'attended';
  readonly target: string;
  readonly status: 'asked' | 'ringing' | 'accepted' | 'failed';
  readonly problem?: Problem;
}

/** What the other side hears of us and we of them: MOS after ITU-T G.107 (1 bad to 4.5 excellent), and the likely cause when it is poor. */
export interface Quality {
  readonly mos: number;
  readonly cause?: 'loss' | 'jitter' | 'delay' | 'no-audio';
}

/**
 * What names a call between the two ends (RFC 3261 section 12). No secret: another page of the same user needs it to take the call up
 * (`Replaces`, RFC 3891).
 */
export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** The other end says that it takes `Replaces`: the call can be moved. */
  readonly replaces?: true;
}

export interface Call {
  readonly id: CallId;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly peer: Peer;
  /** ms since 1970. */
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** When it got this status: what a hold timer counts from. */
  readonly since: number;
  /** An outgoing call's: the far end rings; or it sends audio before the answer (RFC 3960), so that we play no ringback of our own. */
  readonly progress?: 'ringing' | 'early-media';
  readonly muted: boolean;
  readonly heldByPeer: boolean;
  /** Header fields of the INVITE that the allow-list lets through, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the colleague who passed this call on sent along. */
  readonly handover?: Handover;
  /** The call on whose behalf this one asks (attended transfer). */
  readonly consultFor?: CallId;
  /** In a local conference with the other merged calls. */
  readonly merged: boolean;
  readonly transfer?: Transfer;
  readonly quality?: Quality;
  /** Since it was answered. */
  readonly dialog?: Dialog;
  /** The page that was in it is gone, and this one is taking it up: until then nobody hears anything. */
  readonly recovering?: true;
  readonly end?: CallEnd;
}

/** What a call is when it starts. */
export type NewCall = Pick<Call, 'id' | 'direction' | 'peer' | 'headers'> & { readonly consultFor?: CallId; readonly handover?: Handover };

export type CallEvent =
  /** It came in, or goes out. */
  | { readonly type: 'call-started'; readonly call: NewCall }
  /** The far end rings, or sends sound before the answer. */
  | { readonly type: 'call-progressed'; readonly callId: CallId; readonly progress: 'ringing' | 'early-media' }
  /** Answered here, and the PBX does not know yet. */
  | { readonly type: 'call-answering'; readonly callId: CallId }
  /** Both sides talk. */
  | { readonly type: 'call-answered'; readonly callId: CallId }
  | { readonly type: 'call-held'; readonly callId: CallId }
  | { readonly type: 'call-resuming'; readonly callId: CallId }
  | { readonly type: 'call-resumed'; readonly callId: CallId }
  /** The other side put us on hold, or took us off. */
  | { readonly type: 'call-held-by-peer'; readonly callId: CallId; readonly held: boolean }
  | { readonly type: 'call-muted'; readonly callId: CallId; readonly muted: boolean }
  | { readonly type: 'call-merged'; readonly callIds: readonly CallId[] }
  | { readonly type: 'call-unmerged'; readonly callIds: readonly CallId[] }
  /** Somebody else is at the other end, as after a transfer. */
  | { readonly type: 'call-peer-changed'; readonly callId: CallId; readonly peer: Peer }
  | { readonly type: 'call-transfer-changed'; readonly callId: CallId; readonly transfer: Transfer }
  /** After an answer, and whenever another session takes the call over. */
  | { readonly type: 'call-dialog-changed'; readonly callId: CallId; readonly dialog: Dialog }
  /** It was begun by a page that is gone; `pop`: what that page knew of whom it is with. */
  | { readonly type: 'call-restored'; readonly call: Call; readonly pop?: KeptPop }
  /** Taken up; or it still rings, and can be answered here. */
  | { readonly type: 'call-recovered'; readonly callId: CallId }
  | { readonly type: 'call-quality-changed'; readonly callId: CallId; readonly quality: Quality }
  | { readonly type: 'call-ended'; readonly callId: CallId; readonly end: CallEnd }
  /** It was taken off the desk. */
  | { readonly type: 'call-cleared'; readonly callId: CallId };

const become = (call: Call, status: CallStatus, at: number, rest: Partial<Call> = {}): Call =>
  ({ ...call, status, since: at, ...rest });

/** What became of one call. An event its status does not allow changes nothing: a late hold never revives an ended call. */
export function reduceCall(call: Call, event: CallEvent, at: number): Call {
  if (call.status === 'ended') return call;
  switch (event.type) {
    case 'call-progressed': return call.status === 'dialing' ? { ...call, progress: event.progress } : call;
    case 'call-answering': return call.status === 'ringing' ? become(call, 'answering', at) : call;
    case 'call-answered': return call.answeredAt ? call : become(call, 'active', at, { answeredAt: at });
    case 'call-held': return call.answeredAt ? become(call, 'held', at, { merged: false }) : call;
    case 'call-resuming': return call.status === 'held' ? become(call, 'resuming', at) : call;
    case 'call-resumed': return call.answeredAt ? become(call, 'active', at) : call;
    case 'call-held-by-peer': return { ...call, heldByPeer: event.held };
    case 'call-muted': return { ...call, muted: event.muted };
    case 'call-peer-changed': return { ...call, peer: event.peer };
    case 'call-transfer-changed': return { ...call, transfer: event.transfer };
    case 'call-quality-changed': return { ...call, quality: event.quality };
    case 'call-dialog-changed': return { ...call, dialog: event.dialog };
    case 'call-recovered': return settled(call);
    case 'call-ended': return become(settled(call), 'ended', at, { endedAt: at, merged: false, end: event.end });
    default: return call;
  }
}

/** What a page that takes a call over begins with: what was under way with it is over, and so is what the old page measured. */
export function restored({ status, quality: _, transfer: __, ...call }: Call): Call {
  return { ...call, status: unfinished[status] ?? status, recovering: true };
}

const unfinished: Partial<Record<CallStatus, CallStatus>> = { answering: 'ringing', resuming: 'held' };

const settled = ({ recovering: _, ...call }: Call): Call => call;
