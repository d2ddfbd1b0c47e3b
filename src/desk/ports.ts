import type { AudioEvent, CallEvent, CallId, DeviceKind, LineEvent, Recent } from '../core/index.js';

/**
 * The phone line. A verb resolves when its request is on the way or done, and throws a `DeskError` where it can't be;
 * what became of it is told by events alone, for the state believes nobody else.
 */
export interface Line {
  start(emit: (event: LineEvent | CallEvent) => void, signal: AbortSignal): void;
  connect(password?: string): Promise<void>;
  disconnect(): Promise<void>;
  dial(callId: CallId, target: string, options: DialOptions): Promise<void>;
  answer(callId: CallId): Promise<void>;
  reject(callId: CallId): Promise<void>;
  hangUp(callId: CallId): Promise<void>;
  hold(callId: CallId): Promise<void>;
  resume(callId: CallId): Promise<void>;
  setMuted(callId: CallId, muted: boolean): Promise<void>;
  sendTones(callId: CallId, tones: string): Promise<void>;
  /** Blind transfer: REFER (RFC 3515). */
  transfer(callId: CallId, target: string): Promise<void>;
  /** Attended transfer: REFER with Replaces (RFC 3891), so that the peers of both calls talk to each other. */
  completeTransfer(callId: CallId, consultId: CallId): Promise<void>;
  /** A conference mixed here, in the browser. */
  merge(callIds: readonly CallId[]): Promise<void>;
}

export interface DialOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly consultFor?: CallId;
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

/** What lasts beyond the page. Never a secret. */
export interface Records {
  recents(): Promise<readonly Recent[]>;
  saveRecents(recents: readonly Recent[]): Promise<void>;
  devices(): Promise<Readonly<Partial<Record<DeviceKind, string>>>>;
  saveDevices(chosen: Readonly<Partial<Record<DeviceKind, string>>>): Promise<void>;
}

export interface Ports {
  readonly line: Line;
  readonly audio: Audio;
  readonly records: Records;
}
