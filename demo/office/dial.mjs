/** Finds who answers a number. */
import { setTimeout as delay } from 'node:timers/promises';
import { Customer } from './customer.mjs';
import { extensions } from './extensions.mjs';
import { OutgoingLeg } from './outgoing-leg.mjs';
import { customers } from './people.mjs';
import { ELSEWHERE, Refusal } from './refusal.mjs';

const RING_TIMEOUT = 60_000;
const PICK_UP = 1_500; // ms until a customer who is called answers

/**
 * @typedef {object} Call
 * @property {import('./switchboard.mjs').Switchboard} office
 * @property {import('./party.mjs').Party} caller
 * @property {Record<string, string>} [headers] To go with the INVITE besides the caller's own.
 * @property {AbortSignal} signal Fires when the caller gives up.
 * @property {() => void} [ringing] It rings somewhere.
 * @property {(party: import('./party.mjs').Party) => void} [early] Lets the caller hear a party before the answer.
 */

/**
 * @param {string} number
 * @param {Call} call
 * @returns {Promise<import('./party.mjs').Party>} Who has answered.
 * @throws {Refusal}
 */
export async function dial(number, call) {
  if (call.signal.aborted) throw new Refusal(487);
  if (Object.hasOwn(extensions, number)) return extensions[number](call);
  if (call.office.agents.has(number)) return ring(number, call);
  const waiting = call.office.acd?.answer(number);
  if (waiting) return waiting;
  const customer = customers.find((card) => isSameNumber(card.number, number));
  if (customer) return reach(customer, call);
  throw new Refusal(404);
}

/** A customer at home: lets it ring, and answers. @param {import('./people.mjs').CustomerCard} card @param {Call} call */
async function reach(card, { ringing = () => {}, signal }) {
  ringing();
  await delay(PICK_UP, undefined, { signal }).catch(() => { throw new Refusal(487); });
  return new Customer(card);
}

/** `(212) 555-0142` and `020 7946 0118` are numbers of ours, written nationally. */
const isSameNumber = (e164, dialled) => dialled === e164 || (/^\d{10,}$/.test(dialled) && e164.endsWith(dialled.replace(/^0+/, '')));

/** Rings every contact of an agent; who answers first wins, the others are cancelled. @param {string} agent @param {Call} call */
export async function ring(agent, { office, caller, headers, signal, ringing = () => {} }) {
  const legs = office.registrar.bindings(agent).map((binding) => new OutgoingLeg(office, binding, caller));
  if (!legs.length) throw new Refusal(480);
  const cancel = () => legs.forEach((leg) => leg.hangUp(signal.reason === ELSEWHERE ? ELSEWHERE : undefined));
  const until = AbortSignal.any([signal, AbortSignal.timeout(RING_TIMEOUT)]);
  until.addEventListener('abort', cancel);
  try {
    return await Promise.any(legs.map(async (leg) => {
      const status = await leg.invite({ ...caller.headers, ...headers }, ringing);
      if (!leg.established || leg.ended) throw new Refusal(status);
      for (const other of legs) if (other !== leg) other.hangUp(ELSEWHERE);
      return leg;
    }));
  } catch (error) {
    if (signal.aborted) throw new Refusal(487);
    throw until.aborted ? new Refusal(480) : worstOf(error.errors);
  } finally {
    until.removeEventListener('abort', cancel);
  }
}

/** What a caller is told of several refusals: that somebody declined, else that somebody is busy, else anything. @param {Refusal[]} refusals */
const worstOf = (refusals) =>
  refusals.find(({ status }) => status >= 600) ?? refusals.find(({ status }) => status === 486) ?? refusals[0];
