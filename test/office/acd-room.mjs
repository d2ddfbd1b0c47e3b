import { Acd } from '../../demo/office/acd/acd.mjs';
import { connect, Party } from '../../demo/office/party.mjs';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/**
 * An ACD with telephones of this test's making: they ring, are answered, or are not, when told. Its clock is the test's (`t.mock.timers`).
 * @param {import('node:test').TestContext} t
 * @param {object} options
 * @param {ConstructorParameters<typeof Acd>[0]} options.agents
 * @param {Partial<ConstructorParameters<typeof Acd>[2]>} [options.rest]
 */
export function openAcd(t, { agents, ...rest }) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  /** @type {Map<string, import('../../demo/office/acd/member-status.mjs').PhoneState>} */
  const states = new Map(agents.map(({ user }) => [user, 'idle']));
  const rings = new Map();
  const become = (user, state) => {
    states.set(user, state);
    acd.stir();
  };
  const phones = {
    state: (user) => states.get(user),
    ring: (agent, { caller, headers, signal }) => new Promise((resolve, reject) => {
      states.set(agent, 'ringing');
      const over = (how) => {
        rings.delete(agent);
        how();
      };
      const fail = () => over(() => {
        if (states.get(agent) === 'ringing') become(agent, 'idle');
        reject(new Error('not answered'));
      });
      signal.addEventListener('abort', () => rings.has(agent) && fail());
      rings.set(agent, {
        caller, headers, signal,
        decline: fail,
        answer: () => over(() => {
          const leg = Object.assign(new Party(agent, agent), { agent });
          leg.once('end', () => become(agent, 'idle'));
          become(agent, 'on-call');
          resolve(leg);
        }),
      });
    }),
  };
  const acd = new Acd(agents, phones, rest);
  t.after(() => acd.stop());
  /** All that watchers were told. @type {any[]} */
  const told = [];
  acd.start((event) => told.push(event), new AbortController().signal);

  const room = {
    acd, told, become, settled,
    /** A caller who waits in a queue. */
    async calls(number, extension = '501') {
      const caller = new Party(`Caller ${number}`, number);
      connect(caller, acd.answer(extension));
      await settled();
      return caller;
    },
    /** Whose telephones ring, and for whom. */
    ringing: () => [...rings].map(([agent, { caller }]) => `${agent} for ${caller.number}`).sort(),
    ring: (agent) => rings.get(agent),
    async answers(agent) {
      rings.get(agent).answer();
      await settled();
    },
    async declines(agent) {
      rings.get(agent).decline();
      await settled();
    },
    async ends(party) {
      party.hangUp();
      await settled();
    },
    async passes(ms) {
      t.mock.timers.tick(ms);
      await settled();
    },
    async asks(agent, command) {
      await acd.run(command, agent);
      await settled();
    },
    queue: (id = acd.queues[0].id) => acd.queues.find((queue) => queue.id === id).snapshot(acd.room.roster.nameOf),
    numbers: (id) => room.queue(id).waiting.map(({ number }) => number),
    member: (agent, id) => room.queue(id).members.find((member) => member.agent === agent),
  };
  return room;
}

/** @param {string[]} users */
export const agentsOf = (...users) => users.map((user) => ({ user, name: `Agent ${user}`, queues: ['orders', 'support'] }));

/** @param {string} strategy @param {object} [more] */
export const orders = (strategy, more) => ({ id: 'orders', name: 'Orders', extension: '501', strategy, ...more });
