import { applyQueueChanges, type Member, type QueueChange, type QueueId, type QueueSnapshot } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import type { CallerStory } from './caller-facts.js';
import { Callers } from './callers.js';
import { difference, isSame } from './difference.js';
import { memberOf, type MemberFacts } from './member-facts.js';
import { memberOfAgent, Members, type MembersConfig } from './members.js';
import { queueEvents, type QueueEventRoom } from './queue-events.js';
import { queueFacts, spoken } from './queue-facts.js';

export interface MirrorConfig extends MembersConfig {
  /** What people call a queue, where that is not its own name. */
  readonly names: Readonly<Record<QueueId, string>>;
  /** The reason of a pause that is after-call work. */
  readonly workWord: string;
  /** There is a caller we know nothing of but their number. */
  met(callId: string, channel: string): void;
  /** The queue is not as we thought: somebody should ask for all of it. */
  doubt(queueId: QueueId): void;
}

/** An Asterisk's queues as its manager interface tells them: QueueStatus, and the events from then on. */
export class QueueMirror implements QueueEventRoom {
  readonly #config: MirrorConfig;
  #queues: readonly QueueSnapshot[] = [];
  #tickedAt = 0;
  readonly members: Members;
  readonly callers: Callers;

  constructor(config: MirrorConfig) {
    this.#config = config;
    this.members = new Members(config);
    this.callers = new Callers(config.met);
  }

  get queues(): readonly QueueSnapshot[] {
    return this.#queues;
  }

  queue(id: QueueId): QueueSnapshot | undefined {
    return this.#queues.find((queue) => queue.id === id);
  }

  /** Everything, after a time in which events may have been missed. */
  load(rows: readonly AmiMessage[], now: number): void {
    const queues = this.#read(rows, true, false, now);
    for (const { id } of this.#queues) if (!queues.some((queue) => queue.id === id)) this.members.forgetQueue(id);
    this.#queues = queues;
    this.#keepCallers();
  }

  /** What has changed without an event that we understood. @param of One queue; undefined: all. @param withMembers Whether the rows tell of members. */
  refresh(rows: readonly AmiMessage[], of: QueueId | undefined, withMembers: boolean, now: number): readonly QueueChange[] {
    const found = this.#read(rows, withMembers, true, now);
    const gone = this.#queues.filter(({ id }) => (of ?? id) === id && !found.some((queue) => queue.id === id));
    for (const { id } of gone) this.members.forgetQueue(id);
    const changes = this.#apply([
      ...gone.map(({ id }) => ({ type: 'queue-removed', queueId: id }) as const),
      ...found.flatMap((queue) => difference(this.queue(queue.id), queue)),
    ]);
    this.#keepCallers();
    return changes;
  }

  hear(event: AmiMessage, now: number): readonly QueueChange[] {
    const { Event: name = '', Queue: id, Channel: channel = '' } = event;
    const handle = Object.hasOwn(queueEvents, name) ? queueEvents[name] : undefined;
    if (!handle || id === undefined || channel.startsWith('Message/')) return []; // its permanent channel for SIP MESSAGE is nobody
    const queue = this.queue(id);
    if (queue) return this.#apply(handle(this, event, queue, now));
    this.#config.doubt(id);
    return [];
  }

  /** What time alone changes: wrap-up that is over. */
  tick(now: number): readonly QueueChange[] {
    const rested = [...this.members.rested(this.#tickedAt, now)];
    this.#tickedAt = now;
    return this.#apply(rested.flatMap(({ queueId, facts }) => this.#show(queueId, facts, now)));
  }

  /** What the dialplan told of a caller. */
  describe(callId: string, { priority, ...story }: CallerStory): readonly QueueChange[] {
    this.callers.described(callId);
    const queueId = this.callers.at(callId)?.queueId;
    const waiting = queueId === undefined ? [] : this.queue(queueId)?.waiting ?? [];
    const index = waiting.findIndex(({ id }) => id === callId);
    if (queueId === undefined || index < 0) return [];
    const call = { ...waiting[index]!, ...story, ...(priority !== undefined && { priority }) };
    return isSame(call, waiting[index]) ? [] : this.#apply([{ type: 'caller', queueId, position: index + 1, call }]);
  }

  /** What the PBX calls an agent in any of its queues. */
  nameOf(agent: string): string | undefined {
    return memberOfAgent(this.#queues.flatMap(({ members }) => members), agent)?.name;
  }

  setMember(queueId: QueueId, place: string, facts: MemberFacts, now: number): readonly QueueChange[] {
    this.members.set(queueId, place, facts);
    return this.#show(queueId, facts, now);
  }

  compare(queueId: QueueId, count: string | undefined, waiting: number): void {
    if (count !== undefined && Number(count) !== waiting) this.#config.doubt(queueId);
  }

  #show(queueId: QueueId, facts: MemberFacts, now: number): readonly QueueChange[] {
    const before = memberOfAgent(this.queue(queueId)?.members ?? [], facts.agent);
    const member = this.#memberOf(facts, before, true, now);
    return isSame(member, before) ? [] : [{ type: 'member', queueId, member }];
  }

  #memberOf(facts: MemberFacts, before: Member | undefined, isGapless: boolean, now: number): Member {
    return memberOf(facts, this.#config.workWord, before && { member: before, isGapless }, now);
  }

  /** The queues of a QueueStatus. @param isGapless Whether no event was missed since the last one. */
  #read(rows: readonly AmiMessage[], withMembers: boolean, isGapless: boolean, now: number): readonly QueueSnapshot[] {
    return rows.filter(({ Event: event, Queue: id }) => event === 'QueueParams' && id).map((row) => {
      const id = row['Queue']!;
      const own = rows.filter(({ Queue: queue }) => queue === id);
      const before = this.queue(id);
      const entries = own.filter(({ Event: event, Uniqueid: call, Channel: channel }) => event === 'QueueEntry' && call && !channel?.startsWith('Message/'))
        .sort((a, b) => Number(a['Position']) - Number(b['Position']));
      const waiting = entries.map((entry) => this.callers.meet(entry, id, before?.waiting.find((call) => call.id === entry['Uniqueid']), now));
      const members = withMembers
        ? this.members.load(own.filter(({ Event: event }) => event === 'QueueMember'), id, new Set(waiting.map((call) => call.id)))
          .map((facts) => this.#memberOf(facts, memberOfAgent(before?.members ?? [], facts.agent), isGapless, now))
        : before?.members ?? [];
      return { ...queueFacts(row, Object.hasOwn(this.#config.names, id) ? this.#config.names[id]! : spoken(id)), waiting, members };
    });
  }

  #keepCallers(): void {
    this.callers.keep(new Set(this.#queues.flatMap(({ waiting }) => waiting.map(({ id }) => id))));
  }

  #apply(changes: readonly QueueChange[]): readonly QueueChange[] {
    this.#queues = applyQueueChanges(this.#queues, changes, (queue) => queue);
    return changes;
  }
}
