import { unsupported } from './guard-fields.js';
import { limits, refusals, type Refusal } from './guard-refusal.js';
import { unsound } from './headers.js';

/** What a response takes over from its request (RFC 3261 section 8.2.6.2), in this order. */
const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const;
const names: Readonly<Record<string, string>> = {
  'v': 'Via', 'via': 'Via', 'f': 'From', 'from': 'From', 't': 'To', 'to': 'To', 'i': 'Call-ID', 'call-id': 'Call-ID', 'cseq': 'CSeq', 'require': 'Require',
};

/**
 * What a request that goes no further is answered, without state (RFC 3261 section 8.2.7); undefined where it is no request, an ACK, or so
 * broken that an answer would reach nobody. Only the beginning is looked at.
 */
export function answerTo(text: string, refusal: Refusal): string | undefined {
  const lines = text.slice(0, limits.head).replace(/^(?:\r\n){1,4}/, '').split('\r\n', limits.fields);
  const method = /^([\w!%*+`'~.-]+) /.exec(lines[0]!.slice(0, 256))?.[1];
  if (!method || method === 'ACK' || refusal === 'not-sip') return undefined;
  const found = fieldsOf(lines);
  if (!found.Via?.length || !found.Via.every((via) => /^SIP\s*\//i.test(via)) || !/^\d{1,40}\s+\S+$/.test(found.CSeq?.[0] ?? '')) return undefined;
  const [status, words] = refusals[refusal];
  const same = copied.flatMap((name) => (name === 'Via' ? found.Via! : (found[name] ?? []).slice(0, 1)).map((value) => `${name}: ${name === 'To' ? tagged(value) : value}`));
  return [`SIP/2.0 ${status} ${words}`, ...same, ...explained(status, found.Require), 'Content-Length: 0', '', ''].join('\r\n');
}

function fieldsOf(lines: readonly string[]): Readonly<Record<string, readonly string[] | undefined>> {
  const found: Record<string, string[]> = {};
  let last: string[] | undefined;
  for (const line of lines.slice(1)) {
    if (!line) break;
    if (/^[ \t]/.test(line)) {
      if (last && !unsound.test(line)) last.push(`${last.pop() ?? ''} ${line.trim()}`.trim());
      continue;
    }
    const name = names[line.slice(0, Math.min(line.indexOf(':'), 16)).trim().toLowerCase()];
    last = name && !unsound.test(line) ? (found[name] ??= []) : undefined;
    last?.push(line.slice(line.indexOf(':') + 1).trim());
  }
  return found;
}

const tagged = (to: string): string => (/;\s*tag\s*=/i.test(to) ? to : `${to};tag=${crypto.randomUUID().slice(0, 8)}`);

function explained(status: number, require: readonly string[] = []): readonly string[] {
  if (status === 420) return [`Unsupported: ${require.flatMap((value) => unsupported(value)).join(', ')}`];
  return status === 406 ? ['Accept: application/sdp'] : [];
}
