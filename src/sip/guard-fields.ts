import type { Field } from './guard-head.js';
import type { Refusal } from './guard-refusal.js';
import type { StartLine } from './guard-start-line.js';

/** Fields that say one thing: a second one, and nobody knows which is meant. JsSIP takes the last, a PBX perhaps the first. */
const single = new Set([
  'from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type', 'content-encoding', 'date', 'event', 'expires', 'min-expires', 'min-se', 'refer-to',
  'referred-by', 'replaces', 'retry-after', 'rseq', 'session-expires', 'subscription-state', 'timestamp',
]);
const mandatory = ['via', 'from', 'to', 'call-id', 'cseq'] as const;
/** What JsSIP can do where somebody requires it (RFC 3261 section 8.2.2.3), and what asks nothing of a phone. */
const extensions = new Set(['timer', 'replaces', 'outbound', 'gruu', 'path', 'ice', 'norefersub', 'tdialog', 'histinfo', 'from-change']);
/** 2^31 - 1 ms, the longest a browser's timer can wait, s. */
const longestTime = 2_147_483;
const times = new Set(['expires', 'min-expires', 'min-se', 'session-expires', 'retry-after']);
const addresses = new Set(['from', 'to', 'contact', 'refer-to']);

/** What is wrong with the fields of a message, as far as JsSIP would not see it or would throw at it; undefined: nothing. */
export function wrongWith(start: StartLine, fields: readonly Field[]): Refusal | undefined {
  const of = new Map<string, string>();
  for (const { name, value } of fields) {
    if (single.has(name) && of.has(name)) return 'duplicate';
    if (name === 'contact' && value.startsWith('*')) return 'bad-contact'; // Only a REGISTER may say so (section 10.2.2), and nobody registers with a phone.
    if (addresses.has(name) && isUnescapedTwice(value)) return 'bad-escape';
    if (!of.has(name)) of.set(name, value);
  }
  if (mandatory.some((name) => !of.get(name))) return 'missing';
  return wrongCSeq(start, of.get('cseq')!) ?? (start.method === undefined ? undefined : wrongRequest(start.method, of));
}

/** RFC 3261 section 8.1.1.5: less than 2^31, and the method of the request. */
function wrongCSeq({ method }: StartLine, cseq: string): Refusal | undefined {
  const [, number = '', of] = /^(\d{1,10})[ \t]+([\w!%*+`'~.-]+)$/.exec(cseq) ?? [];
  return of && Number(number) < 2 ** 31 && (method === undefined || of === method) ? undefined : 'bad-cseq';
}

function wrongRequest(method: string, of: ReadonlyMap<string, string>): Refusal | undefined {
  const forwards = of.get('max-forwards');
  if (forwards !== undefined && !(/^\d{1,10}$/.test(forwards) && Number(forwards) < 256)) return 'bad-number';
  if ((method === 'NOTIFY' || method === 'SUBSCRIBE') && !of.get('event')) return 'missing'; // RFC 6665 section 8.2.1
  if (method !== 'ACK' && method !== 'CANCEL' && unsupported(of.get('require')).length > 0) return 'bad-extension';
  if (method !== 'INVITE') return undefined;
  if (!of.get('contact') && !/;\s*tag\s*=/i.test(of.get('to')!)) return 'missing'; // Section 8.1.1.8
  return takesSdp(of.get('accept')) ? undefined : 'not-acceptable';
}

/** The extensions that are required, and that we have not. */
export const unsupported = (require = ''): readonly string[] =>
  require.split(',').map((tag) => tag.trim()).filter((tag) => tag && !extensions.has(tag.toLowerCase()));

/** Whether they understand an answer of ours. */
const takesSdp = (accept = ''): boolean => !accept || /(?:application\/(?:sdp|\*)|\*\/\*)/i.test(accept);

/** A per cent sign in a user, escaped as it should be: JsSIP unescapes it twice, and the call could be neither acknowledged nor ended. */
function isUnescapedTwice(value: string): boolean {
  const uri = value.slice(value.lastIndexOf('<') + 1);
  const escape = uri.indexOf('%25');
  return escape >= 0 && escape < uri.lastIndexOf('@');
}

/** RFC 4475 section 3.1.2.4: a time that no timer can wait is treated as if it were not there. JsSIP would be done with it at once. */
export const isEndless = ({ name, value }: Field): boolean => times.has(name) && !(Number.parseInt(value, 10) <= longestTime);
