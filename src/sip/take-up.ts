import { DeskError, type Call, type CallEnd, type Dialog } from '../core/index.js';
import { msg } from '../i18n/index.js';
import { callEnd } from './end-cause.js';
import type { Ending, Session, Ua } from './jssip.js';

/** How long the PBX may take to put us in the place of the page that is gone, ms. */
const patience = 8_000;

/** They do not know the call, or nobody is there: perhaps the other end itself knows. */
const elsewhere = new Set([404, 408, 480, 481, 482, 483]);

/** Puts us in the place of the page that was in this dialog (RFC 3891). `Require`, so that nobody is rung who does not know what that is. */
const inPlaceOf = ({ callId, localTag, remoteTag }: Dialog): readonly string[] =>
  [`Replaces: ${callId};to-tag=${remoteTag};from-tag=${localTag}`, 'Require: replaces'];

/**
 * Asks for a call that another page of ours was in; undefined when it is ours, else how it was lost. A PBX is asked at our own address, for it
 * answers by itself and rings nobody. A proxy brings that back to ourselves, who know of no such call: there the other end is asked.
 *
 * @param invite Sends the INVITE; settles as `answered` does.
 */
export async function takeUp({ dialog, peer }: { readonly dialog?: Dialog | undefined; readonly peer: Call['peer'] }, own: string, invite: (target: string, lines: readonly string[]) => Promise<Ending | undefined>): Promise<CallEnd | undefined> {
  if (!dialog) return { cause: 'lost', by: 'network' };
  let first: Ending | undefined;
  for (const target of [own, peer.uri]) {
    const ending = await invite(target, inPlaceOf(dialog));
    if (!ending) return undefined;
    first ??= ending;
    if (!elsewhere.has(ending.message?.status_code ?? 0)) break;
  }
  return { ...callEnd(first!), cause: 'lost', by: 'network' };
}

/**
 * Resolves when an INVITE of ours is answered: undefined, or how it failed. Rejects (`unreachable`) where nobody said anything because the
 * connection was lost.
 */
export function answered(session: Session, ua: Pick<Ua, 'isConnected'>): Promise<Ending | undefined> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => { isLate = ua.isConnected(); session.terminate({ cause: 'Request Timeout' }); }, patience);
    session.on('accepted', () => { clearTimeout(timer); resolve(undefined); });
    session.on('failed', (ending: Ending) => {
      clearTimeout(timer);
      if (ending.message || isLate || ua.isConnected()) resolve(ending);
      else reject(new DeskError('unreachable', msg('The connection to the phone server was lost. The call is taken up again when it is back.')));
    });
  });
}
