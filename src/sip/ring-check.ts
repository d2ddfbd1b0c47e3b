import { ask, isGone } from './ask.js';
import { sessionStatus, type Session, type Ua } from './jssip.js';
import type { Signalling } from './signalling.js';

/** How often, ms. */
const every = 1_000;

/**
 * An incoming call whose INVITE came by a connection that is gone: the CANCEL of a caller who gives up goes there too, and nobody would hear it.
 * So the PBX is asked until the call is answered or over. Its answer to an UPDATE (RFC 3311) tells whether it knows the dialog, and makes it
 * learn the new connection. Asterisk knows a dialog long after its caller has gone, but takes no MESSAGE for it then (404); of an empty one
 * nobody hears.
 */
export async function checkRinging(ua: Ua, signalling: Signalling, session: Session, over: AbortSignal): Promise<void> {
  while (signalling.isUp && !over.aborted && session._status === sessionStatus.ringingHere) {
    if (await isCallerGone(ua, session)) return end(session);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** @returns Whether it is known that there is nobody to be answered. */
export async function isCallerGone(ua: Ua, session: Session): Promise<boolean> {
  const [dialog] = Object.values(session._earlyDialogs);
  if (!dialog || session._status !== sessionStatus.ringingHere) return false;
  if (isGone(await ask(ua, dialog, 'UPDATE', { headers: [`Contact: ${session.contact}`] }))) return true;
  const heard = await ask(ua, dialog, 'MESSAGE');
  return isGone(heard) || heard?.status_code === 404;
}

/** Answers the INVITE as if its CANCEL had come. */
function end(session: Session): void {
  if (session._status !== sessionStatus.ringingHere) return;
  session._request.reply(487);
  session._failed('remote', null, 'Canceled');
}
