/** Has a simulated customer call an agent, and gives a handle on the call. */
import { once } from 'node:events';
import { Customer } from './customer.mjs';
import { dial } from './dial.mjs';
import { connect } from './party.mjs';

/**
 * @typedef {object} CustomerCall
 * @property {import('./people.mjs').CustomerCard} customer
 * @property {string} agent
 * @property {'ringing' | 'answered' | 'ended'} status
 * @property {string | undefined} outcome Once ended: `completed`, `gave up`, or how the agent refused (`486 Busy Here`).
 * @property {() => { hz: number, level: number }} heard The pitch and the RMS (0 to 1) of what the customer hears now.
 * @property {() => void} hangUp
 * @property {Promise<void>} answered Rejects if it ends before.
 * @property {Promise<void>} ended
 */

/**
 * @param {import('./switchboard.mjs').Switchboard} office
 * @param {string} agent
 * @param {import('./people.mjs').CustomerCard} card
 * @param {{ patience?: number, pause?: number, headers?: Record<string, string> }} [options]
 *   How long it rings (ms), how long it waits for the agent to speak (ms), more headers for the INVITE.
 * @returns {CustomerCall}
 */
export function ringIn(office, agent, card, { patience = 25_000, pause, headers } = {}) {
  const customer = new Customer(card, { pause });
  Object.assign(customer.headers, headers);
  let outcome = 'gave up';
  const ended = once(customer, 'end').then(() => {});
  const answered = Promise.race([once(customer, 'answered').then(() => {}), ended.then(() => Promise.reject(new Error(outcome)))]);
  answered.catch(() => {}); // nobody need wait for it
  const signal = AbortSignal.any([customer.signal, AbortSignal.timeout(patience)]);
  dial(agent, { office, caller: customer, signal })
    .then((leg) => {
      outcome = 'completed';
      connect(customer, leg);
    }, (error) => {
      if (!signal.aborted) outcome = error.message;
      customer.end();
    });
  customer.once('end', () => office.log(`${card.name} → ${agent}: ${outcome}`));
  office.log(`${card.name} → ${agent}: ringing`);
  return {
    customer: card, agent, answered, ended,
    get status() {
      return customer.status;
    },
    get outcome() {
      return customer.ended ? outcome : undefined;
    },
    heard: () => customer.heard(),
    hangUp: () => customer.hangUp(),
  };
}
