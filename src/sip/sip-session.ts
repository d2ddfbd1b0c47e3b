import { settleEarly } from './ice.js';
import type { Session, Ua } from './jssip.js';
import { last, lastRinging } from './lasting-session.js';
import type { ConnectionPool, IceOptions } from './ice.js';
import type { Signalling } from './signalling.js';

export interface SessionRoom {
  readonly ua: Ua;
  readonly ice: IceOptions;
  readonly pool: ConnectionPool;
  readonly signalling: Signalling;
}

/**
 * A session as we want it, before anything else is done with it: a warm connection, an offer that leaves early, and an end only where somebody ends it.
 * One that JsSIP has begun by itself (REFER) has its connection already.
 *
 * @param refresh Asks whether the call is still there.
 */
export function prepare(session: Session, { ua, pool, ice, signalling }: SessionRoom, refresh: () => void): void {
  session._createRTCConnection = () => {
    session._connection = pool.take();
    session.emit('peerconnection', { peerconnection: session._connection });
  };
  settleEarly(session, ice);
  last(session, { ua, signalling, refresh });
  if (session.direction === 'incoming') lastRinging(session, { ua, signalling, refresh });
}
