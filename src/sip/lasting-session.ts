import { callOff, outlive, sayBye } from './farewell.js';
import { sendForksHome } from './forks.js';
import { sessionStatus, transactionState, type IncomingRequest, type Session, type Ua } from './jssip.js';
import type { Signalling } from './signalling.js';

export interface LastingRoom {
  readonly ua: Ua;
  readonly signalling: Signalling;
  /** Asks whether the call is still there, and says that it is here. */
  refresh(): void;
}

/** Of a session timer (RFC 4028), seconds: what is out of bounds would overflow a timer, or keep both sides busy. */
const expires = { least: 90, most: 7_200 };

/** JsSIP ends a call whenever a request fails. Here only the other side ends it, or we; a failure of anything else is a reason to ask. */
export function last(session: Session, { ua, signalling, refresh }: LastingRoom): void {
  const { terminate, sendRequest } = session;
  session.terminate = (options) => { if (options?.cause !== 'RTP Timeout') terminate.call(session, options); }; // ICE is restarted instead.
  session.sendRequest = (method, options) => (method === 'BYE' && session._dialog
    ? void sayBye(ua, signalling, session._dialog, options?.extraHeaders)
    : sendRequest.call(session, method, options));
  session.onTransportError = session.onRequestTimeout = session.onDialogError = () => unanswered(session, ua, signalling, refresh);
  sendForksHome(ua, signalling, session);
  minded(session);
  session._runSessionTimer = () => {
    const timers = session._sessionTimers;
    clearTimeout(timers.timer);
    timers.currentExpires = Math.min(Math.max(timers.currentExpires, expires.least), expires.most);
    timers.running = true;
    // Whose turn it is to refresh, refreshes at half time; the other one asks when it is overdue, before it thinks that the call is lost.
    timers.timer = setTimeout(() => {
      refresh();
      session._runSessionTimer();
    }, timers.currentExpires * (timers.refresher ? 500 : 1_100));
  };
}

/** An INVITE that nobody answered is called off, and the call has failed. In a call, it is asked whether it goes on. */
function unanswered(session: Session, ua: Ua, signalling: Signalling, refresh: () => void): void {
  if (session.isEstablished()) return refresh();
  if (session.isEnded()) return;
  const isLost = !ua.isConnected();
  if (isLost) callOff(ua, signalling, session);
  session._failed('system', null, isLost ? 'Connection Error' : 'Request Timeout');
}

/** What JsSIP does although it has just refused it, or although the request is none. */
function minded(session: Session): void {
  const { _receiveReinvite, _receiveUpdate, _receiveNotify } = session;
  // Both have offered at once: theirs was answered with 491, so that it counts for nothing (RFC 3261 section 14.2).
  const unlessRefused = (receive: (request: IncomingRequest) => void) => (request: IncomingRequest): void => {
    if (request.server_transaction.state >= transactionState.completed) return;
    session._rtcAnswerConstraints = restartsIce(session, request) ? { iceRestart: true } : null; // Our candidates are new ones too: they are waited for.
    receive.call(session, request);
  };
  session._receiveReinvite = unlessRefused(_receiveReinvite);
  session._receiveUpdate = unlessRefused(_receiveUpdate);
  session._receiveNotify = (request) => (request.event ? _receiveNotify.call(session, request) : request.reply(489));
}

const restartsIce = ({ connection }: Session, { body }: IncomingRequest): boolean =>
  body !== undefined && ufragOf(body) !== ufragOf(connection?.remoteDescription?.sdp ?? '');

const ufragOf = (sdp: string): string | undefined => /^a=ice-ufrag:(.*?)\r?$/m.exec(sdp)?.[1];

/** An incoming call can be answered, and turned down, by another connection than the one it came by. */
export function lastRinging(session: Session, { ua, signalling }: LastingRoom): void {
  const { server_transaction: transaction } = session._request;
  outlive(ua, signalling, transaction);
}

/** The ACK that we wait for went down with the connection: that is no reason to end the call (as JsSIP would after 32 s). */
export function pardonAck(session: Session, isUp: boolean): void {
  if (session._status !== sessionStatus.waitingForAck) return;
  clearTimeout(session._timers.ackTimer);
  if (session._is_confirmed) {
    clearTimeout(session._timers.invite2xxTimer);
    session._status = sessionStatus.confirmed;
  } else if (isUp) {
    session._setACKTimer(); // Our 200 is said again until then.
  }
}
