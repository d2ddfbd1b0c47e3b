import type { Member, QueueId, QueueSnapshot, WaitingCall } from './queue.js';

/** How a caller left the queue. */
export type LeftHow = 'answered' | 'abandoned' | 'claimed' | 'other';

/** One change of a queue: what the centre tells between two snapshots. */
export type QueueChange =
  /** Anything of a queue but its callers and members; a queue that was not there appears, empty. */
  | { readonly type: 'queue'; readonly queue: Omit<QueueSnapshot, 'waiting' | 'members'> }
  | { readonly type: 'queue-removed'; readonly queueId: QueueId }
  /** A caller joined, or moved, to a position counted from 1; those behind move down. */
  | { readonly type: 'caller'; readonly queueId: QueueId; readonly position: number; readonly call: WaitingCall }
  | { readonly type: 'caller-left'; readonly queueId: QueueId; readonly callId: string; readonly how: LeftHow }
  /** A member joined or changed. */
  | { readonly type: 'member'; readonly queueId: QueueId; readonly member: Member }
  | { readonly type: 'member-left'; readonly queueId: QueueId; readonly agent: string };

/**
 * The queues after some changes; what did not change is the same object as before. A batch costs one copy of each list that it
 * touches, so whoever has many changes brings them together. A change of a queue or a caller that is not there changes nothing.
 *
 * @param begin Makes a queue that is new of its snapshot.
 */
export function applyQueueChanges<Q extends QueueSnapshot>(queues: readonly Q[], changes: readonly QueueChange[], begin: (queue: QueueSnapshot) => Q): readonly Q[] {
  const drafts = new Map(queues.map((queue) => [queue.id, new Draft<Q>(queue)]));
  for (const change of changes) {
    if (change.type === 'queue') {
      const draft = drafts.get(change.queue.id);
      if (draft) draft.queue = { ...draft.queue, ...change.queue };
      else drafts.set(change.queue.id, new Draft(begin({ ...change.queue, waiting: [], members: [] })));
    } else if (change.type === 'queue-removed') drafts.delete(change.queueId);
    else drafts.get(change.queueId)?.apply(change);
  }
  const after = [...drafts.values()].map((draft) => draft.finished());
  return after.length === queues.length && after.every((queue, index) => queue === queues[index]) ? queues : after;
}

type ChangeInside = Exclude<QueueChange, { type: 'queue' | 'queue-removed' }>;

/** One queue while changes are applied to it: each list is copied once, at its first change. */
class Draft<Q extends QueueSnapshot> {
  #waiting: WaitingCall[] | undefined;
  #members: Member[] | undefined;

  constructor(public queue: Q) {}

  apply(change: ChangeInside): void {
    switch (change.type) {
      case 'caller':
        this.#removeCaller(change.call.id);
        (this.#waiting ??= [...this.queue.waiting]).splice(change.position - 1, 0, change.call);
        return;
      case 'caller-left': return this.#removeCaller(change.callId);
      case 'member': {
        const members = (this.#members ??= [...this.queue.members]);
        const index = members.findIndex(({ agent }) => agent === change.member.agent);
        members.splice(index < 0 ? members.length : index, 1, change.member);
        return;
      }
      case 'member-left': this.#members = (this.#members ?? this.queue.members).filter(({ agent }) => agent !== change.agent);
    }
  }

  finished(): Q {
    if (!this.#waiting && !this.#members) return this.queue;
    return { ...this.queue, ...(this.#waiting && { waiting: this.#waiting }), ...(this.#members && { members: this.#members }) };
  }

  #removeCaller(callId: string): void {
    const index = (this.#waiting ?? this.queue.waiting).findIndex(({ id }) => id === callId);
    if (index >= 0) (this.#waiting ??= [...this.queue.waiting]).splice(index, 1);
  }
}
