import { DeskError, toProblem, type CentreEvent, type ProblemCode, type QueueId, type QueuesEvent } from '../core/index.js';
import type { Centre, MemberWish } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { backOff, rest } from '../protocol/back-off.js';
import type { CentreCommand, Changes, ServerMessage, Snapshot } from '../protocol/messages.js';
import { CentreSocket, messageOf } from './centre-socket.js';
import { changeByOurClock, clockOffset, queueByOurClock } from './clock-offset.js';

export interface BridgeConfig {
  /** `wss://bridge.example/centre` */
  readonly url: string;
  /** Asks the host for the short-lived token, anew for each connection. */
  token(): Promise<string | undefined>;
}

/** Coming back as we are would not help. */
const final: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['bad-server', 'no-token', 'bad-token', 'bad-origin', 'bad-version', 'forbidden']);

/** ms. */
const firstRetry = 1_000;

/** How long the server may take over a command, ms. */
const patience = 10_000;

interface Pending {
  /** Once, and not before the server knows us. */
  send(): void;
  resolve(): void;
  reject(error: DeskError): void;
}

/** The centre behind a bridge, or whatever server speaks the centre protocol. */
export class BridgeCentre implements Centre {
  readonly #config: BridgeConfig;
  readonly #commands = new Map<string, Pending>();
  #emit: (event: CentreEvent | QueuesEvent) => void = () => {};
  #signal: AbortSignal = AbortSignal.abort();
  #wake = new AbortController();
  #socket: CentreSocket | undefined;
  #number: number | undefined;
  #offset = 0;
  #failures = 0;
  #isWelcome = false;
  #next = 1;

  constructor(config: BridgeConfig) {
    this.#config = config;
  }

  start(emit: (event: CentreEvent | QueuesEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake.abort(), { once: true });
    void this.#stay();
  }

  async connect(): Promise<void> {
    this.#wake.abort();
  }

  setStatus({ status, reason, queue }: MemberWish): Promise<void> {
    return this.#ask({ type: 'set-status', status, ...(reason && { reason }), ...(queue && { queue }) });
  }

  joinQueue(queue: QueueId): Promise<void> { return this.#ask({ type: 'join-queue', queue }); }
  leaveQueue(queue: QueueId): Promise<void> { return this.#ask({ type: 'leave-queue', queue }); }
  claim(callId: string): Promise<void> { return this.#ask({ type: 'claim-call', callId }); }

  /** Connected, or on the way to it, until the desk ends. */
  async #stay(): Promise<void> {
    this.#emit({ type: 'centre-connecting' });
    while (!this.#signal.aborted) {
      const problem = toProblem(await this.#session().catch((reason: unknown) => reason));
      const wasLive = this.#number !== undefined;
      this.#isWelcome = false;
      this.#abandonCommands();
      if (this.#signal.aborted) return;
      if (problem.code === 'expired-token' && wasLive) continue; // As it must from time to time: nobody need see it.
      const isFinal = final.has(problem.code);
      this.#emit({ type: isFinal ? 'centre-refused' : 'centre-connecting', problem });
      this.#wake = new AbortController();
      await rest(isFinal ? Infinity : backOff(firstRetry, this.#failures++), this.#wake.signal);
      if (isFinal && !this.#signal.aborted) this.#emit({ type: 'centre-connecting' });
    }
  }

  /** One connection; how it ended. */
  async #session(): Promise<DeskError> {
    const { url } = this.#config;
    if (!/^wss?:\/\//.test(url) || !URL.canParse(url)) throw new DeskError('bad-server', `The address of the queues must begin with wss:// but is "${url}". Check the centre of <cord-desk>.`);
    const [{ serverMessage }, token] = await Promise.all([import('../protocol/schemas.js'), inTime(this.#config.token())]);
    if (!token) throw new DeskError('no-token', msg('There is no permission to see the queues: the credentials have no centreToken. Ask your administrator.'));
    if (this.#signal.aborted) throw new DeskError('not-now', 'The desk has ended.');
    this.#number = undefined;
    this.#socket = new CentreSocket({ url, token, heard: (message) => this.#hear(message) }, (data) => messageOf(data, serverMessage), this.#signal);
    return this.#socket.ended;
  }

  #hear(message: ServerMessage | undefined): void {
    switch (message?.type) {
      case undefined: return this.#misunderstood();
      case 'welcome': {
        this.#isWelcome = true;
        for (const pending of this.#commands.values()) pending.send();
        return this.#emit({ type: 'centre-connected', agent: message.agent, rights: message.rights });
      }
      case 'snapshot': return this.#load(message);
      case 'changes': return this.#change(message);
      case 'stale': return this.#emit({ type: 'centre-stale', problem: message.error });
      case 'outcome': {
        const pending = this.#commands.get(message.id);
        if (message.ok) pending?.resolve();
        else pending?.reject(new DeskError(message.error.code, message.error.message));
      }
    }
  }

  /** Perhaps a newer server tells more than we understand. Where that was a change, the whole will show what it came to. */
  #misunderstood(): void {
    if (this.#number !== undefined) return this.#resync();
    this.#emit({ type: 'centre-stale', problem: { code: 'bad-message', message: msg('The queue server says something that this page does not understand. One of the two needs an update.') } });
  }

  #load({ number, at, queues }: Snapshot): void {
    this.#failures = 0;
    this.#number = number;
    this.#offset = clockOffset(at, Date.now());
    this.#emit({ type: 'queues-loaded', queues: queues.map((queue) => queueByOurClock(queue, this.#offset)) });
  }

  #change({ number, changes }: Changes): void {
    if (this.#number === undefined || number <= this.#number) return;
    if (number > this.#number + 1) return this.#resync();
    this.#number = number;
    this.#emit({ type: 'queues-changed', changes: changes.map((change) => changeByOurClock(change, this.#offset)) });
  }

  /** Something was missed. Until the snapshot comes, changes are of no use. */
  #resync(): void {
    if (this.#number === undefined) return;
    this.#number = undefined;
    this.#socket?.send({ type: 'resync' });
  }

  async #ask(command: CentreCommand): Promise<void> {
    const id = String(this.#next++);
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const pending = { resolve, reject, send: () => this.#socket?.send({ type: 'command', id, command }) };
        this.#commands.set(id, pending);
        if (this.#isWelcome) pending.send(); // else with the welcome
        timer = setTimeout(() => reject(new DeskError('no-answer', msg('The queue server has not answered. Look at the queue whether it was done, then try again.'))), patience);
      });
    } finally {
      clearTimeout(timer);
      this.#commands.delete(id);
    }
  }

  #abandonCommands(): void {
    for (const { reject } of [...this.#commands.values()]) {
      reject(new DeskError('unreachable', msg('The connection to the queues was lost before it was clear whether that was done. Look at the queue, then try again.')));
    }
  }
}

/** A token that does not come would leave a board that nobody tells that it is old. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeskError('unreachable', msg('The sign-in service of this page does not answer. Trying again.'))), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
