import type { Member, MemberStatus, Queue } from '../../core/index.js';
import { lastAnswer } from './last-answer.js';
import { byText } from './resorted.js';

/** The agents of the queues by name, each once: what they do does not move them about, so it sorts nothing. */
export class MemberOrder {
  #members: readonly Member[] = [];
  /** Where in `#members` the first is, the second, … */
  #places: readonly number[] = [];
  readonly #rows = lastAnswer((lists: readonly (readonly Member[])[]) => this.#inOrder(lists.length === 1 ? lists[0]! : once(lists)));

  rows(queues: readonly Queue[]): readonly Member[] {
    return this.#rows(...queues.map(({ members }) => members));
  }

  #inOrder(members: readonly Member[]): readonly Member[] {
    const before = this.#members;
    const isSame = members.length === before.length && members.every(({ agent, name }, index) => agent === before[index]!.agent && name === before[index]!.name);
    if (!isSame) this.#places = [...members.keys()].sort((a, b) => byText(members[a]!.name, members[b]!.name) || byText(members[a]!.agent, members[b]!.agent));
    this.#members = members;
    return this.#places.map((place) => members[place]!);
  }
}

/** Of what an agent is in several queues, the first of these is what they are. */
const foremost: readonly MemberStatus[] = ['on-call', 'ringing', 'after-call-work', 'ready', 'away', 'unreachable'];

function once(lists: readonly (readonly Member[])[]): readonly Member[] {
  const agents = new Map<string, Member>();
  for (const member of lists.flat()) {
    const known = agents.get(member.agent);
    agents.set(member.agent, known ? both(known, member) : member);
  }
  return [...agents.values()];
}

function both(a: Member, b: Member): Member {
  const [shown, other] = foremost.indexOf(b.status) < foremost.indexOf(a.status) ? [b, a] : [a, b];
  const missedAt = Math.max(a.missedAt ?? 0, b.missedAt ?? 0);
  return { ...shown, paused: shown.paused && other.paused, answered: a.answered + b.answered, ...(missedAt && { missedAt }) };
}
