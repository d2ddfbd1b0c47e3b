import { sessionStatus, type Session } from './jssip.js';

/**
 * A call that ended while an offer or an answer of theirs was being looked at. JsSIP would take it for alive again, say its 200 again and
 * again, and throw when the timer for the ACK runs out, for there is no dialog any more; or end it once more, and throw at that. Here it
 * stays ended.
 */
export function staysEnded(session: Session): void {
  const { _setACKTimer: waitForAck, terminate } = session;
  session._setACKTimer = () => {
    if (session._dialog) return waitForAck.call(session);
    session._status = sessionStatus.terminated;
    clearTimeout(session._timers.invite2xxTimer);
  };
  session.terminate = (options) => { if (!session.isEnded()) terminate.call(session, options); };
}
