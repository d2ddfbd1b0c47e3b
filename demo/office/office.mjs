/**
 * The embedded office: a SIP registrar and a small PBX over WebSocket, with customers who ring. No account, no Docker.
 *
 * WebSocket → Flow → dispatch → Registrar            (REGISTER)
 *                             → IncomingLeg → dial   (INVITE) → a Party: OutgoingLeg, extension, the ACD's menu or queue → connect
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Acd } from './acd/acd.mjs';
import { phonesOf } from './acd/phones.mjs';
import * as people from './people.mjs';
import { callIn, ringIn } from './ring-in.mjs';
import { keepCalling } from './schedule.mjs';
import { Switchboard } from './switchboard.mjs';
import { takeSipSockets } from './upgrade.mjs';

/**
 * @typedef {object} Office
 * @property {string} url For a telephone: `ws://127.0.0.1:PORT/ws`.
 * @property {number} port
 * @property {import('./people.mjs').Agent[]} agents
 * @property {import('./people.mjs').CustomerCard[]} customers
 * @property {() => string[]} registered
 * @property {() => string[]} idle Registered and in no call.
 * @property {() => { agent: string, with?: string, held: boolean }[]} calls Every telephone in a call.
 * @property {(agent: string, customer?: string, options?: Parameters<typeof ringIn>[3]) => import('./ring-in.mjs').CustomerCall} ringIn
 *   Has a customer (by name, id or number; by default the next one) call an agent directly.
 * @property {(customer?: string, options?: Parameters<typeof callIn>[2]) => import('./ring-in.mjs').CustomerCall} callIn
 *   Has a customer call the menu and wait in a queue; who has called already calls no second time.
 * @property {Acd} acd Its queues: a `Source` of the centre protocol.
 * @property {{ from: string, digit: string, by: 'rfc4733' | 'info' }[]} digits What extension 602 has read.
 * @property {(event: 'registered' | 'unregistered' | 'digit', listener: (what: any) => void) => void} on
 * @property {(options?: { abrupt?: boolean }) => Promise<void>} stop Hangs up and closes everything; abrupt is a crash.
 */

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 for any.
 * @param {string} [options.host]
 * @param {import('node:http').Server} [options.server] To share its port instead; the office takes the path /ws.
 * @param {import('./people.mjs').Agent[]} [options.agents]
 * @param {boolean | import('./schedule.mjs').Schedule} [options.customers] Whether customers call by themselves, and when.
 * @param {import('./acd/queue.mjs').QueueConfig[]} [options.queues] None: no ACD.
 * @param {Partial<import('./acd/ringing.mjs').Times>} [options.times] For how long the ACD does what.
 * @param {number} [options.mediaTimeout] ms without a sign of life from a telephone after which its call ends.
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Office>}
 */
export async function startOffice({
  port = 0, host = '127.0.0.1', server, agents = people.agents, customers = true, queues = people.queues, times, mediaTimeout = 30_000, log = () => {},
} = {}) {
  const own = server ? undefined : createServer((_, response) => response.writeHead(426).end());
  const http = server ?? own;
  if (own) await once(own.listen(port, host), 'listening');
  const portNow = () => /** @type {import('node:net').AddressInfo} */ (http.address())?.port;

  const switchboard = new Switchboard(agents, { log, mediaTimeout });
  const acd = new Acd(agents, phonesOf(switchboard), { queues, cards: people.customers, tiers: people.tiers, regions: people.regions, ...times });
  switchboard.acd = acd;
  for (const event of ['registered', 'unregistered', 'engaged']) switchboard.on(event, () => acd.stir());
  const stopTaking = takeSipSockets(http, (socket) => switchboard.welcome(socket));
  const stopping = new AbortController();
  /** Customers in a call with the menu, a queue, or an agent they came to by it. @type {Map<string, import('./ring-in.mjs').CustomerCall>} */
  const calling = new Map();
  let turn = 0;

  const cardOf = (who) => {
    const card = who ? people.customers.find((each) => [each.name, each.id, each.number].includes(who)) : people.customers[turn++ % people.customers.length];
    if (!card) throw new Error(`No customer ${who}`);
    return card;
  };
  const letCall = (card, options) => {
    const { id } = card;
    if (calling.has(id)) return calling.get(id);
    calling.set(id, callIn(switchboard, card, options));
    void calling.get(id).ended.then(() => calling.delete(id));
    return calling.get(id);
  };
  if (customers) {
    keepCalling({ queues: () => acd.queues, customers: people.customers, calling, callIn: letCall }, customers === true ? {} : customers, stopping.signal);
  }

  /** @type {Promise<void> | undefined} */
  let stopped;
  async function close({ abrupt = false } = {}) {
    stopping.abort();
    stopTaking();
    const closed = own && once(own, 'close');
    own?.close();
    const everybodyGone = switchboard.close({ abrupt });
    acd.stop();
    await everybodyGone;
    own?.closeAllConnections();
    await closed;
  }

  return {
    get url() {
      return `ws://${host === '0.0.0.0' ? '127.0.0.1' : host}:${portNow()}/ws`;
    },
    get port() {
      return portNow();
    },
    agents,
    customers: people.customers,
    registered: () => switchboard.registrar.users(),
    idle: () => switchboard.idle(),
    calls: () => switchboard.calls(),
    ringIn: (agent, who, options) => ringIn(switchboard, agent, cardOf(who), options),
    callIn: (who, options) => letCall(cardOf(who), options),
    acd,
    digits: switchboard.digits,
    on: (event, listener) => void switchboard.on(event, listener),
    stop: (how) => (stopped ??= close(how)),
  };
}
