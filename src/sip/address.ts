import { cleanText, DeskError, type Peer } from '../core/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { NameAddrHeader, type NameAddr, type SipMessage, type SipUri } from './jssip.js';

/** Our own address, taken apart. */
export interface OwnAddress {
  readonly user: string;
  readonly host: string;
  readonly uri: string;
}

/** A host and perhaps a port: what may stand behind the @. */
const host = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** RFC 3261 section 25.1: unreserved, user-unreserved and escapes. */
const user = /^(?:[\w.!~*'()&=+$,;?/#-]|%[0-9a-f]{2})+$/i;

/** `sip:1001@pbx.example` and nothing else. */
export function ownAddress(text: string): OwnAddress {
  const match = /^sip:([^@\s]+)@([^@\s;?]+)$/i.exec(text.trim());
  if (!match?.[1] || !match[2] || !user.test(match[1]) || !host.test(match[2])) {
    throw new DeskError('bad-address', `"${text}" is not a phone address. It should look like sip:1001@pbx.example.`);
  }
  return { user: match[1], host: match[2], uri: `sip:${match[1]}@${match[2]}` };
}

/**
 * Whom to call: a number or an extension as people write them (`+1 (555) 010-0`, `*97`), or an address (`alice@pbx.example`, `sip:…`).
 * URI headers and parameters are refused: a pasted link must not add header fields to our request (RFC 3261 section 19.1.5).
 */
export function targetUri(text: string, ownHost: string): string {
  const target = text.trim().replace(/^(?:sip|tel):/i, '');
  if (!target || target.length > 255) throw bad(text, msg('It is empty or too long.', { desc: 'A number' }));
  // eslint-disable-next-line no-control-regex -- control characters are what we look for
  if (/[\u0000-\u001f\u007f]/.test(text)) throw bad(text, msg('It holds line breaks or control characters.', { desc: 'A number' }));
  if (/[?<>"]/.test(target)) throw bad(text, msg('It holds header fields; only the number or address itself may stand here.'));
  const [name = '', at, ...rest] = target.split('@');
  if (rest.length) throw bad(text, msg('It holds more than one @.', { desc: 'An address' }));
  if (at !== undefined) return addressUri(text, name, at);
  const number = name.replace(/[\s().\u00a0/-]/g, '');
  if (!/^[\w+*#.!~%-]+$/i.test(number)) throw bad(text, msg('Digits, + * # and extensions can be called.'));
  return `sip:${number.replace(/#/g, '%23')}@${ownHost}`;
}

function addressUri(text: string, name: string, at: string): string {
  if (/[;]/.test(at)) throw bad(text, msg('Parameters behind the address are not allowed.'));
  if (!user.test(name) || !host.test(at)) throw bad(text, msg('An address looks like alice@pbx.example.'));
  return `sip:${name.replace(/#/g, '%23')}@${at}`;
}

const bad = (text: string, why: string): DeskError =>
  new DeskError('bad-number', msg(str`"${isolated(cleanText(text, 40))}" cannot be called. ${why}`));

/** Who is at the other end, from a From, To or Contact header; what they call themselves is cleaned. */
export function peerOf({ display_name, uri }: NameAddr): Peer {
  const number = cleanText(decoded(uri.user ?? ''), 64) || 'anonymous';
  const name = cleanText(decoded(display_name ?? ''));
  return { uri: plainUri(uri), number, ...(name && name !== number && { name }) };
}

/**
 * An address of theirs that can be called, or named to others: escaped again, for JsSIP has unescaped its user, and a line may end in there;
 * without the parameters and header fields they gave it.
 */
export const plainUri = ({ scheme, user, host, port }: SipUri): string => `${scheme}:${user ? `${escaped(user)}@` : ''}${host}${port ? `:${port}` : ''}`;

const escaped = (user: string): string => user.replace(/\p{Cs}/gu, '').replace(/[^\w.!~*'()&=+$,;/-]/gu, (character) => encodeURIComponent(character));

/** Who is there, as the phone server itself says (RFC 3325); of several identities the first. */
export function assertedPeer(message: SipMessage): Peer | undefined {
  try {
    const identity = NameAddrHeader.parse((message.getHeader('P-Asserted-Identity') ?? '').replace(/>\s*,.*$/, '>'));
    return identity?.uri.user ? peerOf(identity) : undefined;
  } catch {
    return undefined; // JsSIP throws at escapes that are no UTF-8; the call is worth more than who it says it is.
  }
}

/** Whom we call, as long as nobody has told who that is. */
export const peerAt = (uri: string): Peer => ({ uri, number: cleanText(decoded(uri.replace(/^sip:/, '').replace(/@.*/, '')), 64) });

/** A `%` that escapes nothing is just a per cent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
