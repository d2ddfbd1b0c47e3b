import type { Problem } from './problem.js';

/**
 * The centre: where queues and members are known, and how well we know them now.
 *
 *     none           there is no centre for this desk
 *     connecting ──▶ connected ──▶ connecting   (lost: the board is stale until the next snapshot)
 *         └──▶ refused                          (it said no: trying again as we are would not help)
 */
export type CentreStatus = 'none' | 'connecting' | 'connected' | 'refused';

/** What the centre lets this agent do. `status`: their own; `claim`: take a waiting call out of turn; `supervise`: act for the team. */
export type CentreRight = 'status' | 'queues' | 'claim' | 'supervise';

export interface CentreState {
  readonly status: CentreStatus;
  /** When it got this status, ms since 1970. */
  readonly since: number;
  /** Who we are there. */
  readonly agent?: string;
  readonly rights: readonly CentreRight[];
  /** What the queues show was true then, and may not be so any more, ms since 1970; absent while it is live. */
  readonly staleSince?: number;
  /** Why it is refused, still connecting, or stale though connected (the PBX behind it cannot be reached). */
  readonly problem?: Problem;
}

export type CentreEvent =
  | { readonly type: 'centre-connecting'; readonly problem?: Problem }
  /** Its queues come with the next `queues-loaded`. */
  | { readonly type: 'centre-connected'; readonly agent: string; readonly rights: readonly CentreRight[] }
  /** Connected, but it cannot see the queues itself now. */
  | { readonly type: 'centre-stale'; readonly problem: Problem }
  | { readonly type: 'centre-refused'; readonly problem: Problem };

export function reduceCentre(centre: CentreState, event: { readonly type: string }, at: number): CentreState {
  const e = event as CentreEvent | { type: 'queues-loaded' };
  const { problem: _, staleSince, ...known } = centre;
  const stale = { staleSince: staleSince ?? at };
  switch (e.type) {
    case 'centre-connecting':
      return { ...known, ...stale, status: 'connecting', since: centre.status === 'connecting' ? centre.since : at, ...(e.problem && { problem: e.problem }) };
    case 'centre-connected': return { ...stale, status: 'connected', since: at, agent: e.agent, rights: e.rights };
    case 'centre-stale': return { ...known, ...stale, problem: e.problem };
    case 'centre-refused': return { ...known, ...stale, status: 'refused', since: at, problem: e.problem };
    case 'queues-loaded': return known;
    default: return centre;
  }
}

/** Whether what the queues show is true now. */
export const isLiveBoard = ({ centre }: { readonly centre: CentreState }): boolean => centre.status === 'connected' && centre.staleSince === undefined;

/** Whether the centre would do this for us now. */
export const mayDo = ({ centre }: { readonly centre: CentreState }, right: CentreRight): boolean =>
  isLiveBoard({ centre }) && centre.rights.includes(right);
