import { DeskError } from '../core/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { callEnd } from './end-cause.js';
import { settleEarly } from './ice.js';
import { RTCSession, type Ending, type Session, type Ua } from './jssip.js';

/** How long the PBX may take to answer a code, and then to say what it has to say, ms. */
const longest = { answer: 10_000, announcement: 8_000 };

/**
 * Dials a feature code: a call that nobody sees, with neither microphone nor loudspeaker, beside whatever calls there are.
 * Resolves when the PBX has answered and hung up, or has talked for long enough.
 *
 * @param code As people know it, for the words.
 */
export function dialCode(ua: Ua, uri: string, code: string, patience = longest): Promise<void> {
  return new Promise((resolve, reject) => {
    const session = new RTCSession(ua);
    let isLate = false;
    let timer = setTimeout(() => { isLate = true; session.terminate(); }, patience.answer);
    session._createRTCConnection = () => listenOnly(session);
    settleEarly(session, { servers: [], cap: 0, pool: false });
    session.on('accepted', () => {
      clearTimeout(timer);
      timer = setTimeout(() => session.terminate(), patience.announcement);
    });
    session.on('ended', () => { clearTimeout(timer); resolve(); });
    session.on('failed', (ending: Ending) => { clearTimeout(timer); reject(isLate ? unanswered(code) : refusal(code, ending)); });
    try {
      session.connect(uri, { mediaConstraints: { audio: false, video: false } });
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  });
}

/** An offer of audio that we would hear but don't play: no PBX answers a call without. No STUN either: nothing needs to come through. */
function listenOnly(session: Session): void {
  const connection = new RTCPeerConnection();
  connection.addTransceiver('audio', { direction: 'recvonly' });
  session._connection = connection;
  session.emit('peerconnection', { peerconnection: connection });
}

const unanswered = (code: string): DeskError =>
  new DeskError('no-answer', msg(str`The phone server did not answer ${isolated(code)} in time, so it may not have been done. Try again; if it stays so, ask your administrator.`));

/** Why a code was not taken, and what helps. */
function refusal(code: string, ending: Ending): DeskError {
  const { cause, code: status, reason } = callEnd(ending);
  if (!status) return new DeskError('unreachable', msg(str`The connection to the phone server ended before it answered ${isolated(code)}, so it may not have been done. Try again when the phone is ready.`));
  if (cause === 'not-found') return new DeskError('bad-number', msg(str`The phone server knows no code ${isolated(code)}. Check the feature codes of the queues against those of the phone server.`));
  if (cause === 'no-answer' || status === 480) return unanswered(code);
  if (status === 401 || status === 403 || status === 407) return new DeskError('forbidden', msg(str`The phone server does not let you dial ${isolated(code)}. Ask your administrator for that right.`));
  const said = `${status}${reason ? ` ${reason}` : ''}`;
  return new DeskError('rejected', msg(str`The phone server did not take ${isolated(code)} (${isolated(said)}). Try again; if it stays so, ask your administrator whether its dial plan answers this code.`));
}
