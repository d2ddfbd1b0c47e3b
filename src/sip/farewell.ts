import { ask } from './ask.js';
import { transactionState, type Dialog, type Session, type ServerTransaction, type Ua } from './jssip.js';
import type { Signalling } from './signalling.js';

/** How long we keep trying to say that a call is over, ms. After that the PBX has found out by itself. */
const patience = 300_000;

/** The other side must not be left hanging: a BYE that did not get through is said again when the connection is back. */
export async function sayBye(ua: Ua, signalling: Signalling, dialog: Dialog, headers: readonly string[] = []): Promise<void> {
  const since = Date.now();
  while (!(await ask(ua, dialog, 'BYE', { headers }))) {
    const left = patience - (Date.now() - since);
    if (left <= 0 || !(await signalling.up(left))) return;
  }
}

/**
 * An INVITE of ours whose connection was lost while it rang: its answer cannot reach us any more, so that nobody there shall answer it.
 * The CANCEL goes by the new connection: a PBX knows the transaction by its branch (RFC 3261 section 9.2), not by the way it came.
 * It may have been answered meanwhile: then the BYE ends it, by the dialogs that its ringing began (section 15).
 */
export function callOff(ua: Ua, signalling: Signalling, session: Session): void {
  const transaction = session._request?.transaction;
  const dialogs = Object.values(session._earlyDialogs);
  if (!transaction) return;
  queueMicrotask(() => { // JsSIP forgets the transaction first; but the CANCEL and what answers it belong to it.
    transaction.state = transactionState.proceeding;
    ua.newTransaction(transaction);
  });
  void signalling.up(patience).then((isUp) => {
    if (!isUp) return;
    transaction.cancel();
    setTimeout(() => { if (transaction.state === transactionState.proceeding) for (const dialog of dialogs) void sayBye(ua, signalling, dialog); }, 1_000);
  });
}

/** An INVITE that came to us can be answered by another connection than it came by, too: what we say while there is none is said once there is one. */
export function outlive(ua: Ua, signalling: Signalling, transaction: ServerTransaction): void {
  let unsaid: string | undefined;
  transaction.onTransportError = () => {};
  transaction.transport = {
    send(message) {
      if (ua.transport.send(message)) return true;
      if (unsaid === undefined) void signalling.up(patience).then((isUp) => { if (isUp) ua.transport.send(unsaid!); unsaid = undefined; });
      unsaid = message;
      return true;
    },
  };
}
