import { DeskError } from '../core/index.js';
import { msg } from '../i18n/index.js';
import { ask, isAgreed } from './ask.js';
import { gathered, type IceOptions } from './ice.js';
import type { Session, SipMessage, Ua } from './jssip.js';

/** What became of an offer: the answer to it; `glare`, where theirs came first; undefined where nobody answered. */
export type Outcome = SipMessage | 'glare' | undefined;

/**
 * A re-INVITE with an offer (RFC 3264 section 8, RFC 3261 section 14). What was not agreed to stays open, and the next offer, ours or theirs, takes
 * its place: until then everything goes on as it was. (Taken back at once, Chromium lets nothing be heard any more.)
 */
export async function offer(ua: Ua, session: Session, ice: IceOptions, iceRestart: boolean): Promise<Outcome> {
  const connection = session._connection!;
  const sdp = await inTurn(session, async () => {
    await connection.setLocalDescription(await connection.createOffer({ iceRestart }));
    if (iceRestart) await gathered(connection, ice);
    return session._mangleOffer(connection.localDescription!.sdp);
  });
  const outcome = await send(ua, session, sdp);
  if (outcome === 'glare' || !isAgreed(outcome)) return outcome;
  if (outcome.body) await inTurn(session, () => connection.setRemoteDescription({ type: 'answer', sdp: outcome.body! }));
  session._handleSessionTimersInIncomingResponse(outcome);
  return outcome;
}

async function send(ua: Ua, session: Session, sdp: string): Promise<Outcome> {
  const dialog = session._dialog;
  if (!dialog || session.isEnded()) throw hasEnded();
  if (dialog.uas_pending_reply || dialog.uac_pending_reply) return 'glare';
  const { running, currentExpires, refresher } = session._sessionTimers;
  const timer = running ? [`Session-Expires: ${currentExpires};refresher=${refresher ? 'uac' : 'uas'}`] : [];
  return ask(ua, dialog, 'INVITE', { headers: [`Contact: ${session.contact}`, 'Content-Type: application/sdp', ...timer], body: sdp });
}

/** JsSIP answers the other side's offers in the same queue. */
function inTurn<T>(session: Session, step: () => Promise<T>): Promise<T> {
  const turn = session._connectionPromiseQueue.then(step);
  session._connectionPromiseQueue = turn.catch(() => {});
  return turn;
}

export const hasEnded = (): DeskError => new DeskError('no-such-call', msg('The call has ended.'));
