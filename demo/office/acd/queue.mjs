/** One queue: its callers in order, its members, its figures. */
import { inTurn } from './choose.mjs';
import { Figures } from './figures.mjs';
import { waitingCall } from './telling.mjs';

/**
 * @typedef {object} QueueConfig
 * @property {string} id
 * @property {string} name
 * @property {'ring-all' | 'round-robin' | 'longest-idle' | 'fewest-calls' | 'last-agent'} strategy
 * @property {string} [extension] To call or transfer into it without the menu.
 * @property {boolean} [byRegion] Agents of the caller's region go before others.
 *
 * @typedef {object} Membership
 * @property {string} agent
 * @property {string} name
 * @property {string[]} regions
 * @property {boolean} paused
 * @property {string} [reason]
 * @property {string} [status] As of the last look.
 * @property {string} [activity] The status, and why.
 * @property {number} [since]
 * @property {number} answered
 * @property {number} [missedAt]
 */

export class Queue {
  /** @type {Set<import('./queued-call.mjs').QueuedCall>} */
  calls = new Set();
  /** @type {Map<string, Membership>} */
  members = new Map();
  /** The place of the member who was rung last. @type {number | undefined} */
  lastPlace;
  /** Of those who have left since this was last told: how. @type {Map<string, 'answered' | 'abandoned' | 'claimed' | 'other'>} */
  howLeft = new Map();

  /** @param {QueueConfig} config @param {number} within See `Figures`. */
  constructor({ id, name, strategy, extension, byRegion = false }, within) {
    Object.assign(this, { id, name, strategy, extension, byRegion });
    this.figures = new Figures(within);
  }

  /** @param {{ user: string, name: string, regions?: string[] }} agent */
  join({ user, name, regions = [] }) {
    if (!this.members.has(user)) this.members.set(user, { agent: user, name, regions, paused: false, answered: 0 });
  }

  /** Callers in the order in which they are served; one who is claimed is on the way to an agent. */
  inOrder() {
    return [...this.calls].filter(({ claimedBy }) => claimedBy === undefined).sort(inTurn);
  }

  /** @param {import('./queued-call.mjs').QueuedCall} call @param {'answered' | 'abandoned' | 'claimed' | 'other'} how */
  leaves(call, how) {
    call.over = true;
    this.calls.delete(call);
    this.howLeft.set(call.id, how);
  }

  /** @param {string} agent */
  placeOf(agent) {
    return [...this.members.keys()].indexOf(agent);
  }

  /** As the centre protocol has it (`QueueSnapshot`). @param {(agent: string) => string} nameOf */
  snapshot(nameOf) {
    return {
      id: this.id, name: this.name, strategy: this.strategy, figures: this.figures.all(),
      waiting: this.inOrder().map((call) => waitingCall(call, nameOf)),
      members: [...this.members.values()].map(({ agent, name, status, paused, reason, since, answered, missedAt }) => ({
        agent, name, status, paused, ...(paused && reason && { reason }), since, answered, ...(missedAt && { missedAt }),
      })),
    };
  }
}
