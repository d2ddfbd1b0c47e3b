/** The few things the office reads in, and mends in, session descriptions (RFC 8866). */

/** @typedef {'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'} Direction */

/** What a description says its sender does with audio. @param {string} sdp @returns {Direction} */
export const directionOf = (sdp) =>
  /** @type {Direction} */ (/^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m.exec(sdp)?.[1] ?? 'sendrecv');

/** Whether a telephone that said so puts the other side on hold. @param {Direction} direction */
export const isHold = (direction) => direction === 'sendonly' || direction === 'inactive';

/**
 * What werift needs mended: it would ask multicast DNS for a browser's `.local` candidates, which under ICE lite
 * need not be known at all; and it writes port 0, which means refused, where audio is merely inactive.
 * @param {string} sdp
 */
export const tidy = (sdp) => sdp
  .replace(/^a=candidate:\S+ \d+ \S+ \d+ \S+\.local .*\r?\n/gm, '')
  .replace(/^m=audio 0 (?=.*\r?\n(?:(?!m=)[\s\S])*^a=inactive)/gm, 'm=audio 9 ');
