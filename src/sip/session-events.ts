import type { Ending, Session, SipMessage } from './jssip.js';
import { contextOf, isAcceptable } from './refer.js';

interface ReferEvent {
  readonly request: SipMessage;
  accept(started: (next: Session) => void, options: object): void;
  reject(): void;
}

/** What can happen to a session, in our words. */
export interface SessionEvents {
  /** It is still the one that the call is in: of another one, only what it begins counts. */
  isCurrent(): boolean;
  connected(connection: RTCPeerConnection): void;
  /** There, with sound before the answer or without. */
  rings(hasSound: boolean): void;
  /** `response`: theirs, where it was they who answered. */
  answered(response: SipMessage | null): void;
  /** The other side offers something, or only says something in passing. */
  asked(request: SipMessage): void;
  heldChanged(originator: 'local' | 'remote', held: boolean): void;
  failed(ending: Ending): void;
  ended(ending: Ending): void;
  /** Another session is to take the call over. */
  succeeded(next: Session): void;
  /** What such a session begins with. */
  options(extraHeaders?: readonly string[]): object;
}

/** @param headers Header fields that may go out. */
export function listen(session: Session, headers: readonly string[], on: SessionEvents): void {
  const mine = (then: (data: never) => void) => (data: never): void => { if (on.isCurrent()) then(data); };
  session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => on.connected(peerconnection));
  session.on('progress', mine(({ response }: { response: SipMessage | null }) => { if (session.direction === 'outgoing') on.rings(Boolean(response?.body)); }));
  session.on('accepted', mine(({ response }: { response: SipMessage | null }) => on.answered(response)));
  for (const change of ['reinvite', 'update']) session.on(change, mine(({ request }: { request: SipMessage }) => on.asked(request)));
  for (const change of ['hold', 'unhold']) session.on(change, mine(({ originator }: { originator: 'local' | 'remote' }) => on.heldChanged(originator, change === 'hold')));
  session.on('failed', mine((ending: Ending) => on.failed(ending)));
  session.on('ended', mine((ending: Ending) => on.ended(ending)));
  session.on('refer', ({ request, accept, reject }: ReferEvent) => {
    const { refer_to: to } = request;
    if (to && isAcceptable(to)) accept((next) => on.succeeded(next), on.options(contextOf(to, headers)));
    else reject();
  });
  session.on('replaces', ({ accept }: { accept: (started: (next: Session) => void) => void }) => accept((next) => {
    on.succeeded(next);
    queueMicrotask(() => next.answer(on.options()));
  }));
}
