/** A caller in a queue: who they are, what they are entitled to, whose telephones ring for them. */
import { randomUUID } from 'node:crypto';

/**
 * @typedef {object} Entitlement What is known of a caller by their number.
 * @property {string} [tier] A VIP's.
 * @property {number} priority
 * @property {string} [dedicated] Their own agent.
 * @property {string} [region]
 * @property {string} [servedBy] Who served them the last time.
 */

export class QueuedCall {
  id = randomUUID();
  since = Date.now();
  /** Was claimed in vain: goes before everybody. */
  front = false;
  /** Who takes it out of turn: until that is over it waits in no queue. @type {string | undefined} */
  claimedBy;
  /** Answered, or gone. */
  over = false;
  /** Whose telephones ring, each with what stops it. @type {Map<string, AbortController>} */
  rings = new Map();
  /** Who has let it ring in vain in this round. @type {Set<string>} */
  tried = new Set();
  /** Everybody has, so it rests until then, ms since 1970. */
  restsUntil = 0;

  /** @param {import('./queue.mjs').Queue} queue @param {import('./waiting-room.mjs').WaitingRoom} room @param {string[]} path */
  constructor(queue, room, path) {
    this.queue = queue;
    this.room = room;
    this.path = path;
  }

  /** @param {import('../party.mjs').Party} caller @param {Entitlement} entitlement */
  belongsTo(caller, { tier, priority, dedicated, region, servedBy }) {
    Object.assign(this, { caller, tier, priority, dedicated, region, servedBy });
  }

  /** @param {unknown} [why] */
  stopRinging(why) {
    for (const ring of this.rings.values()) ring.abort(why);
  }
}
