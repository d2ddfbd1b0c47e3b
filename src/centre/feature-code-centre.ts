import { DeskError, type CentreEvent, type CentreRight, type Member, type QueueId, type QueuesEvent } from '../core/index.js';
import type { Centre, Line, MemberWish } from '../desk/index.js';
import { msg, str } from '../i18n/index.js';
import { checkCodes, codeOf, statusCode, type FeatureCodeConfig, type QueueCode, type QueueCodes } from './feature-codes.js';
import { as, OwnBoard } from './own-board.js';

/** @param since When it changed, ms since 1970; undefined where nobody saw that. */
type LampTold = (lit: boolean | undefined, since: number | undefined) => void;

/**
 * Queues of a PBX that nobody may look into: what an agent wants is dialled, and lamps tell who waits and what we are.
 * A code that was answered is taken for done, until a lamp knows better.
 */
export class FeatureCodeCentre implements Centre {
  readonly #config: FeatureCodeConfig;
  readonly #line: Pick<Line, 'sendCode' | 'watch'>;
  readonly #board: OwnBoard;
  #emit: (event: CentreEvent | QueuesEvent) => void = () => {};
  /** What is under way: one code after the other, and no lamp in between. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(config: FeatureCodeConfig, line: Pick<Line, 'sendCode' | 'watch'>) {
    checkCodes(config);
    this.#config = config;
    this.#line = line;
    this.#board = new OwnBoard(config.agent, config.queues, (event) => this.#emit(event));
  }

  start(emit: (event: CentreEvent | QueuesEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    this.#tell();
    const board = this.#board;
    for (const queue of this.#config.queues) {
      this.#watch(queue, 'lamp', signal, (lit) => board.waits(queue.id, lit));
      this.#watch(queue, 'memberLamp', signal, (lit, since) => board.become([queue], (member) => (lit ? (member ?? board.ready(since)) : undefined)));
      this.#watch(queue, 'pausedLamp', signal, (lit, since) => board.become([queue], (member) => this.#paused(queue, member, lit, since)));
    }
  }

  /** There is nothing to connect to but the line. */
  async connect(): Promise<void> {
    this.#tell();
  }

  setStatus(wish: MemberWish): Promise<void> {
    return this.#inTurn(async () => {
      const { queue, status, reason } = wish;
      const queues = queue === undefined ? this.#config.queues.filter((one) => this.#board.own(one.id)) : [this.#queue(queue)];
      const codes = queues.map((one) => statusCode(this.#config, one, wish) ?? missing(status === 'ready' ? 'ready' : 'away', one));
      for (const code of new Set(codes)) {
        await this.#line.sendCode(code);
        const meant = this.#config.queues.filter((one) => statusCode(this.#config, one, wish) === code);
        this.#board.become(meant, (member) => member && as(member, status, Date.now(), reason));
      }
    });
  }

  joinQueue(queue: QueueId): Promise<void> {
    return this.#dial(queue, 'join', (member) => member ?? this.#board.ready(Date.now()));
  }

  leaveQueue(queue: QueueId): Promise<void> {
    return this.#dial(queue, 'leave', () => undefined);
  }

  async claim(): Promise<void> {
    throw new DeskError('forbidden', msg('This phone server does not tell who waits, so nobody can be taken out of turn. That needs a bridge (cordboard-bridge): ask your administrator.'));
  }

  #dial(id: QueueId, which: 'join' | 'leave', becomes: (member: Member | undefined) => Member | undefined): Promise<void> {
    return this.#inTurn(async () => {
      const queue = this.#queue(id);
      const code = codeOf(this.#config, queue, which) ?? missing(which, queue);
      await this.#line.sendCode(code);
      this.#board.become(this.#config.queues.filter((one) => codeOf(this.#config, one, which) === code), becomes);
    });
  }

  #inTurn(work: () => Promise<void> | void): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Acts on what the lamp shows when its turn comes: what it showed while a code was under way may be over. */
  #watch(queue: QueueCodes, which: QueueCode, signal: AbortSignal, tell: LampTold): void {
    const target = codeOf(this.#config, queue, which);
    if (!target) return;
    let now: boolean | undefined;
    this.#line.watch(target, (lit) => {
      const since = now === undefined ? undefined : Date.now();
      now = lit;
      if (which === 'lamp') tell(lit, since);
      else void this.#inTurn(() => { if (now !== undefined) tell(now, since); }); // A dark lamp tells nothing of us.
    }, signal);
  }

  /** Only members are paused: where no other lamp tells who is one, this one does. */
  #paused(queue: QueueCodes, member: Member | undefined, lit: boolean | undefined, since: number | undefined): Member | undefined {
    if (lit && !member && codeOf(this.#config, queue, 'memberLamp') === undefined) return as(this.#board.ready(since), 'away', since);
    return member && member.paused !== lit ? as(member, lit ? 'away' : 'ready', since) : member;
  }

  #queue(id: QueueId): QueueCodes {
    const queue = this.#config.queues.find((one) => one.id === id);
    if (!queue) throw new DeskError('no-such-queue', msg(str`There is no queue "${id}" on this desk. Add it to the feature codes, or ask your administrator.`));
    return queue;
  }

  #tell(): void {
    this.#emit({ type: 'centre-connected', agent: this.#config.agent, rights: this.#rights() });
    this.#board.tell();
  }

  /** What there are codes for. */
  #rights(): readonly CentreRight[] {
    const some = (code: (queue: QueueCodes) => string | undefined): boolean => this.#config.queues.some((queue) => code(queue) !== undefined);
    const status = some((queue) => statusCode(this.#config, queue, { status: 'ready' }));
    const queues = some((queue) => codeOf(this.#config, queue, 'join') ?? codeOf(this.#config, queue, 'leave'));
    return [...(status ? ['status' as const] : []), ...(queues ? ['queues' as const] : [])];
  }
}

/** What there may be no code for, told with the queue's name. */
const noCode = {
  join: (queue: string) => msg(str`There is no feature code to join ${queue}. Add one to the feature codes of this desk, or ask your administrator.`),
  leave: (queue: string) => msg(str`There is no feature code to leave ${queue}. Add one to the feature codes of this desk, or ask your administrator.`),
  ready: (queue: string) => msg(str`There is no feature code to be ready in ${queue}. Add one to the feature codes of this desk, or ask your administrator.`),
  away: (queue: string) => msg(str`There is no feature code to be away in ${queue}. Add one to the feature codes of this desk, or ask your administrator.`),
};

function missing(what: keyof typeof noCode, { id, name = id }: QueueCodes): never {
  throw new DeskError('forbidden', noCode[what](name));
}
