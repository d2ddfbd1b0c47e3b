import type { Problem } from './problem.js';

/**
 * The line: our registration with the PBX (RFC 3261 section 10).
 *
 *     offline ──▶ connecting ──▶ registered
 *        ▲            │  ▲           │ connection lost
 *        │            │  └───────────┘
 *        │            └──▶ refused   (the server said no: trying again as we are would not help)
 *        └── asked to disconnect
 */
export type LineStatus = 'offline' | 'connecting' | 'registered' | 'refused';

export interface LineState {
  readonly status: LineStatus;
  /** When it got this status, ms since 1970; 0 before anything happened. */
  readonly since: number;
  /** The WebSocket address in use. */
  readonly server?: string;
  /** Our own address, `sip:1001@pbx.example`. */
  readonly uri?: string;
  /** The name others see. */
  readonly name?: string;
  /** Why it is refused, or why it is still connecting. */
  readonly problem?: Problem;
  /** While it is connecting and waits: when it tries again, ms since 1970. */
  readonly retryAt?: number;
  /** What goes over it is kept for support. */
  readonly traced?: true;
}

export type LineEvent =
  /** For the first time, or again; `problem`: why again. */
  | { readonly type: 'line-connecting'; readonly server: string; readonly uri: string; readonly name?: string; readonly problem?: Problem; readonly retryAt?: number }
  | { readonly type: 'line-registered'; readonly server: string; readonly uri: string; readonly name?: string }
  /** The server said no. */
  | { readonly type: 'line-refused'; readonly problem: Problem }
  /** It was taken down. */
  | { readonly type: 'line-offline' }
  | { readonly type: 'line-trace-changed'; readonly on: boolean };

export function reduceLine(line: LineState, event: { readonly type: string }, at: number): LineState {
  const e = event as LineEvent;
  const { traced, ...rest } = line;
  if (e.type === 'line-trace-changed') return { ...rest, ...(e.on && { traced: true }) };
  const next = statusAfter(line, e, at);
  return traced && next !== line ? { ...next, traced } : next;
}

function statusAfter(line: LineState, e: LineEvent, at: number): LineState {
  switch (e.type) {
    case 'line-connecting': {
      const since = line.status === 'connecting' ? line.since : at;
      const { name, problem, retryAt } = e;
      return { status: 'connecting', since, server: e.server, uri: e.uri, ...(name && { name }), ...(problem && { problem }), ...(retryAt && { retryAt }) };
    }
    case 'line-registered':
      return line.status === 'registered' && line.server === e.server ? line : { status: 'registered', since: at, server: e.server, uri: e.uri, ...(e.name && { name: e.name }) };
    case 'line-refused': {
      const { server, uri } = line;
      return { status: 'refused', since: at, ...(server && { server }), ...(uri && { uri }), problem: e.problem };
    }
    case 'line-offline':
      return line.status === 'offline' ? line : { status: 'offline', since: at };
    default:
      return line;
  }
}
