import type { AgentState, AudioEvent, Call, CallEvent, CallId, CentreEvent, DeviceKind, Handover, KeptPop, LineEvent, QueueId, QueuesEvent, Recent } from '../core/index.js';
import type { Crm } from './crm.js';
import type { CallLog, ContactIndex, Drafts, Outbox, RecordsLife } from './records.js';

/**
 * The phone line. A verb resolves when its request is on the way or done, and throws a `DeskError` where it can't be;
 * what became of it is told by events alone, for the state believes nobody else.
 */
export interface Line {
  start(emit: (event: LineEvent | CallEvent) => void, signal: AbortSignal): void;
  connect(password?: string): Promise<void>;
  disconnect(): Promise<void>;
  dial(callId: CallId, target: string, options: DialOptions): Promise<void>;
  /**
   * Takes up a call that another page of ours was in: INVITE with Replaces (RFC 3891); one that was not answered yet rings on, or is called off.
   * Resolves when it has been told what became of it; rejects where the connection went meanwhile, so that it may be asked again.
   */
  recover(call: Call, invite?: OpenInvite): Promise<void>;
  /** What another page needs for a call that is not answered yet. */
  openInvite(callId: CallId): OpenInvite | undefined;
  answer(callId: CallId): Promise<void>;
  reject(callId: CallId): Promise<void>;
  /** One that is yet to be taken up is ended as soon as it is. */
  hangUp(callId: CallId): Promise<void>;
  hold(callId: CallId): Promise<void>;
  resume(callId: CallId): Promise<void>;
  setMuted(callId: CallId, muted: boolean): Promise<void>;
  sendTones(callId: CallId, tones: string): Promise<void>;
  /** Blind transfer: REFER (RFC 3515). `handover` goes along as far as it fits (User-to-User, RFC 7433). */
  transfer(callId: CallId, target: string, handover?: Handover): Promise<void>;
  /** Attended transfer: REFER with Replaces (RFC 3891), so that the peers of both calls talk to each other. */
  completeTransfer(callId: CallId, consultId: CallId): Promise<void>;
  /** A conference mixed here, in the browser. */
  merge(callIds: readonly CallId[]): Promise<void>;
  /** Keeps what goes over the line for support, from now on or no longer: in memory alone, without names, numbers and secrets. */
  setTrace(on: boolean): void;
  /** What was kept, as a text file. */
  trace(): string;
  /** Dials a feature code as a call that nobody sees, beside whatever calls there are; resolves when the PBX has answered it and it is over. */
  sendCode(code: string): Promise<void>;
  /** Tells whether a lamp of the PBX (RFC 4235) is lit, whenever that changes, until the signal ends it; undefined, as at first: nobody knows. */
  watch(target: string, changed: (lit: boolean | undefined) => void, signal: AbortSignal): void;
}

/** An INVITE without a final response (RFC 3261 section 17), as it went over the wire, but for what proves who we are and, of ours, the body. */
export interface OpenInvite {
  readonly message: string;
  /** Of whoever is called: ours where it came in, the other end's as soon as it rings there. */
  readonly toTag?: string;
}

export interface DialOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly consultFor?: CallId;
  /** Goes along as far as it fits (User-to-User, RFC 7433). */
  readonly handover?: Handover;
}

/** What the agent hears besides people. */
export type Tone = 'ringing' | 'call-waiting' | 'ringback';

/** Microphone, speaker and ringer. */
export interface Audio {
  start(emit: (event: AudioEvent) => void, signal: AbortSignal): void;
  /** Undefined: the system's default. */
  choose(kind: DeviceKind, deviceId: string | undefined): Promise<void>;
  checkMicrophone(): Promise<void>;
  testSound(kind: 'speaker' | 'ringer'): Promise<void>;
  /** Plays one tone until told otherwise. */
  play(tone: Tone | undefined): void;
}

/** What the centre is told of an agent: after-call work and away take no calls. */
export interface MemberWish {
  readonly status: 'ready' | 'away' | 'after-call-work';
  readonly reason?: string;
  /** In this queue alone; absent, in all that the agent is in. */
  readonly queue?: QueueId;
}

/**
 * Queues and members. It connects when started and again whenever it is lost, until the signal ends it. A verb resolves when the
 * centre has done it, and throws a `DeskError` where it can't or won't; what became of it is told by events alone.
 */
export interface Centre {
  start(emit: (event: CentreEvent | QueuesEvent) => void, signal: AbortSignal): void;
  /** Tries again now, after a refusal or a long wait. */
  connect(): Promise<void>;
  setStatus(wish: MemberWish): Promise<void>;
  joinQueue(queue: QueueId): Promise<void>;
  leaveQueue(queue: QueueId): Promise<void>;
  claim(callId: string): Promise<void>;
}

/** A call in progress, as its page leaves it behind. */
export interface KeptCall {
  readonly call: Call;
  /** When a page was last in it, ms since 1970. */
  readonly seenAt: number;
  readonly invite?: OpenInvite;
  readonly pop?: KeptPop;
}

/**
 * Calls in progress, kept beyond the page that is in them, so that the next page can take them up. At once, for a page that goes has no time;
 * ids, names and numbers, never a secret.
 */
export interface KeptCalls {
  /** In the place of what was kept before. */
  keep(calls: readonly KeptCall[]): void;
  /** What was kept when it was asked. */
  left(): Promise<readonly KeptCall[]>;
}

/** An agent's status and shift, and when they were last known to be so, ms since 1970. */
export interface KeptAgent {
  readonly agent: AgentState;
  readonly seenAt: number;
}

/** What the person chose. */
export interface Settings {
  recents(): Promise<readonly Recent[]>;
  saveRecents(recents: readonly Recent[]): Promise<void>;
  devices(): Promise<Readonly<Partial<Record<DeviceKind, string>>>>;
  saveDevices(chosen: Readonly<Partial<Record<DeviceKind, string>>>): Promise<void>;
  agent(): Promise<KeptAgent | undefined>;
  saveAgent(kept: KeptAgent): Promise<void>;
}

/** What lasts beyond the page; done means that it does, for the transaction completed. Never a secret. */
export interface Records extends Settings, RecordsLife {
  readonly contacts: ContactIndex;
  readonly callLog: CallLog;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
}

export interface Ports {
  readonly line: Line;
  readonly audio: Audio;
  readonly records: Records;
  /** Absent where calls end with their page. */
  readonly keptCalls?: KeptCalls;
  /** Absent where this desk has no queues. */
  readonly centre?: Centre;
  /** Absent where this desk has no CRM. */
  readonly crm?: Crm;
}
