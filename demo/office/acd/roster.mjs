/** Who works here, and what each does now. */
import { statusOf } from './member-status.mjs';

/**
 * @typedef {object} Agent
 * @property {string} user
 * @property {string} name
 * @property {string[]} [regions]
 * @property {boolean} working In after-call work until they say that it is done.
 * @property {boolean} serving In a call of a queue, until that has been counted.
 * @property {number} wrapUntil After a call of a queue nobody rings until then, ms since 1970: time to say that there is work.
 * @property {number} idleSince When their last call ended, or they came.
 * @property {string} [phone] As of the last look.
 *
 * @typedef {object} Phones
 * @property {(user: string) => import('./member-status.mjs').PhoneState} state
 * @property {(user: string, call: { caller: import('../party.mjs').Party, headers: Record<string, string>, signal: AbortSignal }) => Promise<import('../party.mjs').Party>} ring
 *   Gives who has answered; rejects if nobody has, or when the signal fires (its reason goes along).
 */

export class Roster {
  /** @type {Map<string, Agent>} */
  agents;
  #phones;

  /** @param {{ user: string, name: string, regions?: string[] }[]} agents @param {Phones} phones */
  constructor(agents, phones) {
    this.agents = new Map(agents.map(({ user, name, regions }) => [user, { user, name, regions, working: false, serving: false, wrapUntil: 0, idleSince: Date.now() }]));
    this.#phones = phones;
  }

  nameOf = (/** @type {string} */ user) => this.agents.get(user)?.name ?? user;

  /** Brings up to date what the members of a queue do. @param {import('./queue.mjs').Queue} queue @param {number} now */
  look({ members }, now) {
    for (const member of members.values()) {
      const agent = this.agents.get(member.agent);
      const phone = this.#phones.state(agent.user);
      if (phone === 'idle' && agent.phone !== 'idle' && agent.phone !== 'ringing') agent.idleSince = now;
      agent.phone = phone;
      const status = statusOf(phone, agent, member, now);
      const activity = `${status} ${status === 'away' ? member.reason ?? '' : ''}`;
      if (activity !== member.activity) Object.assign(member, { activity, status, since: now });
    }
  }

  /** Members who could take a call of their queue now. @param {import('./queue.mjs').Queue} queue @returns {import('./strategies.mjs').Candidate[]} */
  candidates({ members }) {
    return [...members.values()].flatMap(({ agent, regions, paused, answered }, place) => {
      const known = this.agents.get(agent);
      const isReady = statusOf(this.#phones.state(agent), known, { paused }, Date.now()) === 'ready';
      return isReady ? [{ agent, place, regions, answered, idleSince: known.idleSince }] : [];
    });
  }
}
