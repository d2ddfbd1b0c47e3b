import type { CallRoom } from './call-room.js';
import type { Ending } from './jssip.js';
import { isInside, withoutHandover } from './user-to-user.js';

/** Whom an outgoing call asks for, in case that it must ask again. */
export interface Dialled {
  readonly target: string;
  /** Header fields of ours. */
  readonly lines: readonly string[];
  /** How often it was sent elsewhere. */
  readonly hops: number;
}

/** How long a call that is being made waits for a lost connection before it has failed, ms. */
const patience = 10_000;

/**
 * Where a call that was not answered goes on: a 3xx is followed within the same call (RFC 3261 section 8.1.3.4); one whose connection was lost is
 * made again, for whatever answers the first INVITE is sent to where we are no longer.
 */
export async function nextTry({ cause, message }: Ending, { target, lines, hops }: Dialled, room: CallRoom<never>, over: AbortSignal): Promise<Dialled | undefined> {
  if (cause === 'Connection Error') return (await room.signalling.up(patience, over)) ? { target, lines, hops } : undefined;
  const code = message?.status_code ?? 0;
  const elsewhere = message && code >= 300 && code < 400 ? room.redirect(message, hops) : undefined;
  return elsewhere ? { target: elsewhere, lines: isInside(elsewhere, room.host) ? lines : withoutHandover(lines), hops: hops + 1 } : undefined;
}
