import { applyQueueChanges, DeskError, toProblem, type CentreEvent, type CentreRight, type QueueChange, type QueueId, type QueuesEvent, type QueueSnapshot } from '../core/index.js';
import type { Centre, MemberWish } from '../desk/index.js';
import { msg } from '../i18n/index.js';

/** What a host's own server does for an agent. Each may throw: its words are what the agent reads. */
export interface HostCentreOptions {
  /** Who the agent is in the queues: `Member.agent`. */
  readonly agent: string;
  /** Default: what there are functions for. */
  readonly rights?: readonly CentreRight[];
  setStatus?(wish: MemberWish): unknown;
  joinQueue?(queue: QueueId): unknown;
  leaveQueue?(queue: QueueId): unknown;
  claim?(callId: string): unknown;
  /** The agent wants the queues back that were lost. */
  connect?(): unknown;
}

/**
 * Queues that a host fills from its own server. What it hands in is checked, in the order in which it came: a promise that rejects with
 * `bad-message` names the field, and the board stays as it was. Its functions only ask; what came of it, `change` tells.
 *
 *     const centre = new HostCentre({
 *       agent: '1001',
 *       joinQueue: (queue) => api.post(`/queues/${queue}/members`),
 *       leaveQueue: (queue) => api.delete(`/queues/${queue}/members/me`),
 *       setStatus: ({ status, reason, queue }) => api.put('/me/status', { status, reason, queue }),
 *     });
 *     const desk = connect({ server, uri, credentials, centre });
 *
 *     api.on('board', (queues) => centre.load(queues));
 *     api.on('caller', ({ queueId, position, call }) => centre.change([{ type: 'caller', queueId, position, call }]));
 *     api.on('disconnected', () => centre.lost('The telephone system cannot be reached. Trying again.'));
 */
export class HostCentre implements Centre {
  readonly #options: HostCentreOptions;
  #emit: (event: CentreEvent | QueuesEvent) => void = () => {};
  /** Undefined: nothing was loaded since the beginning, or since it was lost. */
  #queues: readonly QueueSnapshot[] | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: HostCentreOptions) {
    this.#options = options;
  }

  start(emit: (event: CentreEvent | QueuesEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    signal.addEventListener('abort', () => { this.#emit = () => {}; }, { once: true });
    emit({ type: 'centre-connecting' });
    if (this.#queues) this.#tellAll(this.#queues);
  }

  // What the host tells.

  /** Everything anew: at first, and after something was lost or missed. */
  load(queues: readonly QueueSnapshot[]): Promise<void> {
    return this.#checked((schemas) => {
      const all = schemas.queues(queues);
      const isBack = !this.#queues;
      this.#queues = all;
      if (isBack) this.#tellAll(all);
      else this.#emit({ type: 'queues-loaded', queues: all });
    });
  }

  /** What changed since; a change of a queue or a caller that is not there changes nothing. Many at once cost less than one by one. */
  change(changes: readonly QueueChange[]): Promise<void> {
    return this.#checked((schemas) => {
      const all = schemas.changes(changes);
      if (!this.#queues) throw new DeskError('not-now', 'There are no queues that could change. Call load(queues) first, and again after lost().');
      this.#queues = applyQueueChanges(this.#queues, all, (queue) => queue);
      this.#emit({ type: 'queues-changed', changes: all });
    });
  }

  /** The queues cannot be seen now: the board stays, and says how old it is, until the next `load`. */
  lost(message = msg('The queues cannot be seen now. Trying again.')): Promise<void> {
    return this.#inTurn(() => {
      this.#queues = undefined;
      this.#emit({ type: 'centre-connecting', problem: { code: 'unreachable', message } });
    });
  }

  // What the desk asks.

  async connect(): Promise<void> {
    await said(() => this.#options.connect?.());
  }

  setStatus(wish: MemberWish): Promise<void> { return this.#ask('setStatus', wish); }
  joinQueue(queue: QueueId): Promise<void> { return this.#ask('joinQueue', queue); }
  leaveQueue(queue: QueueId): Promise<void> { return this.#ask('leaveQueue', queue); }
  claim(callId: string): Promise<void> { return this.#ask('claim', callId); }

  async #ask<V extends 'setStatus' | 'joinQueue' | 'leaveQueue' | 'claim'>(verb: V, wish: Parameters<NonNullable<HostCentreOptions[V]>>[0]): Promise<void> {
    if (!this.#options[verb]) throw new DeskError('forbidden', `These queues cannot do that: their HostCentre was given no function ${verb}.`);
    await said(() => (this.#options[verb] as (asked: typeof wish) => unknown)(wish));
  }

  /** With the schemas at hand; they are loaded with the first thing that there is to check. */
  #checked(work: (schemas: typeof import('./host-schemas.js')) => void): Promise<void> {
    return this.#inTurn(async () => work(await import('./host-schemas.js')));
  }

  #inTurn(work: () => Promise<void> | void): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  #tellAll(queues: readonly QueueSnapshot[]): void {
    const { agent, rights = this.#rights() } = this.#options;
    this.#emit({ type: 'centre-connected', agent, rights });
    this.#emit({ type: 'queues-loaded', queues });
  }

  #rights(): readonly CentreRight[] {
    const { setStatus, joinQueue, leaveQueue, claim } = this.#options;
    return [...(setStatus ? ['status' as const] : []), ...(joinQueue && leaveQueue ? ['queues' as const] : []), ...(claim ? ['claim' as const] : [])];
  }
}

/** What the host's function throws, in its own words. */
async function said(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, message } = toProblem(error);
    throw new DeskError(code, message || msg('The server of these queues could not do that, and did not say why. Try again.'), { cause: error });
  }
}
