import type { Member, MemberStatus } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import { clip, wholeNumber } from './clip.js';

/** What the PBX says of a member, and what we have seen of them. */
export interface MemberFacts {
  readonly agent: string;
  readonly name: string;
  /** Asterisk's device state: 0 unknown, 1 not in use, 2 in use, 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing and in use, 8 on hold. */
  readonly device: number;
  readonly paused: boolean;
  readonly reason: string;
  readonly inCall: boolean;
  readonly answered: number;
  /** s since 1970 by the PBX's clock; 0 for never. */
  readonly lastPause: number;
  readonly lastCall: number;
  readonly loginTime: number;
  /** How long after a call of this queue no other comes, s. */
  readonly wrapUp: number;
  /** The caller they are rung for. */
  readonly rungFor?: string;
  readonly missedAt?: number;
}

/** A row of QueueStatus, or an event that tells all of a member. */
export function memberFacts(row: AmiMessage, agent: string, queueWrapUp: number, before: MemberFacts | undefined): MemberFacts {
  const number = (name: string): number => wholeNumber(row[name]);
  const device = number('Status');
  const isIdle = device === 1 || device === 5; // so nobody rings them any more
  return {
    agent, name: clip(row['MemberName'] || row['Name'] || agent), device,
    paused: row['Paused'] === '1', reason: clip(row['PausedReason'] ?? ''), inCall: row['InCall'] === '1', answered: number('CallsTaken'),
    lastPause: number('LastPause'), lastCall: number('LastCall'), loginTime: number('LoginTime'), wrapUp: number('Wrapuptime') || queueWrapUp,
    ...(before?.rungFor !== undefined && !isIdle && { rungFor: before.rungFor }), ...(before?.missedAt !== undefined && { missedAt: before.missedAt }),
  };
}

/** When the time after a call is over, ms since 1970. */
export const wrapUpEnds = ({ lastCall, wrapUp }: MemberFacts): number => (lastCall && wrapUp ? (lastCall + wrapUp) * 1000 : 0);

function statusOf(facts: MemberFacts, workWord: string, now: number): MemberStatus {
  const { device, rungFor, inCall, paused, reason } = facts;
  if (rungFor !== undefined) return 'ringing';
  if (inCall || device === 2 || device === 3 || device === 7 || device === 8) return 'on-call';
  if (device === 6) return 'ringing';
  if (device === 4 || device === 5) return 'unreachable';
  if (paused) return reason === workWord ? 'after-call-work' : 'away';
  return wrapUpEnds(facts) > now ? 'after-call-work' : 'ready';
}

/** How a member was, and whether we have watched them from then on. */
export interface Watched {
  readonly member: Member;
  readonly isGapless: boolean;
}

/** @param workWord The reason of a pause that is after-call work. */
export function memberOf(facts: MemberFacts, workWord: string, before: Watched | undefined, now: number): Member {
  const { agent, name, paused, answered, missedAt } = facts;
  const status = statusOf(facts, workWord, now);
  const reason = paused && facts.reason && facts.reason !== workWord ? facts.reason : undefined;
  const isSame = before?.member.status === status && (status !== 'away' || before.member.reason === reason);
  const began = before?.isGapless ? now : sinceTold(facts, status);
  const since = isSame ? before.member.since : began;
  return {
    agent, name, status, paused, answered, ...(reason && { reason }), ...(since !== undefined && { since: Math.min(since, now) }), ...(missedAt !== undefined && { missedAt }),
  };
}

/** What we have not seen begin, the PBX's clock tells, where it can. */
function sinceTold({ paused, lastPause, lastCall, loginTime }: MemberFacts, status: MemberStatus): number | undefined {
  const at = (seconds: number): number | undefined => (seconds ? seconds * 1000 : undefined);
  if (status === 'away') return at(lastPause);
  if (status === 'after-call-work') return at(paused ? lastPause : lastCall);
  // One who was ever paused has been ready since a moment that nobody wrote down.
  return status === 'ready' && !lastPause ? at(Math.max(lastCall, loginTime)) : undefined;
}
