import { DeskError, toProblem, type QueueChange, type QueueId } from '../../core/index.js';
import type { CentreCommand } from '../../protocol/messages.js';
import { backOff, rest } from '../../protocol/back-off.js';
import type { Source, SourceEvent } from '../source.js';
import { AmiClient } from './ami-client.js';
import type { AmiMessage } from './ami-parser.js';
import { runAtAsterisk } from './asterisk-commands.js';
import type { AsteriskConfig } from './asterisk-config.js';
import { askStory } from './caller-stories.js';
import { InterfaceTemplate } from './interface-template.js';
import { QueueMirror } from './queue-mirror.js';
import { Refreshes } from './refreshes.js';

/** ms. */
const firstRetry = 500;

/** After these the PBX has counted something. */
const counting: ReadonlySet<string> = new Set(['QueueCallerAbandon', 'QueueCallerLeave', 'AgentConnect', 'AgentComplete', 'AgentDump']);

/** How often everything is compared, for what no event tells (a queue that was added or taken away), ms. */
const comparing = 60_000;

/** How often wrap-up is looked at, ms. */
const ticking = 500;

/** A member that no queue has: asks for a queue's figures and callers alone. */
const nobody = '-';

/** An Asterisk, over its manager interface. It connects by itself, and again whenever it is lost. */
export class AsteriskSource implements Source {
  readonly #config: AsteriskConfig;
  readonly #mirror: QueueMirror;
  readonly #refreshes = new Refreshes((queueId, withMembers) => void this.#refresh(queueId, withMembers).catch(() => {})); // a lost connection tells for itself
  #emit: (event: SourceEvent) => void = () => {};
  /** While the mirror is true. */
  #client: AmiClient | undefined;

  constructor(config: AsteriskConfig) {
    this.#config = config;
    this.#mirror = new QueueMirror({
      member: new InterfaceTemplate(config.member), names: config.queues, wrapUp: config.wrapUp, workWord: config.afterCallWork,
      met: (callId, channel) => queueMicrotask(() => void this.#ask(callId, channel)), doubt: (queueId) => this.#refreshes.want(queueId, true),
    });
  }

  start(emit: (event: SourceEvent) => void, signal: AbortSignal): void {
    this.#emit = emit;
    void this.#stay(signal);
  }

  async run(command: CentreCommand, agent: string): Promise<void> {
    const client = this.#client;
    if (!client) throw new DeskError('unreachable', 'The PBX cannot be reached now. Trying again; wait a moment.');
    await runAtAsterisk(command, agent, { client, mirror: this.#mirror, config: this.#config, refresh: (queueId) => this.#refresh(queueId, true) });
  }

  async #stay(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const session = new AbortController();
      const error = await this.#session(AbortSignal.any([signal, session.signal]), () => { failures = 0; }).catch((reason: unknown) => reason);
      session.abort();
      this.#client = undefined;
      this.#refreshes.stop();
      if (signal.aborted) return;
      this.#emit({ type: 'lost', problem: toProblem(error) });
      // Whoever is refused tries seldom, for some count the tries and lock the account.
      await rest(backOff(firstRetry, error instanceof DeskError && error.code === 'credentials' ? Infinity : failures++), signal);
    }
  }

  /** One connection; how it ended. */
  async #session(signal: AbortSignal, succeeded: () => void): Promise<DeskError> {
    let load: readonly AmiMessage[] | undefined;
    const client = await AmiClient.open(this.#config, (event) => { if (load) this.#hear(event); }, signal);
    await client.list('QueueStatus', {}, (rows) => {
      load = rows;
      this.#client = client;
      this.#mirror.load(rows, Date.now());
      this.#emit({ type: 'loaded', queues: this.#mirror.queues });
    });
    succeeded();
    const every = (ms: number, act: () => void): void => {
      const timer = setInterval(act, ms);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    };
    every(comparing, () => void this.#refresh(undefined, true).catch(() => {}));
    every(ticking, () => this.#tell(this.#mirror.tick(Date.now())));
    return client.ended;
  }

  #hear(event: AmiMessage): void {
    this.#tell(this.#mirror.hear(event, Date.now()));
    const { Event: name = '', Queue: queueId } = event;
    if (queueId !== undefined && counting.has(name)) this.#refreshes.want(queueId, false);
  }

  async #refresh(queueId: QueueId | undefined, withMembers: boolean): Promise<void> {
    const only = { ...(queueId !== undefined && { Queue: queueId }), ...(!withMembers && { Member: nobody }) };
    await this.#client?.list('QueueStatus', only, (rows) => this.#tell(this.#mirror.refresh(rows, queueId, withMembers, Date.now())));
  }

  async #ask(callId: string, channel: string): Promise<void> {
    if (!this.#client) return;
    const story = await askStory(this.#client, channel, this.#config.variables).catch(() => undefined); // lost: asked again with the next board
    if (story) this.#tell(this.#mirror.describe(callId, story));
  }

  #tell(changes: readonly QueueChange[]): void {
    if (changes.length > 0) this.#emit({ type: 'changed', changes });
  }
}
