import { membersByStatus, type Member, type MemberStatus, type QueueReason, type urgency, type WaitingCall } from '../../core/index.js';
import { timeOfDay } from '../format.js';

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

const isKnown = ({ number }: WaitingCall): boolean => !unknown.has(number.toLowerCase());

/** The name, else the number, else that we don't know. */
export const callerName = (call: WaitingCall): string => call.name || (isKnown(call) ? call.number : 'Unknown caller');

/** The number, where it says more than the name. */
export const callerNumber = (call: WaitingCall): string => (call.name && call.name !== call.number && isKnown(call) ? call.number : '');

export type Urgency = ReturnType<typeof urgency>;

export const urgencyWords: Readonly<Record<Urgency, string>> = { 'fine': '', 'long': 'Long', 'too-long': 'Too long' };

const reasonNames: Readonly<Record<QueueReason['kind'], (detail: string) => string>> = {
  'vip': (detail) => (detail ? `VIP ${detail}` : 'VIP'),
  'region': (detail) => detail || 'Region',
  'last-agent': (detail) => (detail ? `Last spoke to ${detail}` : 'Same agent'),
  'dedicated-agent': (detail) => (detail ? `For ${detail}` : 'Own agent'),
  'callback': (detail) => (detail ? `Callback ${detail}` : 'Callback'),
  'other': (detail) => detail || 'Other',
};

export interface Badge {
  readonly kind: QueueReason['kind'];
  readonly text: string;
  /** It is about the agent who looks. */
  readonly mine: boolean;
}

const mineNames: Partial<Readonly<Record<QueueReason['kind'], string>>> = { 'last-agent': 'Spoke to you', 'dedicated-agent': 'For you' };

/** Why somebody is in this queue, or goes first. @param self What the agent who looks is called. */
export function badgeOf({ kind, detail = '' }: QueueReason, self: readonly string[]): Badge {
  const mine = mineNames[kind] !== undefined && self.includes(detail);
  return { kind, text: (mine && mineNames[kind]) || reasonNames[kind](detail), mine };
}

const statusNames: Readonly<Record<MemberStatus, string>> = {
  'ready': 'Ready', 'ringing': 'Ringing', 'on-call': 'On a call', 'after-call-work': 'After-call work', 'away': 'Away', 'unreachable': 'Not reachable',
};

/** "Away: Lunch"; "On a call, then away: Lunch". */
export function memberWords({ status, paused, reason }: Pick<Member, 'status' | 'paused' | 'reason'>): string {
  const why = reason ? `: ${reason}` : '';
  if (status === 'away') return `Away${why}`;
  return statusNames[status] + (paused && status !== 'unreachable' ? `, then away${why}` : '');
}

export const missedWords = ({ missedAt }: Pick<Member, 'missedAt'>): string => (missedAt ? `Missed a ring at ${timeOfDay(missedAt)}` : '');

/** The ones that matter most to who has to plan come first. */
const counted: readonly (readonly [MemberStatus, string])[] = [
  ['ready', 'ready'], ['on-call', 'on call'], ['away', 'away'], ['ringing', 'ringing'], ['after-call-work', 'after call'], ['unreachable', 'not reachable'],
];

/** "2 ready", "1 on call", "1 away". */
export function countWords(members: readonly Member[]): readonly (readonly [status: MemberStatus, words: string])[] {
  const counts = membersByStatus(members);
  return counted.flatMap(([status, word]) => (counts.has(status) ? [[status, `${counts.get(status)} ${word}`] as const] : []));
}

const selfNames: Readonly<Record<MemberStatus, string>> = {
  'ready': 'You are ready', 'ringing': 'You are being rung', 'on-call': 'You are on a call', 'after-call-work': 'You are in after-call work',
  'away': 'You are away', 'unreachable': 'Your phone is not reachable',
};

/** What the agent who looks is in a queue. */
export function selfWords(self: Member | undefined): string {
  if (!self) return 'Not in this queue';
  const why = self.reason ? `: ${self.reason}` : '';
  if (self.status === 'away') return selfNames.away + why;
  return selfNames[self.status] + (self.paused && self.status !== 'unreachable' ? `, then away${why}` : '');
}
