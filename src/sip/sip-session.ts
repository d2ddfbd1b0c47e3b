import { DeskError } from '../core/index.js';
import { settleEarly, type ConnectionPool, type IceOptions } from './ice.js';
import type { Session } from './jssip.js';

/** A session with our ICE: a warm connection, an offer that leaves early, and no hanging up by JsSIP when ICE fails for a moment. */
export function prepare(session: Session, pool: ConnectionPool, ice: IceOptions): void {
  session._createRTCConnection = () => {
    session._connection = pool.take();
    session.emit('peerconnection', { peerconnection: session._connection });
  };
  settleEarly(session, ice);
}

/** Until `ready()` says yes; asked again each time something moved, for JsSIP does not tell when its transaction is over. */
function until(ready: () => boolean, session: Session, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const look = (): void => {
      if (session.isEnded()) return stop(() => reject(hasEnded()));
      if (ready()) return stop(resolve);
      if (Date.now() - started > patience) stop(() => reject(new DeskError('not-now', 'The call is still connecting. Try again in a moment.')));
    };
    const timer = setInterval(look, 25);
    const stop = (settle: () => void): void => {
      clearInterval(timer);
      settle();
    };
    look();
  });
}

const hasEnded = (): DeskError => new DeskError('no-such-call', 'The call has ended.');

const isConnected = ({ connection }: Session): boolean => connection?.connectionState === 'connected';

/**
 * Holds or resumes by re-INVITE (RFC 3264 section 8.4). It waits until the media flow (a hold before DTLS is up kills the media in Firefox)
 * and until no other offer is under way. Unlike JsSIP's own `hold`, a refusal leaves the call as it was instead of ending it.
 */
export async function reoffer(session: Session, hold: boolean, over: AbortSignal): Promise<void> {
  await until(() => isConnected(session) && session.isReadyToReOffer(), session, 10_000);
  const set = (held: boolean): void => {
    session._localHold = held;
    if (held) session._onhold('local');
    else session._onunhold('local');
  };
  await new Promise<void>((resolve, reject) => {
    const before = session._localHold;
    set(hold);
    const ended = (): void => reject(hasEnded());
    const settled = (settle: () => void) => () => {
      over.removeEventListener('abort', ended);
      settle();
    };
    over.addEventListener('abort', ended, { once: true });
    session._sendReinvite({
      eventHandlers: {
        succeeded: settled(resolve),
        failed: settled(() => {
          if (before !== hold) set(before);
          reject(new DeskError('failed', `The other side did not agree to ${hold ? 'hold' : 'go on with'} the call. It goes on as it was; try again.`));
        }),
      },
    });
  });
}

/** RFC 4733 where the media can carry it, else INFO. */
export function sendTones(session: Session, tones: string, mode: 'auto' | 'rfc4733' | 'info'): void {
  const canInsert = session.connection?.getSenders().some((sender) => sender.dtmf?.canInsertDTMF) ?? false;
  const inMedia = mode === 'rfc4733' || (mode === 'auto' && canInsert);
  session.sendDTMF(tones, { transportType: inMedia ? 'RFC2833' : 'INFO', duration: 120, interToneGap: inMedia ? 70 : 200 });
}
