import { limits, type Refusal } from './guard-refusal.js';

export interface Field {
  /** Lower case, in its long form (RFC 3261 section 7.3.3). */
  readonly name: string;
  /** Unfolded, trimmed. */
  readonly value: string;
}

export interface Head {
  readonly first: string;
  readonly fields: readonly Field[];
  /** Where the body begins, UTF-16 units. */
  readonly body: number;
  /** Whether JsSIP would read it otherwise than we did: folded lines, short names it does not know, empty lines ahead. */
  readonly isOdd: boolean;
}

/** Short names: those JsSIP knows, and those it takes for fields of their own. */
const known: Readonly<Record<string, string>> = {
  v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', l: 'content-length', c: 'content-type', x: 'session-expires', r: 'refer-to', o: 'event',
};
const unknown: Readonly<Record<string, string>> = { s: 'subject', k: 'supported', b: 'referred-by', u: 'allow-events', e: 'content-encoding' };

/** RFC 3261 section 25.1, token; white space before the colon is allowed. */
const fieldName = /^[\w!%*+`'~.-]+[ \t]*$/;
/** JsSIP takes an underscore for a hyphen, and so `Content_Length` for what it is not. */
const underscored = /^(?:call|content|max|record|refer|session|subscription|www|proxy|user|min|p|alert)_/;
/** Control characters stand in quotes, behind a backslash, or nowhere. */
// eslint-disable-next-line no-control-regex -- control characters are what we look for
const stray = /(?:^|[^\\])[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\r\n]/;

/** Takes a header apart as cheaply as can be, in one pass: what is too much, or no header at all, must not reach a parser that takes its time. */
export function readHead(text: string): Head | Refusal {
  let start = 0;
  while (start < 8 && text.startsWith('\r\n', start)) start += 2; // RFC 3261 section 7.5
  const end = text.indexOf('\r\n\r\n', start);
  if (end < 0) return text.length - start > limits.head ? 'too-large' : 'no-end';
  if (end - start > limits.head) return 'too-large';
  let at = text.indexOf('\r\n', start);
  const first = text.slice(start, at);
  const fields: Field[] = [];
  let isOdd = start > 0;
  for (at += 2; at < end;) {
    const next = text.indexOf('\r\n', at);
    const line = text.slice(at, next);
    at = next + 2;
    if (stray.test(line)) return 'control';
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    const field = isFolded ? continued(fields.pop(), line) : fieldOf(line);
    if (typeof field === 'string') return field;
    if (field.value.length > limits.field) return 'too-long';
    if (fields.push(field) > limits.fields) return 'too-many';
    isOdd ||= isFolded || (line.charAt(1) === ':' && line.charAt(0).toLowerCase() in unknown);
  }
  return { first, fields, body: end + 4, isOdd };
}

function fieldOf(line: string): Field | Refusal {
  const colon = line.indexOf(':');
  if (colon < 1) return 'no-colon';
  const written = line.slice(0, colon);
  if (colon > 128 || !fieldName.test(written)) return 'bad-name';
  const name = written.trimEnd().toLowerCase();
  if (underscored.test(name)) return 'bad-name';
  return { name: name.length > 1 ? name : (known[name] ?? unknown[name] ?? name), value: line.slice(colon + 1).trim() };
}

/** RFC 3261 section 7.3.1: a line that begins with white space belongs to the one before. */
const continued = (before: Field | undefined, line: string): Field | Refusal =>
  before ? { name: before.name, value: `${before.value} ${line.trim()}`.trim() } : 'bad-line';
