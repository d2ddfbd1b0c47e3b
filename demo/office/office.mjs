/**
 * The embedded office: a SIP registrar and a small PBX over WebSocket, with customers who ring. No account, no Docker.
 *
 * WebSocket → Flow → dispatch → Registrar            (REGISTER)
 *                             → IncomingLeg → dial   (INVITE) → a Party: OutgoingLeg, extension, customer → connect
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as people from './people.mjs';
import { ringIn } from './ring-in.mjs';
import { keepRinging } from './schedule.mjs';
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
 *   Has a customer (by name, id or number; by default the next one) call an agent.
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
 * @param {boolean | import('./schedule.mjs').Schedule} [options.customers] Whether customers ring by themselves, and when.
 * @param {number} [options.mediaTimeout] ms without a sign of life from a telephone after which its call ends.
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Office>}
 */
export async function startOffice({
  port = 0, host = '127.0.0.1', server, agents = people.agents, customers = true, mediaTimeout = 30_000, log = () => {},
} = {}) {
  const own = server ? undefined : createServer((_, response) => response.writeHead(426).end());
  const http = server ?? own;
  if (own) await once(own.listen(port, host), 'listening');
  const portNow = () => /** @type {import('node:net').AddressInfo} */ (http.address())?.port;

  const switchboard = new Switchboard(agents, { log, mediaTimeout });
  const stopTaking = takeSipSockets(http, (socket) => switchboard.welcome(socket));
  const stopping = new AbortController();
  let turn = 0;

  /** @type {Office['ringIn']} */
  const ring = (agent, who, options) => {
    const card = who ? people.customers.find((each) => [each.name, each.id, each.number].includes(who)) : people.customers[turn++ % people.customers.length];
    if (!card) throw new Error(`No customer ${who}`);
    return ringIn(switchboard, agent, card, options);
  };
  if (customers) keepRinging({ idle: () => switchboard.idle(), ring }, customers === true ? {} : customers, stopping.signal);

  /** @type {Promise<void> | undefined} */
  let stopped;
  async function close({ abrupt = false } = {}) {
    stopping.abort();
    stopTaking();
    const closed = own && once(own, 'close');
    own?.close();
    await switchboard.close({ abrupt });
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
    ringIn: ring,
    digits: switchboard.digits,
    on: (event, listener) => void switchboard.on(event, listener),
    stop: (how) => (stopped ??= close(how)),
  };
}
