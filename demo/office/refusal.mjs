/** Why a number cannot be reached, as a SIP status. */
import { reasonOf } from './message.mjs';

export class Refusal extends Error {
  /** @param {number} status @param {string} [target] The number to try instead, with a 3xx. */
  constructor(status, target) {
    super(`${status} ${reasonOf(status)}`);
    this.status = status;
    this.target = target;
  }
}
