import { applyQueueChanges, type Member, type QueueChange, type QueueId, type QueuesEvent, type QueueSnapshot } from '../core/index.js';
import type { MemberWish } from '../desk/index.js';
import type { FeatureCodeConfig, QueueCodes } from './feature-codes.js';

/** Queues as far as one agent knows of them: whether somebody waits, and their own membership. */
export class OwnBoard {
  #queues: readonly QueueSnapshot[];

  constructor(readonly agent: string, queues: FeatureCodeConfig['queues'], readonly emit: (event: QueuesEvent) => void) {
    this.#queues = queues.map(({ id, name = id }) => ({ id, name, waiting: [], members: [] }));
  }

  tell(): void {
    this.emit({ type: 'queues-loaded', queues: this.#queues });
  }

  /** Ourselves in a queue; undefined while we are not in it, as far as we know. */
  own(id: QueueId): Member | undefined {
    return this.#queues.find((queue) => queue.id === id)?.members[0];
  }

  /** Ourselves, if we were in it and ready. */
  ready(since: number | undefined): Member {
    return { agent: this.agent, name: this.agent, status: 'ready', paused: false, answered: 0, ...(since !== undefined && { since }) };
  }

  /** Something happened in these queues; `becomes`: what that makes of our membership there. */
  become(queues: readonly QueueCodes[], becomes: (member: Member | undefined) => Member | undefined): void {
    let missed = false;
    const changes = queues.flatMap(({ id }): readonly QueueChange[] => {
      const before = this.own(id);
      const member = becomes(before);
      if (member === before) return [];
      missed ||= !before && member?.since === undefined;
      return [member ? { type: 'member', queueId: id, member } : { type: 'member-left', queueId: id, agent: this.agent }];
    });
    if (changes.length) this.#change(changes, missed);
  }

  /** Whether somebody waits; undefined: nobody knows. */
  waits(id: QueueId, lit: boolean | undefined): void {
    const queue = this.#queues.find((one) => one.id === id);
    if (!queue || queue.lamp === lit) return;
    const { waiting: _, members: __, lamp: ___, ...facts } = queue;
    if (lit !== undefined) return this.#change([{ type: 'queue', queue: { ...facts, lamp: lit } }]);
    // A change can only add: that nobody knows any more is told with everything anew.
    this.#queues = this.#queues.map((one) => (one === queue ? { ...facts, waiting: one.waiting, members: one.members } : one));
    this.tell();
  }

  /** @param missed We have long been in a queue that we now find ourselves in: that is no news, but what was there before we looked. */
  #change(changes: readonly QueueChange[], missed = false): void {
    this.#queues = applyQueueChanges(this.#queues, changes, (queue) => queue);
    if (missed) this.tell();
    else this.emit({ type: 'queues-changed', changes });
  }
}

/** A member in another status. @param since When it began, ms since 1970; undefined where nobody saw that. */
export const as = ({ reason: _, since: __, ...member }: Member, status: MemberWish['status'], since: number | undefined, reason?: string): Member =>
  ({ ...member, status, paused: status !== 'ready', ...(since !== undefined && { since }), ...(reason && { reason }) });
