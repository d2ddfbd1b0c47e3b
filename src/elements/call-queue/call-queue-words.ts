import type { Member, MemberStatus, QueueReason, urgency, WaitingCall } from '../../core/index.js';
import { counted, isolated, msg, str } from '../../i18n/index.js';
import { awayWords, reasonWord } from '../agent-status/away-reasons.js';
import { number, timeOfDay } from '../format.js';

const unknown = new Set(['', 'anonymous', 'unknown', 'restricted']);

const isKnown = (call: WaitingCall): boolean => !unknown.has(call.number.toLowerCase());

/** The name, else the number, else that we don't know. */
export const callerName = (call: WaitingCall): string => call.name || (isKnown(call) ? call.number : msg('Unknown caller'));

/** The number, where it says more than the name. */
export const callerNumber = (call: WaitingCall): string => (call.name && call.name !== call.number && isKnown(call) ? call.number : '');

export type Urgency = ReturnType<typeof urgency>;

/** How long somebody waits already, in a word; empty where that is nothing to speak of. */
export function urgencyWord(urgent: Urgency): string {
  if (urgent === 'fine') return '';
  return urgent === 'long' ? msg('Long', { desc: 'A wait that takes long already' }) : msg('Too long', { desc: 'A wait that takes longer than it should' });
}

const reasonNames: Readonly<Record<QueueReason['kind'], (detail: string) => string>> = {
  'vip': (detail) => (detail ? msg(str`VIP ${isolated(detail)}`, { desc: 'An important customer; the value is their class' }) : msg('VIP', { desc: 'An important customer' })),
  'region': (detail) => detail || msg('Region', { desc: 'Why a caller is in this queue' }),
  'last-agent': (detail) => (detail ? msg(str`Last spoke to ${isolated(detail)}`, { desc: 'Of a caller; the value is an agent' }) : msg('Same agent', { desc: 'Why a caller is in this queue: they ask for the agent they spoke to last' })),
  'dedicated-agent': (detail) => (detail ? msg(str`For ${isolated(detail)}`, { desc: 'Of a caller; the value is the agent who takes care of them' }) : msg('Own agent', { desc: 'Why a caller is in this queue: there is an agent who takes care of them' })),
  'callback': (detail) => (detail ? msg(str`Callback ${isolated(detail)}`, { desc: 'Why a caller is in this queue; the value says when or what for' }) : msg('Callback', { desc: 'A call that somebody was promised' })),
  'other': (detail) => detail || msg('Other', { desc: 'Why a caller is in this queue' }),
};

export interface Badge {
  readonly kind: QueueReason['kind'];
  readonly text: string;
  /** It is about the agent who looks. */
  readonly mine: boolean;
}

const mineNames: Partial<Readonly<Record<QueueReason['kind'], () => string>>> = {
  'last-agent': () => msg('Spoke to you', { desc: 'Of a caller: when they called last' }), 'dedicated-agent': () => msg('For you', { desc: 'A caller' }),
};

/** Why somebody is in this queue, or goes first. @param self What the agent who looks is called. */
export function badgeOf({ kind, detail = '' }: QueueReason, self: readonly string[]): Badge {
  const own = self.includes(detail) ? mineNames[kind] : undefined;
  return { kind, text: own ? own() : reasonNames[kind](detail), mine: own !== undefined };
}

const statusNames: Readonly<Record<MemberStatus, () => string>> = {
  'ready': () => msg('Ready', { desc: 'Status of an agent: calls may come' }), 'ringing': () => msg('Ringing', { desc: 'A call rings here' }), 'on-call': () => msg('On a call', { desc: 'Status of an agent' }),
  'after-call-work': () => msg('After-call work', { desc: 'Status of an agent: finishes what the last call brought' }), 'away': () => msg('Away', { desc: 'Status of an agent: on a break' }),
  'unreachable': () => msg('Not reachable'),
};

/** "Away: Lunch"; "On a call, then away: Lunch". */
export function memberWords({ status, paused, reason }: Pick<Member, 'status' | 'paused' | 'reason'>): string {
  if (status === 'away' && reason) return awayWords(reason);
  return thenAway(statusNames[status](), status, paused, reason);
}

/** @param doing What one does now, and before one goes away. */
function thenAway(doing: string, status: MemberStatus, paused: boolean, reason: string | undefined): string {
  if (!paused || status === 'away' || status === 'unreachable') return doing;
  const why = reason && reasonWord(reason);
  return why ? msg(str`${doing}, then away: ${why}`, { desc: 'An agent: “On a call, then away: Lunch”' }) : msg(str`${doing}, then away`, { desc: 'An agent: “On a call, then away”' });
}

export const missedWords = ({ missedAt }: Pick<Member, 'missedAt'>): string => (missedAt ? msg(str`Missed a ring at ${timeOfDay(missedAt)}`, { desc: 'Of an agent who did not answer' }) : '');

/** The ones that matter most to who has to plan come first. */
const counts: readonly (readonly [MemberStatus, (value: string) => string])[] = [
  ['ready', (agents) => msg(str`${agents} ready | ${agents} ready`, { desc: 'How many agents' })],
  ['on-call', (agents) => msg(str`${agents} on call | ${agents} on call`, { desc: 'How many agents' })],
  ['away', (agents) => msg(str`${agents} away | ${agents} away`, { desc: 'How many agents' })],
  ['ringing', (agents) => msg(str`${agents} ringing | ${agents} ringing`, { desc: 'How many agents are being rung' })],
  ['after-call-work', (agents) => msg(str`${agents} after call | ${agents} after call`, { desc: 'How many agents are in after-call work' })],
  ['unreachable', (agents) => msg(str`${agents} not reachable | ${agents} not reachable`, { desc: 'How many agents' })],
];

/** "2 ready", "1 on call", "1 away". */
export const countWords = (members: ReadonlyMap<MemberStatus, number>): readonly (readonly [status: MemberStatus, words: string])[] =>
  counts.flatMap(([status, words]) => {
    const count = members.get(status);
    return count === undefined ? [] : [[status, counted(count, words(number(count)))] as const];
  });

const selfNames: Readonly<Record<MemberStatus, () => string>> = {
  'ready': () => msg('You are ready'), 'ringing': () => msg('You are being rung'), 'on-call': () => msg('You are on a call'), 'after-call-work': () => msg('You are in after-call work'),
  'away': () => msg('You are away'), 'unreachable': () => msg('Your phone is not reachable'),
};

/** What the agent who looks is in a queue. */
export function selfWords(self: Member | undefined): string {
  if (!self) return msg('Not in this queue');
  const { status, paused, reason } = self;
  if (status === 'away' && reason) return msg(str`You are away: ${reasonWord(reason)}`);
  return thenAway(selfNames[status](), status, paused, reason);
}
