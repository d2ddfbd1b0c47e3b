/** The few things the office reads in, and mends in, session descriptions (RFC 8866). */

/** @typedef {'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'} Direction */

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m;

/** What a description says its sender does with audio: there, else for the whole session. @param {string} sdp @returns {Direction} */
export function directionOf(sdp) {
  const [session, audio = ''] = sdp.split(/^(?=m=audio )/m);
  return /** @type {Direction} */ ((DIRECTION.exec(audio) ?? DIRECTION.exec(session))?.[1] ?? 'sendrecv');
}

/** Whether a telephone that said so puts the other side on hold. @param {Direction} direction */
export const isHold = (direction) => direction === 'sendonly' || direction === 'inactive';

/** Whether an offer has audio as WebRTC sends it, in the one codec of the office: µ-law. @param {string} [sdp] */
export const canAnswer = (sdp = '') => /^m=audio \d+ UDP\/TLS\/RTP\/SAVPF(?: \d+)* 0(?: |\r?$)/m.test(sdp) && /^a=fingerprint:/m.test(sdp);

/**
 * What werift need not, or cannot, read. It would ask multicast DNS for a browser's `.local` candidates, which under
 * ICE lite need not be known at all.
 * @param {string} sdp Of a telephone.
 */
export const legible = (sdp) => sdp.replace(/^a=candidate:\S+ \d+ \S+ \d+ \S+\.local .*\r?\n/gm, '');

/**
 * What werift writes wrongly: `ice-lite` for each medium, where only Chromium reads it, instead of once for the
 * session; and port 0, which means refused, where audio is merely inactive.
 * @param {string} sdp Of the office.
 */
export const mended = (sdp) => sdp
  .replace(/^a=ice-lite\r\n/m, '')
  .replace(/^t=0 0\r\n/m, '$&a=ice-lite\r\n')
  .replace(/^m=audio 0 /m, 'm=audio 9 ');
