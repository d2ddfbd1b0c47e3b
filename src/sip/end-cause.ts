import { cleanText, type CallEnd, type EndCause } from '../core/index.js';
import type { Ending } from './jssip.js';

/** SIP status codes (RFC 3261 section 21) in the field's words. */
const byStatus: Readonly<Record<number, EndCause>> = {
  404: 'not-found', 410: 'not-found', 484: 'not-found', 485: 'not-found', 604: 'not-found',
  408: 'no-answer', 480: 'unavailable', 430: 'unavailable', 503: 'unavailable', 502: 'unavailable', 504: 'unavailable',
  486: 'busy', 600: 'busy', 603: 'declined', 607: 'declined', 608: 'declined', 403: 'declined',
  487: 'cancelled', 488: 'media-failed', 606: 'media-failed',
};

/** JsSIP's words where no SIP message said it. */
const byCause: Readonly<Record<string, EndCause>> = {
  'Terminated': 'hung-up', 'Canceled': 'cancelled', 'No Answer': 'no-answer', 'Expires': 'no-answer', 'Rejected': 'declined',
  'Connection Error': 'network', 'Request Timeout': 'no-answer', 'RTP Timeout': 'media-failed', 'WebRTC Error': 'media-failed',
  'Incompatible SDP': 'media-failed', 'Bad Media Description': 'media-failed', 'Missing SDP': 'media-failed',
  'User Denied Media Access': 'microphone', 'Dialog Error': 'error', 'Internal Error': 'error', 'No ACK': 'network',
};

const sides = { local: 'agent', remote: 'peer', system: 'network' } as const;

/** How a call ended: why, and who ended it. `rang`: the far end had been reached, so that 480 tells that nobody took it. */
export function callEnd({ originator, message, cause }: Ending, rang = false): CallEnd {
  const by = sides[originator];
  const code = message?.status_code;
  const reason = cleanText(message?.reason_phrase ?? '', 80);
  if (message?.method === 'CANCEL' && answeredElsewhere(message.getHeader('Reason'))) return { cause: 'answered-elsewhere', by };
  if (code === 480 && rang) return { cause: 'no-answer', by, code, ...(reason && { reason }) };
  const known = (code && byStatus[code]) || byCause[cause] || (code && code >= 400 ? 'rejected' : 'error');
  return { cause: known, by, ...(code && { code }), ...(reason && { reason }) };
}

/** RFC 3326: a fork that lost is cancelled with the 200 of the one that won. */
const answeredElsewhere = (reason: string | undefined): boolean =>
  reason !== undefined && (/cause\s*=\s*200/i.test(reason) || /elsewhere/i.test(reason));
