import type { CentreState } from './centre.js';
import type { QueueChange } from './queue-change.js';
import type { Trend } from './queue-trend.js';
import type { Member, MemberStatus, QueueId, QueueSnapshot, WaitingCall } from './queue.js';

/** A queue that this agent may see. */
export interface Queue extends QueueSnapshot {
  /** Since this page has watched it. */
  readonly trend: Trend;
}

export type Queues = readonly Queue[];

export type QueuesEvent =
  /** Everything anew: after a connection, or a change that was missed. */
  | { readonly type: 'queues-loaded'; readonly queues: readonly QueueSnapshot[] }
  | { readonly type: 'queues-changed'; readonly changes: readonly QueueChange[] };

type Board = { readonly queues: Queues; readonly centre: CentreState };

export const queueById = ({ queues }: Pick<Board, 'queues'>, id: QueueId | undefined): Queue | undefined =>
  id === undefined ? undefined : queues.find((queue) => queue.id === id);

/** A caller, whichever queue they wait in. */
export function waitingCall({ queues }: Pick<Board, 'queues'>, callId: string): { readonly queue: Queue; readonly call: WaitingCall } | undefined {
  for (const queue of queues) {
    const call = queue.waiting.find(({ id }) => id === callId);
    if (call) return { queue, call };
  }
  return undefined;
}

/** When the one who has waited longest began to; undefined while nobody waits. Not always the first: others may go before. */
export const longestSince = (waiting: readonly WaitingCall[]): number | undefined =>
  waiting.reduce<number | undefined>((oldest, { since }) => (oldest === undefined || since < oldest ? since : oldest), undefined);

/** Myself in a queue; undefined while I am not in it. */
export const membership = ({ centre }: Pick<Board, 'centre'>, queue: QueueSnapshot): Member | undefined =>
  queue.members.find(({ agent }) => agent === centre.agent);

/** Myself in every queue that I am in. */
export const memberships = (board: Board): readonly Member[] => board.queues.flatMap((queue) => membership(board, queue) ?? []);

/** How many members of a queue do what. */
export const membersByStatus = (members: readonly Member[]): ReadonlyMap<MemberStatus, number> =>
  members.reduce((counts, { status }) => counts.set(status, (counts.get(status) ?? 0) + 1), new Map<MemberStatus, number>());

/** How long a wait is, as the service level sees it: half of the threshold is long, all of it too long. */
export function urgency(waited: number, within: number | undefined): 'fine' | 'long' | 'too-long' {
  if (within === undefined || waited < within / 2) return 'fine';
  return waited < within ? 'long' : 'too-long';
}
