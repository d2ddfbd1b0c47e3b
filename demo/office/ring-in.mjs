/** Has a simulated customer call, and gives a handle on the call. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { MENU } from './acd/acd.mjs';
import { Customer } from './customer.mjs';
import { dial } from './dial.mjs';
import { connect } from './party.mjs';

const PATIENCE = 45_000; // ms for which a customer waits in a queue, unless the card says otherwise
const THINKING = 900; // ms before each key

/**
 * @typedef {object} CustomerCall
 * @property {import('./people.mjs').CustomerCard} customer
 * @property {string} [agent] Who is rung; absent where a queue finds somebody.
 * @property {'ringing' | 'answered' | 'ended'} status Until somebody answers it is ringing, in a queue as well.
 * @property {string | undefined} outcome Once ended: `completed`, `gave up`, or how the agent refused (`486 Busy Here`).
 * @property {() => { hz: number, level: number }} heard The pitch and the RMS (0 to 1) of what the customer hears now.
 * @property {() => void} hangUp
 * @property {Promise<void>} answered Rejects if it ends before.
 * @property {Promise<void>} ended
 */

/**
 * Rings an agent directly.
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
  return follow(office, agent, card, customer, patience, (signal) => dial(agent, { office, caller: customer, signal }));
}

/**
 * Calls the menu, presses what the card says, and waits in a queue for whoever is found there.
 * @param {import('./switchboard.mjs').Switchboard} office
 * @param {import('./people.mjs').CustomerCard} card
 * @param {{ patience?: number, pause?: number, keys?: string, thinking?: number }} [options] `thinking`: ms before each key.
 * @returns {CustomerCall}
 */
export function callIn(office, card, { patience = card.patience ? card.patience * 1000 : PATIENCE, pause, keys = card.keys, thinking = THINKING } = {}) {
  const customer = new Customer(card, { pause });
  const call = follow(office, undefined, card, customer, patience, (signal) => dial(MENU, { office, caller: customer, signal }));
  void press(customer, keys, thinking).catch(() => {}); // it has hung up before
  return call;
}

/** @param {Customer} customer @param {string} keys @param {number} thinking */
async function press(customer, keys, thinking) {
  for (const key of keys) {
    await delay(thinking, undefined, { signal: customer.signal, ref: false });
    customer.other?.hearDigit(key, 'rfc4733');
  }
}

/** @param {(signal: AbortSignal) => Promise<import('./party.mjs').Party>} reach */
function follow(office, agent, card, customer, patience, reach) {
  const where = agent ?? 'menu';
  let outcome = 'gave up';
  const ended = once(customer, 'end').then(() => {});
  const answered = Promise.race([once(customer, 'answered').then(() => {}), ended.then(() => Promise.reject(new Error(outcome)))]);
  answered.then(() => (outcome = 'completed'), () => {}); // nobody need wait for it
  const patient = AbortSignal.timeout(patience);
  patient.addEventListener('abort', () => customer.status === 'ringing' && customer.hangUp());
  const signal = AbortSignal.any([customer.signal, patient]);
  reach(signal).then((party) => connect(customer, party), (error) => {
    if (!signal.aborted) outcome = error.message;
    customer.end();
  });
  customer.once('end', () => office.log(`${card.name} → ${where}: ${outcome}`));
  office.log(`${card.name} → ${where}: ringing`);
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
