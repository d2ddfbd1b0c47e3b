/**
 * Fields whose values go into a trace as they are: they name no person and open no door. All others are named, and what they say is left
 * out: a field of the host's own may say anything.
 */
const plain = new Set([
  'via', 'v', 'call-id', 'i', 'cseq', 'rseq', 'rack', 'max-forwards', 'content-length', 'l', 'content-type', 'c', 'content-disposition', 'content-encoding', 'e', 'allow', 'allow-events', 'u',
  'supported', 'k', 'require', 'proxy-require', 'unsupported', 'accept', 'accept-encoding', 'accept-language', 'event', 'o', 'subscription-state', 'session-expires', 'x', 'min-se', 'expires',
  'min-expires', 'retry-after', 'reason', 'replaces', 'date', 'timestamp', 'server', 'user-agent', 'mime-version', 'privacy', 'path', 'service-route', 'route', 'record-route', 'warning',
  'answer-mode', 'p-early-media', 'refer-sub', 'sip-etag', 'sip-if-match', 'target-dialog',
]);
/** Fields that hold addresses: names are left out, numbers masked. */
const addresses = new Set([
  'from', 'f', 'to', 't', 'contact', 'm', 'refer-to', 'r', 'referred-by', 'b', 'reply-to', 'p-asserted-identity', 'p-preferred-identity', 'p-called-party-id', 'p-associated-uri', 'remote-party-id',
  'diversion', 'history-info', 'also',
]);
const credentials = new Set(['authorization', 'proxy-authorization', 'www-authenticate', 'proxy-authenticate', 'authentication-info', 'proxy-authentication-info']);
/** What tells of a refused password without telling the password, or what it could be guessed from. */
const harmless = new Set(['realm', 'algorithm', 'qop', 'stale', 'nc']);

/** What is longer is cut, UTF-16 units. */
const longest = 2_048;

export interface Redaction {
  /** Numbers as they are. Without it, their last three digits. */
  readonly numbers?: boolean;
}

/** A message without what is secret, and without what is said about people, as far as a phone line can be mended without it. */
export function redacted(message: string, redaction: Redaction = {}): string {
  const end = message.indexOf('\r\n\r\n');
  const head = (end < 0 ? message : message.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const [first = '', ...lines] = head.split('\r\n');
  const type = lines.find((line) => /^(?:content-type|c)\s*:/i.test(line))?.replace(/^[^:]*:\s*/, '') ?? '';
  return [uris(first.slice(0, longest), redaction), ...lines.map((line) => field(line, redaction)), '', ...body(end < 0 ? '' : message.slice(end + 4), type)].join('\r\n');
}

function field(line: string, redaction: Redaction): string {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const value = line.slice(colon + 1, colon + 1 + longest).trim();
  if (plain.has(name)) return `${line.slice(0, colon)}: ${uris(value, redaction)}`;
  if (addresses.has(name)) return `${line.slice(0, colon)}: ${uris(names(value), redaction)}`;
  if (credentials.has(name)) return `${line.slice(0, colon)}: ${challenge(value)}`;
  return colon < 0 ? '…' : `${line.slice(0, Math.min(colon, 64))}: …`;
}

/** `"Ada" <sip:…>` and `Ada <sip:…>`; quotes that belong to a parameter stay. */
const names = (value: string): string => value
  .replace(/"(?:[^"\\]|\\.)*"(?=\s*<)/g, '"…"')
  .replace(/(^|,)([^,"<>]*)</g, (whole, before: string, name: string) => (name.trim() ? `${before} "…" <` : whole)).trim();

/** The user of each address, if it is a number; what a URI would have a REFER carry along, but for the dialog it replaces. */
const uris = (value: string, { numbers }: Redaction): string => value
  .replace(/([?&][^=&>\s]+)=([^&>\s]*)/g, (whole, name: string) => (/^.replaces$/i.test(name) ? whole : `${name}=…`))
  .replace(/\b(sips?:(?=[^<>\s",]*@)|tel:)([^@<>,\s"]+)/gi, (whole, scheme: string, user: string) => (numbers ? whole : scheme + masked(user))); // Without an @ it is a host.

/** A number of five digits or more keeps its last three; extensions and feature codes, which name nobody outside, stay. */
export const masked = (text: string): string => text.replace(/\d(?:(?:[-.()]|%20)?\d){4,}/g, (number) => `…${number.replace(/\D/g, '').slice(-3)}`);

function challenge(value: string): string {
  const [scheme = '', ...rest] = value.split(/\s+/);
  const parameters = rest.join(' ').match(/[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^,\s]*)/g) ?? [];
  const told = parameters.map((one) => (harmless.has(one.split('=')[0]!.trim().toLowerCase()) ? one : `${one.split('=')[0]!.trim()}=…`));
  return /^[\w-]+$/.test(scheme) ? `${scheme} ${told.join(', ')}`.trim() : '…';
}

/** Of bodies only those that are understood: tones, texts and lists of who talks to whom are none of support's business. */
function body(text: string, type: string): readonly string[] {
  if (!text) return [''];
  if (/^application\/sdp\b/i.test(type)) return text.split(/\r?\n/).map(sdpLine);
  if (/^message\/sipfrag\b/i.test(type)) return [/^SIP\/2\.0 \d{3}/.exec(text)?.[0] ?? '…'];
  return [`(${text.length} characters, left out)`];
}

/** What media are locked with (RFC 8839, RFC 8122, RFC 4568), and names of the session. */
const sdpLine = (line: string): string => line
  .replace(/^(a=(?:ice-pwd|ice-ufrag|fingerprint|crypto|key-mgmt|identity|tls-id)\s*:).*$/i, '$1…')
  .replace(/\b(ufrag\s+)\S+/gi, '$1…')
  .replace(/^([skiuep]=).+$/i, '$1…');
