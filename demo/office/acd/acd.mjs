/**
 * The office's automatic call distributor. A caller meets the menu, waits in a queue with music, and an agent's telephone rings.
 *
 * caller → Ivr → WaitingRoom (a QueuedCall of a Queue) → Ringing → connected with an agent
 *
 * To those who watch the queues it is a `Source` as src/bridge/source.ts has it: `start`, and `run` for what agents ask.
 */
import { connect } from '../party.mjs';
import { Board } from './board.mjs';
import { entitlementOf } from './callers.mjs';
import { runCommand } from './commands.mjs';
import { Ivr } from './ivr.mjs';
import { mainMenu } from './menu.mjs';
import { Queue } from './queue.mjs';
import { QueuedCall } from './queued-call.mjs';
import { Ringing } from './ringing.mjs';
import { Roster } from './roster.mjs';
import { WaitingRoom } from './waiting-room.mjs';

/** The menu's number. */
export const MENU = '500';

/**
 * @typedef {object} AcdOptions
 * @property {import('./queue.mjs').QueueConfig[]} [queues]
 * @property {import('./menu.mjs').Menu & { otherwise: string }} [menu]
 * @property {Parameters<typeof entitlementOf>[1]['cards']} [cards]
 * @property {Record<string, number>} [tiers]
 * @property {Record<string, string>} [regions]
 * @property {number} [within] The service level's wait, ms.
 */

export class Acd {
  #parties = new Set();
  #board;
  #stirring = false;
  #stopped = false;

  /**
   * @param {{ user: string, name: string, regions?: string[], queues?: string[] }[]} agents Each is a member of their queues from the start.
   * @param {import('./roster.mjs').Phones} phones
   * @param {AcdOptions & Partial<import('./ringing.mjs').Times>} [options]
   */
  constructor(agents, phones, {
    queues = [], menu = mainMenu, cards = [], tiers = {}, regions = {}, within = 20_000, ringTime = 15_000, retry = 5000, dedicatedFor = 10_000, wrapUp = 2000,
  } = {}) {
    const times = { ringTime, retry, dedicatedFor, wrapUp };
    const roster = new Roster(agents, phones);
    const ringing = new Ringing(roster, phones, times, (after) => this.stir(after));
    const byId = new Map(queues.map((queue) => [queue.id, new Queue(queue, within)]));
    for (const agent of agents) for (const id of agent.queues ?? []) byId.get(id)?.join(agent);
    this.menu = menu;
    this.room = { queues: byId, roster, phones, ringing };
    this.entitlementOf = (number) => entitlementOf(number, { cards, tiers, regions, served: ringing.served });
    this.dedicatedFor = dedicatedFor;
    this.queues = [...byId.values()];
    for (const queue of this.queues) roster.look(queue, Date.now());
    this.#board = new Board(this.queues, roster.nameOf);
  }

  /** Who answers a number of the ACD's. @param {string} number @returns {import('../party.mjs').Party | undefined} */
  answer(number) {
    if (number === MENU && this.queues.length) return this.#keep(new Ivr(MENU, this.menu, (caller, id = this.menu.otherwise, path) => this.#chosen(caller, id, path)));
    const queue = this.queues.find(({ extension }) => extension === number);
    return queue && this.#waitIn(queue, []);
  }

  #chosen(caller, id, path) {
    const queue = this.room.queues.get(id);
    if (queue) connect(caller, this.#waitIn(queue, path));
    else caller.hangUp();
  }

  /** @param {Queue} queue @param {string[]} path */
  #waitIn(queue, path) {
    const room = this.#keep(new WaitingRoom(queue.name, queue.extension ?? MENU));
    const call = new QueuedCall(queue, room, path);
    room.on('caller', (caller) => {
      call.belongsTo(caller, this.entitlementOf(caller.number));
      queue.calls.add(call);
      this.stir();
      this.stir(this.dedicatedFor);
    });
    room.once('end', () => {
      if (call.over || !call.caller) return;
      call.stopRinging();
      if (call.caller.ended) queue.figures.abandon();
      queue.leaves(call, call.caller.ended ? 'abandoned' : 'other');
      this.stir();
    });
    return room;
  }

  /** @template {import('../party.mjs').Party} T @param {T} party */
  #keep(party) {
    this.#parties.add(party);
    party.once('end', () => this.#parties.delete(party));
    return party;
  }

  /** Something has happened, or will have after some ms: has all be looked at again. @param {number} [after] */
  stir(after) {
    if (after !== undefined) return void setTimeout(() => this.stir(), after).unref();
    if (this.#stirring) return;
    this.#stirring = true;
    queueMicrotask(() => {
      this.#stirring = false;
      if (!this.#stopped) this.#refresh();
    });
  }

  #refresh() {
    const now = Date.now();
    const { roster, ringing } = this.room;
    for (const queue of this.queues) roster.look(queue, now);
    ringing.distribute(this.queues, now);
    for (const queue of this.queues) {
      roster.look(queue, now);
      queue.inOrder().forEach(({ room }, index) => room.moveTo(index + 1));
    }
    this.#board.tell();
  }

  /** @type {import('./board.mjs').Board['start']} */
  start(emit, signal) {
    this.#board.start(emit, signal);
  }

  /** @param {any} command A `CentreCommand`. @param {string} agent Whom it is for. */
  async run(command, agent) {
    runCommand(this.room, command, agent);
    this.#refresh();
  }

  stop() {
    this.#stopped = true;
    for (const party of this.#parties) party.hangUp();
  }
}
