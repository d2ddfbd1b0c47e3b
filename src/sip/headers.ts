import { cleanText, DeskError } from '../core/index.js';

/** Header fields that may come in and go out, lower case; a `*` at the end stands for anything. */
export const defaultHeaders: readonly string[] = ['x-*', 'user-to-user', 'p-asserted-identity', 'diversion', 'alert-info', 'subject', 'priority'];

/** Fields by which messages find their way, and say who speaks: they are JsSIP's to write, whatever the list says. */
const own = new Set([
  'via', 'v', 'from', 'f', 'to', 't', 'call-id', 'i', 'cseq', 'contact', 'm', 'max-forwards', 'route', 'record-route', 'path', 'content-length', 'l', 'content-type', 'c', 'content-encoding', 'e',
  'authorization', 'proxy-authorization', 'expires', 'session-expires', 'x', 'min-se', 'require', 'proxy-require', 'replaces', 'refer-to', 'r', 'event', 'o', 'subscription-state',
]);

/** Whether a header field, lower case, is on the list. */
export const allowed = (name: string, list: readonly string[]): boolean =>
  list.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));

/** The header fields of an INVITE that the list lets through, names in lower case. */
export function incomingHeaders(headers: Readonly<Record<string, readonly { readonly raw: string }[]>>, list: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, values] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (allowed(key, list)) kept[key] = cleanText(values.map(({ raw }) => raw).join(', '), 1024);
  }
  return kept;
}

/** What no value of a header field may hold: it would end its line, or cut it (RFC 3261 section 25.1, TEXT-UTF8). */
// eslint-disable-next-line no-control-regex -- control characters are what we refuse
export const unsound = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Header lines for JsSIP. Refused where a name is not on the list or a value would start a line of its own. */
export function outgoingHeaders(headers: Readonly<Record<string, string>> | undefined, list: readonly string[]): string[] {
  return Object.entries(headers ?? {}).map(([name, value]) => {
    if (!/^[\w!%*+`'~.-]+$/.test(name) || own.has(name.toLowerCase()) || !allowed(name.toLowerCase(), list)) {
      throw new DeskError('bad-header', `The header "${cleanText(name, 40)}" may not be sent. Allowed are: ${list.join(', ')}.`);
    }
    if (unsound.test(value) || value.length > 1024) {
      throw new DeskError('bad-header', `The value of the header "${name}" holds line breaks or control characters, or is longer than 1024 characters.`);
    }
    return `${name}: ${value}`;
  });
}
