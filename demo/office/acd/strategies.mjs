/** How an ACD chooses whom it rings, of those who could take the call now. Pure, so each can be read, and tested, by itself. */

/**
 * @typedef {object} Candidate A member who is ready.
 * @property {string} agent
 * @property {number} place In the queue's list of members, from 0.
 * @property {number} answered Calls of this queue they have taken.
 * @property {number} idleSince When their last call ended, or they came to work; ms since 1970.
 * @property {string[]} [regions] Whose callers they know best.
 *
 * @typedef {object} History
 * @property {number} [lastPlace] The place of who was rung last; absent before the first call.
 * @property {string} [servedBy] Who served this caller the last time.
 *
 * @typedef {(candidates: Candidate[], history: History) => Candidate[]} Choose
 */

/** @type {(before: (a: Candidate, b: Candidate) => number) => Choose} */
const first = (before) => (candidates) => [...candidates].sort(before).slice(0, 1);

const idleLonger = (a, b) => a.idleSince - b.idleSince;
const longestIdle = first(idleLonger);

/** @type {Record<string, Choose>} */
export const strategies = {
  'ring-all': (candidates) => candidates,
  'round-robin': (candidates, { lastPlace = -1 }) => {
    const inTurn = [...candidates].sort((a, b) => a.place - b.place);
    return [inTurn.find(({ place }) => place > lastPlace) ?? inTurn[0]].filter(Boolean);
  },
  'longest-idle': longestIdle,
  'fewest-calls': first((a, b) => a.answered - b.answered || idleLonger(a, b)),
  'last-agent': (candidates, { servedBy }) => {
    const known = candidates.filter(({ agent }) => agent === servedBy);
    return longestIdle(known.length ? known : candidates, {});
  },
};
