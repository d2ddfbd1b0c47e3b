/** Lets customers ring by themselves, one at a time, so that a page left alone shows what it is for. */

/**
 * @typedef {object} Schedule
 * @property {number} [first] Seconds from an agent's registration to its first call.
 * @property {number} [next] Seconds for which an agent is left alone between calls.
 */

/**
 * @param {{ idle(): string[], ring(agent: string): { ended: Promise<void> } }} office
 * @param {Schedule} schedule
 * @param {AbortSignal} signal
 */
export function keepRinging({ idle, ring }, { first = 4, next = 20 }, signal) {
  /** @type {Map<string, number>} */
  const idleSince = new Map();
  const rungBefore = new Set();
  let busy = false;
  const timer = setInterval(() => {
    const agents = idle();
    for (const agent of idleSince.keys()) if (!agents.includes(agent)) idleSince.delete(agent);
    for (const agent of agents) if (!idleSince.has(agent)) idleSince.set(agent, performance.now());
    const due = agents.find((agent) => performance.now() - idleSince.get(agent) > 1000 * (rungBefore.has(agent) ? next : first));
    if (!due || busy) return;
    busy = true;
    rungBefore.add(due);
    ring(due).ended.then(() => (busy = false));
  }, 200).unref();
  signal.addEventListener('abort', () => clearInterval(timer));
}
