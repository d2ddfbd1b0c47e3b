import type { CentreRight, ProblemCode, QueueChange, QueueSnapshot } from '../core/index.js';

/**
 * The centre protocol: JSON messages over one WebSocket, between a page and whoever knows the queues (`cordboard-bridge`, or a host's own server).
 *
 *     page                                server
 *       │── hello {version, token} ─────────▶│   first, within 10 s
 *       │◀──────────── welcome {agent, …} ───│   or refused {error}, and the socket is closed
 *       │◀──────────── snapshot {number} ────│   all that this agent may see
 *       │◀──────────── changes {number+1} ───│   each one more than the last; whoever misses one …
 *       │── resync ─────────────────────────▶│   … asks, and gets a snapshot
 *       │── command {id, command} ──────────▶│
 *       │◀──────────── outcome {id, ok} ─────│   changes that it caused come before or after it
 *       │◀──────────── beat ─────────────────│   whenever `beat` ms have passed without another message
 *
 * Times are ms since 1970 by the server's clock; `at` is the server's time of sending, so that a page with another clock can correct them.
 */
export const protocolVersion = 1;

/** The longest message a server takes, in bytes. */
export const longestClientMessage = 16_384;

export type ClientMessage = Hello | CommandMessage | { readonly type: 'resync' };

export interface Hello {
  readonly type: 'hello';
  readonly version: number;
  /** A signed, short-lived JWT (RFC 7519): `sub` the agent, `exp`, `rights`, and `queues` where not all may be seen. */
  readonly token: string;
}

export interface CommandMessage {
  readonly type: 'command';
  /** The client's own; its outcome carries it. */
  readonly id: string;
  readonly command: CentreCommand;
}

/** Whom a command is for: absent, the one who asks; another one needs the right `supervise`. */
interface OfAgent {
  readonly agent?: string;
}

export type CentreCommand =
  | ({ readonly type: 'set-status'; readonly status: 'ready' | 'away' | 'after-call-work'; readonly reason?: string; /** Absent: all. */ readonly queue?: string } & OfAgent)
  | ({ readonly type: 'join-queue'; readonly queue: string } & OfAgent)
  | ({ readonly type: 'leave-queue'; readonly queue: string } & OfAgent)
  | ({ readonly type: 'claim-call'; readonly callId: string } & OfAgent);

export type ServerMessage = Welcome | Snapshot | Changes | Stale | CommandOutcome | Refused | { readonly type: 'beat' };

export interface Welcome {
  readonly type: 'welcome';
  readonly version: number;
  readonly agent: string;
  readonly rights: readonly CentreRight[];
  /** The server is never silent for longer than this, ms. */
  readonly beat: number;
}

export interface Snapshot {
  readonly type: 'snapshot';
  /** The number of the last changes it contains. */
  readonly number: number;
  readonly at: number;
  readonly queues: readonly QueueSnapshot[];
}

export interface Changes {
  readonly type: 'changes';
  readonly number: number;
  readonly at: number;
  readonly changes: readonly QueueChange[];
}

/** The server itself does not see the queues now; a snapshot says that it does again. */
export interface Stale {
  readonly type: 'stale';
  readonly error: WireProblem;
}

export type CommandOutcome =
  | { readonly type: 'outcome'; readonly id: string; readonly ok: true }
  | { readonly type: 'outcome'; readonly id: string; readonly ok: false; readonly error: WireProblem };

/** The last message before the server closes. */
export interface Refused {
  readonly type: 'refused';
  readonly error: WireProblem;
}

export interface WireProblem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** What the socket is closed with after `refused` (RFC 6455 section 7.4.2: 4000 and up are ours). */
export const closeCodes = {
  /** Coming back as we are would not help. */
  refused: 4403,
  /** Coming back with a new token helps. */
  token: 4401,
  /** Whoever does not read, or asks too much, is let go; a snapshot makes good for all that was missed. */
  tooSlow: 4408,
  tooMany: 4429,
} as const;
