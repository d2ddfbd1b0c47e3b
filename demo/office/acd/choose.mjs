/** Which caller is next, and who is rung for them: the rules that stand above a queue's strategy. */
import { strategies } from './strategies.mjs';

/**
 * @typedef {object} Turn What decides when a caller is served.
 * @property {boolean} front Was claimed in vain: goes before everybody.
 * @property {number} priority Higher goes first.
 * @property {number} since When they joined, ms since 1970.
 */

/** Sorts callers into the order in which they are served. @param {Turn} a @param {Turn} b */
export const inTurn = (a, b) => Number(b.front) - Number(a.front) || b.priority - a.priority || a.since - b.since;

/**
 * @typedef {object} Wishes
 * @property {string} strategy
 * @property {ReadonlySet<string>} tried Who has let this caller ring in vain in this round.
 * @property {string} [waitFor] The caller's own agent, for whom they still wait: nobody else is rung.
 * @property {string} [region] Agents of this region go before others.
 */

/**
 * @param {import('./strategies.mjs').Candidate[]} candidates
 * @param {Wishes & import('./strategies.mjs').History} wishes
 * @returns {string[]} The agents to ring now; none: wait.
 */
export function whomToRing(candidates, { strategy, tried, waitFor, region, ...history }) {
  const fresh = candidates.filter(({ agent }) => !tried.has(agent));
  if (waitFor !== undefined) return fresh.filter(({ agent }) => agent === waitFor).map(({ agent }) => agent);
  const near = fresh.filter(({ regions = [] }) => region !== undefined && regions.includes(region));
  return strategies[strategy](near.length ? near : fresh, history).map(({ agent }) => agent);
}

/** For whom a caller with an agent of their own waits: only while that agent may come in time, and has not let them ring. */
export function waitsFor({ dedicated, since, tried }, members, dedicatedFor, now) {
  const own = members.get(dedicated);
  const mayCome = own && !tried.has(dedicated) && !['unreachable', 'away'].includes(own.status);
  return mayCome && now < since + dedicatedFor ? dedicated : undefined;
}
