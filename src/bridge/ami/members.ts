import type { Member, QueueId } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import type { InterfaceTemplate } from './interface-template.js';
import { memberFacts, wrapUpEnds, type MemberFacts } from './member-facts.js';

export interface MembersConfig {
  readonly member: InterfaceTemplate;
  /** The queues' own wrapuptime, s: the manager interface tells only that of members. */
  readonly wrapUp: Readonly<Record<QueueId, number>>;
}

/** What is known of the members of all queues, by the PBX's names for them: `PJSIP/1001`. */
export class Members {
  readonly #config: MembersConfig;
  readonly #queues = new Map<QueueId, Map<string, MemberFacts>>();

  constructor(config: MembersConfig) {
    this.#config = config;
  }

  of(queueId: QueueId): ReadonlyMap<string, MemberFacts> {
    return this.#queues.get(queueId) ?? new Map<string, MemberFacts>();
  }

  /** Those of one queue, by the rows of a QueueStatus. @param waiting Who still waits there: nobody is rung for anybody else. */
  load(rows: readonly AmiMessage[], queueId: QueueId, waiting: ReadonlySet<string>): readonly MemberFacts[] {
    const members = new Map(rows.map((row) => {
      const place = row['Location'] ?? '';
      const { rungFor, ...facts } = this.read(row, queueId, place);
      return [place, { ...facts, ...(rungFor !== undefined && waiting.has(rungFor) && { rungFor }) }] as const;
    }));
    this.#queues.set(queueId, members);
    return [...members.values()];
  }

  read(row: AmiMessage, queueId: QueueId, place: string): MemberFacts {
    return memberFacts(row, this.#config.member.agentOf(place), Object.hasOwn(this.#config.wrapUp, queueId) ? this.#config.wrapUp[queueId]! : 0, this.of(queueId).get(place));
  }

  set(queueId: QueueId, place: string, facts: MemberFacts): void {
    const members = this.#queues.get(queueId) ?? new Map<string, MemberFacts>();
    this.#queues.set(queueId, members.set(place, facts));
  }

  /** Who it was; undefined where nobody was there. */
  remove(queueId: QueueId, place: string): MemberFacts | undefined {
    const facts = this.of(queueId).get(place);
    this.#queues.get(queueId)?.delete(place);
    return facts;
  }

  forgetQueue(queueId: QueueId): void {
    this.#queues.delete(queueId);
  }

  /** Those whose wrap-up has ended since then. */
  *rested(since: number, now: number): Iterable<{ readonly queueId: QueueId; readonly facts: MemberFacts }> {
    for (const [queueId, members] of this.#queues) {
      for (const facts of members.values()) if (wrapUpEnds(facts) > since && wrapUpEnds(facts) <= now) yield { queueId, facts };
    }
  }
}

export const memberOfAgent = (members: readonly Member[], agent: string): Member | undefined => members.find((member) => member.agent === agent);
