import type { OpenInvite } from '../desk/index.js';
import { admit } from './guard.js';
import { sessionStatus, type IncomingRequest, type Session, type SipMessage, type Ua } from './jssip.js';

/** How long the PBX may take to say whether it has called a call off, ms. */
const patience = 3_000;

/** What another page needs to go on with a call that is not answered yet, or to call it off; undefined where there is nothing to go on with. */
export function openInviteOf({ _request: request, _status: status, _earlyDialogs: dialogs }: Session): OpenInvite | undefined {
  if (!request) return undefined;
  if (status === sessionStatus.ringingHere) return { message: request.data, ...(request.to_tag && { toTag: request.to_tag }) };
  if (status !== sessionStatus.inviteSent && status !== sessionStatus.ringingThere) return undefined;
  const [head = ''] = String(request).split('\r\n\r\n');
  const toTag = Object.values(dialogs)[0]?.id.remote_tag;
  return { message: head.replace(/\r\n(?:Proxy-)?Authorization:[^\r\n]*/gi, ''), ...(toTag && { toTag }) };
}

/** A field of a message as it stands there, name and all; of several with that name, the first. */
const field = (message: string, name: string): string | undefined => new RegExp(`^${name}:[^\\r\\n]*`, 'im').exec(message)?.[0];

const valueOf = (message: string, name: string): string | undefined => field(message, name)?.replace(/^[^:]*:\s*/, '').trim();

/** The Call-ID of an INVITE, which tells it when it comes back in by `comeIn`. */
export const callIdOf = ({ message }: OpenInvite): string | undefined => valueOf(message, 'Call-ID');

/** What names the call should the other end have answered our INVITE meanwhile. */
export function earlyDialogOf({ message, toTag }: OpenInvite): { readonly callId: string; readonly localTag: string; readonly remoteTag: string } | undefined {
  const [callId, localTag] = [valueOf(message, 'Call-ID'), /;tag=([^\s;,>]+)/i.exec(valueOf(message, 'From') ?? '')?.[1]];
  return callId && localTag && toTag ? { callId, localTag, remoteTag: toTag } : undefined;
}

/**
 * An INVITE that rang on a page that is gone comes in here, as if the PBX had sent it: it takes the answer by this connection as well, for it knows
 * the transaction by its branch (RFC 3261 section 17.1.3). False: it is none.
 */
export function comeIn(ua: Ua, { message }: OpenInvite): boolean {
  const [, here] = /<([^>]+)>/.exec(String(ua.contact)) ?? [];
  const { message: admitted } = { message: undefined, ...admit(message.replace(/^INVITE \S+/, () => `INVITE ${here}`)) };
  if (admitted === undefined) return false;
  ua.transport.ondata({ transport: ua.transport, message: admitted });
  return true;
}

/**
 * It was said that this rings, under a tag of ours (RFC 3261 section 12.1.1), by the page that is gone: under another one it would be another call,
 * and with numbers (CSeq) lower than that page's it would be an old one.
 */
export function keepTag(ua: Ua, session: Session, request: SipMessage, { toTag }: OpenInvite): void {
  const [[key, dialog] = []] = Object.entries(session._earlyDialogs);
  if (!toTag || key === undefined || !dialog) return;
  (request as IncomingRequest).to_tag = toTag;
  ua.destroyDialog(dialog);
  delete session._earlyDialogs[key];
  dialog.id.local_tag = toTag;
  dialog._local_seqnum = Math.floor(Date.now() / 100) % 2 ** 31;
  session._earlyDialogs[String(dialog.id)] = dialog;
  ua.newDialog(dialog);
}

/**
 * Calls off an INVITE of a page that is gone (RFC 3261 section 9): whoever answered it would talk to nobody. Resolves with whether that came
 * in time; where it did not, it was answered already, or is over.
 */
export function callOffFor(ua: Ua, { message }: OpenInvite): Promise<boolean> {
  const [via, cseq] = [field(message, 'Via'), valueOf(message, 'CSeq')];
  const [, branch] = /;branch=([^\s;,]+)/i.exec(via ?? '') ?? [];
  const [, uri] = /^INVITE (\S+)/.exec(message) ?? [];
  if (!via || !branch || !uri || !cseq) return Promise.resolve(false);
  const routes = message.match(/^Route:[^\r\n]*/gim) ?? [];
  const lines = [
    `CANCEL ${uri} SIP/2.0`, via, 'Max-Forwards: 69', ...routes, ...['From', 'To', 'Call-ID'].map((name) => field(message, name)),
    `CSeq: ${Number.parseInt(cseq, 10)} CANCEL`, 'Content-Length: 0',
  ];
  return new Promise((resolve) => {
    const settle = (isOff: boolean): void => {
      clearTimeout(timer);
      ua.destroyTransaction(transaction);
      resolve(isOff);
    };
    const timer = setTimeout(() => settle(false), patience);
    const transaction = { type: 'nict' as const, id: branch, receiveResponse: ({ status_code: code = 0 }: SipMessage) => { if (code >= 200) settle(code < 300); } };
    ua.newTransaction(transaction);
    if (!ua.transport.send(`${lines.filter(Boolean).join('\r\n')}\r\n\r\n`)) settle(false);
  });
}
