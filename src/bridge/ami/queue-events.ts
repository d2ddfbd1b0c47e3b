import type { QueueChange, QueueSnapshot } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import type { Callers } from './callers.js';
import type { MemberFacts } from './member-facts.js';
import type { Members } from './members.js';

/** What an event can reach. */
export interface QueueEventRoom {
  readonly members: Members;
  readonly callers: Callers;
  /** What the board shows of a member from now on. */
  setMember(queueId: string, place: string, facts: MemberFacts, now: number): readonly QueueChange[];
  /** @param count How many wait, as the PBX says. @param waiting As we do. */
  compare(queueId: string, count: string | undefined, waiting: number): void;
}

type Handle = (mirror: QueueEventRoom, event: AmiMessage, queue: QueueSnapshot, now: number) => readonly QueueChange[];

const join: Handle = (mirror, event, { id, waiting }, now) => {
  const before = waiting.find((call) => call.id === event['Uniqueid']);
  const position = Math.min(Math.max(1, Number.parseInt(event['Position'] ?? '', 10) || 1), waiting.length + (before ? 0 : 1));
  mirror.compare(id, event['Count'], waiting.length + (before ? 0 : 1));
  return event['Uniqueid'] ? [{ type: 'caller', queueId: id, position, call: mirror.callers.meet(event, id, before, now) }] : [];
};

const leave: Handle = (mirror, event, { id, waiting }, now) => {
  const callId = event['Uniqueid'] ?? '';
  if (!waiting.some((call) => call.id === callId)) return [];
  const rung = [...mirror.members.of(id)].filter(([, { rungFor }]) => rungFor === callId);
  mirror.compare(id, event['Count'], waiting.length - 1);
  return [
    { type: 'caller-left', queueId: id, callId, how: mirror.callers.leave(callId, rung.length > 0) },
    ...rung.flatMap(([place, { rungFor: _, ...facts }]) => mirror.setMember(id, place, facts, now)),
  ];
};

/** An event that tells all there is to know of a member. */
const told: Handle = (mirror, event, { id }, now) => {
  const place = event['Interface'];
  return place ? mirror.setMember(id, place, mirror.members.read(event, id, place), now) : [];
};

const removed: Handle = (mirror, { Interface: place = '' }, { id }) => {
  const facts = mirror.members.remove(id, place);
  return facts ? [{ type: 'member-left', queueId: id, agent: facts.agent }] : [];
};

/** An event that tells what an agent does; nothing, where we do not know them. */
const agent = (change: (facts: MemberFacts, event: AmiMessage, now: number) => MemberFacts): Handle => (mirror, event, { id }, now) => {
  const place = event['Interface'] ?? '';
  const facts = mirror.members.of(id).get(place);
  return facts ? mirror.setMember(id, place, change(facts, event, now), now) : [];
};

const freed = agent(({ rungFor: _, ...facts }) => ({ ...facts, inCall: false }));

/** What happens in a queue, by the names of the manager interface, and what it does to the mirror. */
export const queueEvents: Readonly<Record<string, Handle>> = {
  QueueCallerJoin: join,
  QueueCallerAbandon: (mirror, { Uniqueid: callId = '' }) => {
    mirror.callers.abandon(callId);
    return [];
  },
  QueueCallerLeave: leave,
  AgentCalled: agent((facts, { Uniqueid: rungFor = '' }) => ({ ...facts, rungFor })),
  AgentConnect: agent(({ rungFor: _r, missedAt: _m, ...facts }) => ({ ...facts, inCall: true })),
  AgentComplete: freed,
  AgentDump: freed,
  AgentRingNoAnswer: agent(({ rungFor: _, ...facts }, __, now) => ({ ...facts, missedAt: now })),
  QueueMemberAdded: told,
  QueueMemberStatus: told,
  QueueMemberPause: told,
  QueueMemberPenalty: told,
  QueueMemberRinginuse: told,
  QueueMemberRemoved: removed,
};
