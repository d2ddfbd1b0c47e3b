import type { Refusal } from './guard-refusal.js';

/** A request has a method, a response a status. */
export type StartLine =
  | { readonly method: string; readonly uri: string; readonly status?: never }
  | { readonly status: number; readonly method?: never };

const token = /^[\w!%*+`'~.-]+$/;

/** RFC 3261 sections 7.1 and 7.2, to the letter: JsSIP lets other versions and header fields in the Request-URI pass. */
export function readStartLine(line: string): StartLine | Refusal {
  return /^SIP\//i.test(line) ? statusLine(line) : requestLine(line);
}

function statusLine(line: string): StartLine | Refusal {
  if (!/^SIP\/2\.0 /i.test(line)) return 'bad-version';
  const status = /^SIP\/2\.0 ([1-6]\d\d) /i.exec(line)?.[1];
  return status ? { status: Number(status) } : 'bad-status';
}

function requestLine(line: string): StartLine | Refusal {
  const [method = '', uri = '', version = '', ...more] = line.split(' ', 5);
  if (!token.test(method) || !/ SIP\/\d+\.\d+ *$/i.test(line)) return 'not-sip';
  if (!uri || !version || more.length > 0) return 'bad-line';
  if (!/^SIP\/2\.0$/i.test(version)) return 'bad-version';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (!scheme) return 'bad-line';
  if (scheme !== 'sip' && scheme !== 'sips') return 'bad-scheme';
  // RFC 3261 section 19.1.1: no header fields may stand in a Request-URI.
  return uri.includes('?', uri.lastIndexOf('@') + 1) ? 'bad-line' : { method, uri };
}
