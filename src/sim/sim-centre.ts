import { applyQueueChanges, DeskError, type CentreEvent, type CentreRight, type Problem, type QueueChange, type QueueId, type QueuesEvent, type QueueSnapshot } from '../core/index.js';
import type { Centre, MemberWish } from '../desk/index.js';

export interface SimCentreOptions {
  /** Who we are there. Default `1001`. */
  readonly agent?: string;
  /** Default: all but `supervise`. */
  readonly rights?: readonly CentreRight[];
  readonly queues?: readonly QueueSnapshot[];
}

/** A centre without a PBX: a script says what its queues do, and its verbs do to our own membership what a PBX would. */
export class SimCentre implements Centre {
  #emit: (event: CentreEvent | QueuesEvent) => void = () => {};
  #refusals = new Map<string, Problem>();
  #queues: readonly QueueSnapshot[];
  readonly #agent: string;
  readonly #rights: readonly CentreRight[];
  /** The verbs asked of it, oldest first. */
  readonly asked: string[] = [];

  constructor({ agent = '1001', rights = ['status', 'queues', 'claim'], queues = [] }: SimCentreOptions = {}) {
    this.#agent = agent;
    this.#rights = rights;
    this.#queues = queues;
  }

  start(emit: (event: CentreEvent | QueuesEvent) => void): void {
    this.#emit = emit;
    void this.connect();
  }

  // The script: what the PBX tells.

  load(queues: readonly QueueSnapshot[]): void {
    this.#queues = queues;
    this.#emit({ type: 'queues-loaded', queues });
  }

  change(...changes: readonly QueueChange[]): void {
    this.#queues = applyQueueChanges(this.#queues, changes, (queue) => queue);
    this.#emit({ type: 'queues-changed', changes });
  }

  /** The connection is lost: what was known grows old. */
  loses(message = 'The connection to the queues was lost. Trying again.'): void {
    this.#emit({ type: 'centre-connecting', problem: { code: 'unreachable', message } });
  }

  refuses(problem: Problem): void {
    this.#emit({ type: 'centre-refused', problem });
  }

  /** The next time `verb` is asked, it fails so. */
  fail(verb: keyof Centre, problem: Problem): void {
    this.#refusals.set(verb, problem);
  }

  // The port: what the desk asks.

  async connect(): Promise<void> {
    this.#emit({ type: 'centre-connecting' });
    this.#emit({ type: 'centre-connected', agent: this.#agent, rights: this.#rights });
    this.#emit({ type: 'queues-loaded', queues: this.#queues });
  }

  async setStatus(wish: MemberWish): Promise<void> {
    const { status, reason, queue } = wish;
    this.#ask('setStatus', status, reason ?? '', queue ?? '');
    const own = this.#queues.flatMap(({ id, members }) => (queue === undefined || queue === id ? members.filter(({ agent }) => agent === this.#agent).map((member) => ({ queueId: id, member })) : []));
    this.change(...own.map(({ queueId, member: { reason: _, ...member } }) => (
      { type: 'member', queueId, member: { ...member, status, paused: status !== 'ready', since: Date.now(), ...(reason && { reason }) } } as const)));
  }

  async joinQueue(queue: QueueId): Promise<void> {
    this.#ask('joinQueue', queue);
    this.change({ type: 'member', queueId: queue, member: { agent: this.#agent, name: `Agent ${this.#agent}`, status: 'ready', paused: false, answered: 0, since: Date.now() } });
  }

  async leaveQueue(queue: QueueId): Promise<void> {
    this.#ask('leaveQueue', queue);
    this.change({ type: 'member-left', queueId: queue, agent: this.#agent });
  }

  async claim(callId: string): Promise<void> {
    this.#ask('claim', callId);
    const queue = this.#queues.find(({ waiting }) => waiting.some(({ id }) => id === callId));
    if (queue) this.change({ type: 'caller-left', queueId: queue.id, callId, how: 'claimed' });
  }

  #ask(verb: keyof Centre, ...details: readonly string[]): void {
    this.asked.push([verb, ...details].join(' ').trim());
    const refusal = this.#refusals.get(verb);
    this.#refusals.delete(verb);
    if (refusal) throw new DeskError(refusal.code, refusal.message);
  }
}
