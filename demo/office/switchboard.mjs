/** What the parts of the office share: who is registered, which calls there are. */
import { EventEmitter, once } from 'node:events';
import { Digest } from './digest.mjs';
import { dispatch } from './dispatch.mjs';
import { Flow } from './flow.mjs';
import { responseTo } from './message.mjs';
import { Registrar } from './registrar.mjs';

const RINGS_ON = 5_000; // ms for which a telephone whose socket closed may come back to what rings there

/** Emits `digit` with what extension 602 has read, and `engaged` with an agent whose calls have changed. */
export class Switchboard extends EventEmitter {
  /** Where in-dialog requests go; a telephone sends them down its WebSocket whatever this says. */
  contact = 'sip:office@office.invalid;transport=ws';
  registrar = new Registrar();
  /** @type {Set<import('./leg.mjs').Leg>} */
  legs = new Set();
  /** @type {Set<Flow>} */
  flows = new Set();
  /** What rings at telephones whose sockets have closed, by branch. @type {Map<string, import('./flow.mjs').Transaction>} */
  #leftRinging = new Map();
  /** @type {{ from: string, digit: string, by: 'rfc4733' | 'info' }[]} */
  digits = [];
  /** @type {import('./acd/acd.mjs').Acd | undefined} */
  acd;

  /**
   * @param {import('./people.mjs').Agent[]} agents
   * @param {{ log: (line: string) => void, mediaTimeout: number }} options
   */
  constructor(agents, { log, mediaTimeout }) {
    super();
    this.agents = new Map(agents.map((agent) => [agent.user, agent]));
    this.digest = new Digest((user) => this.agents.get(user)?.password);
    this.log = log;
    this.mediaTimeout = mediaTimeout;
    for (const event of ['registered', 'unregistered']) {
      this.registrar.on(event, (user) => {
        log(`${user} ${event}`);
        this.emit(event, user);
      });
    }
  }

  /** @param {string} callId @param {string} localTag @param {string} remoteTag */
  legFor(callId, localTag, remoteTag) {
    return [...this.legs].find(({ dialog }) => dialog.is(callId, localTag, remoteTag));
  }

  /** The leg a request within a dialog belongs to. @param {import('./message.mjs').Message} request */
  legOf({ headers: { 'call-id': callId, from, to } }) {
    return this.legFor(callId, to.params.tag, from.params.tag);
  }

  calls() {
    return [...this.legs].map(({ agent, other, held }) => ({ agent, with: other?.number, held }));
  }

  /** Agents who are registered and in no call. */
  idle() {
    const engaged = new Set([...this.legs].map(({ agent }) => agent));
    return this.registrar.users().filter((user) => !engaged.has(user));
  }

  /** @param {import('ws').WebSocket} socket */
  welcome(socket) {
    const flow = new Flow(socket, this.log);
    this.flows.add(flow);
    flow.on('request', async (request) => {
      try {
        await dispatch(this, flow, request);
      } catch (error) {
        this.log(`${request.method} failed: ${error.message}`);
      }
    });
    flow.on('ack', (ack) => this.legOf(ack)?.acknowledged?.());
    flow.on('left-ringing', (branch, transaction) => this.#ringOn(branch, transaction));
    flow.on('stray', (response) => {
      const { branch } = response.headers.via[0].params;
      const transaction = this.#leftRinging.get(branch);
      if (!transaction) return;
      clearTimeout(transaction.timer);
      this.#leftRinging.delete(branch);
      flow.adopt(transaction, response);
    });
    flow.once('close', () => {
      this.flows.delete(flow);
      this.registrar.flowLost(flow);
      for (const leg of this.legs) if (leg.flow === flow) leg.flowLost();
    });
  }

  /** A page that is loaded anew answers on another socket. @param {string} branch @param {import('./flow.mjs').Transaction} transaction */
  #ringOn(branch, transaction) {
    this.#leftRinging.set(branch, transaction);
    clearTimeout(transaction.timer);
    transaction.timer = setTimeout(() => {
      this.#leftRinging.delete(branch);
      transaction.heard(responseTo(transaction.request, 503));
    }, RINGS_ON).unref();
  }

  /** @param {{ abrupt: boolean }} how */
  async close({ abrupt }) {
    const legs = [...this.legs];
    if (abrupt) for (const flow of this.flows) flow.terminate();
    for (const leg of legs) leg.hangUp();
    for (const flow of this.flows) flow.close();
    this.registrar.close();
    await Promise.all([...legs.map(({ media }) => media.closed), ...[...this.flows].map((flow) => once(flow, 'close'))]);
    this.removeAllListeners();
  }
}
