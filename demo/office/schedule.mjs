/** Lets customers call by themselves, so that a page left alone shows what it is for: calls come, some wait, some give up. */

/**
 * @typedef {object} Schedule
 * @property {number} [first] Seconds from the moment an agent is ready to their first call.
 * @property {number} [next] Seconds for which a ready agent is left alone between calls.
 * @property {number} [every] While nobody is ready a customer calls every so many seconds, more or less …
 * @property {number} [most] … unless so many wait already.
 */

/**
 * @param {object} office
 * @param {() => import('./acd/queue.mjs').Queue[]} office.queues
 * @param {import('./people.mjs').CustomerCard[]} office.customers
 * @param {ReadonlyMap<string, { status: string, customer: import('./people.mjs').CustomerCard }>} office.calling Customers in a call, by id.
 * @param {(card: import('./people.mjs').CustomerCard) => unknown} office.callIn
 * @param {Schedule} schedule
 * @param {AbortSignal} signal
 */
export function keepCalling({ queues, customers, calling, callIn }, { first = 2, next = 20, every = 25, most = 3 }, signal) {
  const calledBefore = new Set();
  let turn = 0;
  let crowdedAt = Infinity;

  const waiting = () => [...calling.values()].filter(({ status }) => status === 'ringing');
  /** The next customer who is in no call, and calls one of these queues. @param {string[]} names */
  const nextFor = (names) => {
    const inTurn = [...customers.slice(turn), ...customers.slice(0, turn)];
    return inTurn.find(({ id, queue }) => !calling.has(id) && names.includes(queue));
  };
  const letCall = (names) => {
    const card = nextFor(names);
    if (!card) return;
    turn = (customers.indexOf(card) + 1) % customers.length;
    callIn(card);
  };

  const timer = setInterval(() => {
    const now = Date.now();
    const members = membersOf(queues());
    const ready = members.filter(({ status }) => status === 'ready');
    if (!members.some(({ status }) => status !== 'unreachable')) return void (crowdedAt = Infinity);
    if (crowdedAt === Infinity) crowdedAt = now + every * 1000;
    const due = ready.find(({ agent, since }) => now - since >= 1000 * (calledBefore.has(agent) ? next : first));
    if (due && !waiting().some(({ customer }) => due.queues.includes(customer.queue))) {
      calledBefore.add(due.agent);
      letCall(due.queues);
    } else if (now > crowdedAt) {
      crowdedAt = now + every * 1000 * (0.6 + 0.8 * Math.random());
      if (!ready.length && waiting().length < most) letCall(members.flatMap((member) => member.queues));
    }
  }, 200).unref();
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Each agent once, with the queues they can be rung for now. @param {import('./acd/queue.mjs').Queue[]} queues */
function membersOf(queues) {
  /** @type {Map<string, { agent: string, status: string, since: number, queues: string[] }>} */
  const agents = new Map();
  for (const { name, members } of queues) {
    for (const { agent, status, since } of members.values()) {
      const known = agents.get(agent);
      if (!known || (status === 'ready' && known.status !== 'ready')) agents.set(agent, { agent, status, since, queues: [name] });
      else if (status === known.status) known.queues.push(name);
    }
  }
  return [...agents.values()];
}
