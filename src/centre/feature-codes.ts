import { DeskError, type QueueId } from '../core/index.js';
import type { MemberWish } from '../desk/index.js';

/** What an agent dials, and which lamps tell what it came to. In each, `{queue}` stands for the queue's id and `{agent}` for the agent. */
export interface Codes {
  /** Joins the queue: `*45`. */
  readonly join?: string;
  readonly leave?: string;
  readonly ready?: string;
  readonly away?: string;
  /** A code of its own for a reason, instead of `away`: `{ Lunch: '*471' }`. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Instead of `away`, for the work after a call. */
  readonly afterCallWork?: string;
  /** Lit while somebody waits. */
  readonly lamp?: string;
  /** Lit while the agent is in the queue. */
  readonly memberLamp?: string;
  /** Lit while the agent is in the queue, and away. */
  readonly pausedLamp?: string;
}

/** A queue with codes of its own. */
export interface QueueCodes extends Codes {
  readonly id: QueueId;
  /** What people call it. Default: the id. */
  readonly name?: string;
}

/**
 * Queues that are steered by feature codes. A code above `queues` is for each of them that has none of its own;
 * one that stands for several queues is dialled once, and counts for all of them.
 *
 *     { agent: '1001', join: '*45{queue}', leave: '*46{queue}', away: '*47', ready: '*48', queues: [{ id: '500', name: 'Support', lamp: 'support' }] }
 */
export interface FeatureCodeConfig extends Codes {
  /** Who we are there: the name that the queues show. */
  readonly agent: string;
  readonly queues: readonly QueueCodes[];
}

export type QueueCode = 'join' | 'leave' | 'lamp' | 'memberLamp' | 'pausedLamp';

/** The code or lamp of a queue, ready to dial. */
export const codeOf = (config: FeatureCodeConfig, queue: QueueCodes, which: QueueCode): string | undefined => filled(config, queue, queue[which] ?? config[which]);

/** The code that makes an agent in a queue what they wish to be. */
export function statusCode(config: FeatureCodeConfig, queue: QueueCodes, { status, reason }: MemberWish): string | undefined {
  const of = ({ ready, away, reasons = {}, afterCallWork }: Codes): string | undefined => {
    if (status === 'ready') return ready;
    if (status === 'after-call-work') return afterCallWork ?? away;
    return reason !== undefined && Object.hasOwn(reasons, reason) ? reasons[reason] : away;
  };
  return filled(config, queue, of(queue) ?? of(config));
}

const filled = ({ agent }: FeatureCodeConfig, { id }: QueueCodes, code: string | undefined): string | undefined =>
  code?.replaceAll('{queue}', () => id).replaceAll('{agent}', () => agent);

/** Says which field is wrong, before an agent finds out. */
export function checkCodes({ agent, queues }: FeatureCodeConfig): void {
  const ids = ((queues as FeatureCodeConfig['queues'] | undefined) ?? []).map(({ id }) => id);
  const wrong = (what: string): DeskError => new DeskError('bad-message', `The feature codes of this desk are incomplete: ${what}.`);
  if (!agent) throw wrong('agent is missing; it is who you are in the queues, like "1001"');
  if (!ids.length) throw wrong('queues must list at least one queue, like [{ id: "support", join: "*45", leave: "*46" }]');
  if (ids.some((id) => !id)) throw wrong('a queue has no id');
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw wrong(`two queues have the id "${twice}"`);
}
