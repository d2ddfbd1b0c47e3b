/** Why a number cannot be reached, as a SIP status. */
import { reasonOf } from './message.mjs';

/** Why a telephone stops ringing (RFC 3326), where that is no loss to whoever sits before it. */
export const ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

export class Refusal extends Error {
  /** @param {number} status @param {string} [target] The number to try instead, with a 3xx. */
  constructor(status, target) {
    super(`${status} ${reasonOf(status)}`);
    this.status = status;
    this.target = target;
  }
}
