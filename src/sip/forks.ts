import { sayBye } from './farewell.js';
import { Dialog, type Session, type SipMessage, type Ua } from './jssip.js';
import type { Signalling } from './signalling.js';

/**
 * A second phone has answered the same INVITE, or one has answered after all that we called off: it is thanked and sent home, within its own
 * dialog (RFC 3261 section 13.2.2.4). JsSIP would send home the first one, and leave the late one in the line.
 */
export function sendForksHome(ua: Ua, signalling: Signalling, session: Session): void {
  const home = new Map<string, Dialog>();
  const receive = session._receiveInviteResponse;
  session._receiveInviteResponse = (response: SipMessage): void => {
    const { status_code: code = 0, to_tag: tag } = response;
    const isTheirs = session._dialog ? session._dialog.id.remote_tag !== tag : session.isEnded();
    if (code < 200 || code >= 300 || !isTheirs || !tag) return receive.call(session, response);
    const known = home.get(tag);
    const dialog = known ?? new Dialog(session, response, 'UAC');
    if (dialog.error !== undefined) return;
    home.set(tag, dialog);
    dialog.sendRequest('ACK');
    if (known) return; // Said again: our ACK was lost.
    void sayBye(ua, signalling, dialog);
    dialog.terminate();
  };
}
