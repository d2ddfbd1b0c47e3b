/** SIP messages (RFC 3261): from text, to text, and the response that belongs to a request. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const sip = createRequire(import.meta.url)('sip');

/**
 * @typedef {{ name?: string, uri: string, params: Record<string, string | null> }} NameAddr
 * @typedef {object} Message
 * @property {string} [method] Of a request.
 * @property {string} [uri] Of a request.
 * @property {number} [status] Of a response.
 * @property {string} [reason] Of a response.
 * @property {Record<string, any>} headers By lower-case name.
 * @property {string} [content]
 */

const REASONS = {
  100: 'Trying', 180: 'Ringing', 183: 'Session Progress', 200: 'OK', 202: 'Accepted', 302: 'Moved Temporarily',
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
  407: 'Proxy Authentication Required', 408: 'Request Timeout', 480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist', 486: 'Busy Here', 487: 'Request Terminated', 488: 'Not Acceptable Here',
  489: 'Bad Event', 491: 'Request Pending', 500: 'Server Internal Error', 503: 'Service Unavailable', 603: 'Decline',
};

/** @param {number} status */
export const reasonOf = (status) => REASONS[status] ?? 'Unknown';

export const newTag = () => randomBytes(6).toString('hex');
export const newBranch = () => `z9hG4bK${randomBytes(8).toString('hex')}`;

/**
 * What a text says, or nothing if it is no SIP at all. A message that lacks what every message must have comes
 * with `fault`, so that the sender of a request can be told.
 * @param {string} text
 * @returns {(Message & { fault?: string }) | undefined}
 */
export function parse(text) {
  let message;
  try {
    message = sip.parse(text);
  } catch {
    return undefined;
  }
  if (message) message.fault = faultOf(message);
  return message;
}

/** @param {Message & { version?: string }} message */
function faultOf({ version, method, headers: { via, from, to, cseq, 'call-id': callId } }) {
  if (version !== '2.0') return `version ${version}`;
  if (!via?.[0]?.params?.branch) return 'no Via branch';
  if (!from?.uri || !from.params.tag) return 'no From';
  if (!to?.uri) return 'no To';
  if (!callId) return 'no Call-ID';
  if (!Number.isSafeInteger(cseq?.seq) || cseq.seq >= 2 ** 31) return 'no CSeq';
  if (method && cseq.method !== method) return `CSeq of ${cseq.method}`;
  return undefined;
}

/** @param {Message} message */
export const stringify = (message) => sip.stringify(message);

/**
 * @param {Message} request
 * @param {number} status
 * @param {{ tag?: string, headers?: Record<string, any>, content?: string }} [extras]
 * @returns {Message}
 */
export function responseTo(request, status, { tag, headers, content } = {}) {
  const { via, from, to, 'call-id': callId, cseq } = request.headers;
  const tagged = to.params.tag || status === 100 ? to : { ...to, params: { ...to.params, tag: tag ?? newTag() } };
  return {
    status, reason: reasonOf(status), content,
    headers: { via, from, to: tagged, 'call-id': callId, cseq, ...headers },
  };
}

/** The user part of an address: the `1001` of `sip:1001@office`. @param {NameAddr | string} address */
export const userOf = (address) => /^sips?:([^@;>:]+)/i.exec(address?.uri ?? address)?.[1] ?? '';

/** @param {NameAddr} address */
export const displayNameOf = ({ name = '' }) => oneLine(name.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')).trim();

/** What is copied into another message must not begin a header of its own there. @param {string} text */
const oneLine = (text) => text.replace(/[\r\n]+\s*/g, ' ');

/** @param {string} name @param {string} uri @param {string} [tag] @returns {NameAddr} */
export const nameAddr = (name, uri, tag) => ({
  name: name && `"${name.replace(/["\\]/g, '\\$&')}"`, uri, params: tag ? { tag } : {},
});

/** The `X-…` headers of a message, and its User-to-User (RFC 7433): what a CRM reads and a PBX passes on. @param {Message} message */
export const customHeaders = ({ headers }) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-') || name === 'user-to-user').map(([name, value]) => [name, oneLine(value)]));

/** What a REFER sends along: the header field that its Refer-To asks for (RFC 3261, 19.1.5), else its own. @param {Message} refer */
export function contextOf({ headers }) {
  const escaped = /[?&]User-to-User=([^&]*)/i.exec(headers['refer-to']?.uri)?.[1];
  try {
    return oneLine(escaped === undefined ? headers['user-to-user'] ?? '' : decodeURIComponent(escaped)) || undefined;
  } catch {
    return undefined; // a transfer is not refused for it
  }
}
