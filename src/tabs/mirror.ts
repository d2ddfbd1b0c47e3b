import { reduce, toProblem, type DeskState, type Happened } from '../core/index.js';
import { Listeners, run, type Command, type Desk, type DeskListener, type Outcome, type Ports, type Records } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import type { MirrorMessage, OwnerMessage, Whole } from './messages.js';
import type { OwnPorts } from './own-ports.js';
import { Pulse } from './pulse.js';
import type { TabRoom } from './tab-room.js';
import { Unanswered } from './unanswered.js';

/** How long the owner may take to let go of the line, ms. */
const handOverPatience = 1_000;

/** A desk whose line is in another tab: it shows what happens there, and has done there what is asked of it. */
export class Mirror implements Desk {
  readonly #listeners = new Listeners();
  readonly #unanswered: Unanswered;
  readonly #pulse: Pulse;
  readonly #ports: OwnPorts;
  #state: DeskState;
  #seq = -1;
  #synced = false;
  /** Those who wait until it is synced, or until the line is let go. */
  #waiting: (() => void)[] = [];
  #handedOver: (() => void) | undefined;

  /** @param silent The owner says nothing any more. */
  constructor(readonly room: TabRoom, from: DeskState, silent: () => void, readonly signal: AbortSignal) {
    this.#state = { ...from, tab: this.#tab(from) };
    this.#unanswered = new Unanswered(room.channel.post);
    this.#pulse = new Pulse({ ask: () => room.channel.post({ type: 'ping' }), gone: silent }, room.channel.hears, room.surroundings.every, signal);
    this.#ports = room.portsOf(signal);
    for (const flow of this.#ports.flows) flow({ desk: this, ports: this.#ports as unknown as Ports, signal, emit: () => {} }); // They use no line.
    signal.addEventListener('abort', () => this.#end(), { once: true });
    room.channel.post({ type: 'hello' });
  }

  get desk(): Desk { return this; }
  get state(): DeskState { return this.#state; }
  get records(): Records { return this.#ports.records; }

  subscribe(listener: DeskListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Resolves when an owner is known, or this is a mirror no more. */
  async ready(): Promise<void> {
    while (!this.#synced && !this.signal.aborted) await new Promise<void>((go) => { this.#waiting.push(go); });
  }

  /** Has it done by the owner; undefined: the owner went before it said how it went. */
  ask(command: Command): Promise<Outcome | undefined> {
    return this.#unanswered.ask(command);
  }

  async send(command: Command): Promise<Outcome> {
    const message = msg('The tab that had your phone was closed just then. Look whether that was still done, then try again.');
    return await this.ask(command) ?? { ok: false, error: { code: 'not-now', message } };
  }

  /** Done here, for here is where the agent has clicked. */
  async doHere(command: Command): Promise<Outcome> {
    try {
      return { ok: true, ...await run(command, { ports: this.#ports as unknown as Ports, state: this.#state, emit: () => {} }) };
    } catch (error) {
      const problem = toProblem(error);
      this.failed({ command: command.type, ...('callId' in command && { callId: command.callId }), problem });
      return { ok: false, error: problem };
    }
  }

  openMicrophone(): Promise<() => void> {
    return this.#ports.openMicrophone();
  }

  /** What failed here is shown everywhere. */
  failed(failure: Omit<Extract<MirrorMessage, { readonly type: 'failed' }>, 'type'>): void {
    this.room.channel.post({ ...failure, type: 'failed' });
  }

  /** Asks the owner to let go of the line, so that nothing is lost of what it knows. One that says nothing is not waited for. */
  handedOver(): Promise<void> {
    this.room.channel.post({ type: 'take', tab: this.room.tab });
    return new Promise((resolve) => {
      this.#handedOver = resolve;
      setTimeout(resolve, handOverPatience);
    });
  }

  heard(message: OwnerMessage): void {
    const { known, tab, channel: { post } } = this.room;
    if (message.tenure < known.tenure) return;
    this.#pulse.heard();
    if (message.tenure > known.tenure) this.#begin(message.tenure);
    switch (message.type) {
      case 'outcome': return this.#unanswered.answered(message.id, message.outcome);
      case 'pong': return this.#synced ? undefined : post({ type: 'hello' });
      case 'state': {
        if (!this.#synced || message.seq > this.#seq) this.#restore(message);
        return message.to === tab ? this.#handedOver?.() : undefined;
      }
      default: if (this.#synced && message.seq > this.#seq) this.#follow(message);
    }
  }

  #follow(message: Extract<OwnerMessage, { readonly type: 'event' | 'front' }>): void {
    if (message.seq !== this.#seq + 1) return this.#missed();
    this.#seq = message.seq;
    if (message.type === 'event') return this.#happened(message.event);
    this.room.known.front = message.front;
    this.#tellTab();
  }

  /** Another owner: whatever the one before was asked, it will answer no more. */
  #begin(tenure: number): void {
    this.room.known.tenure = tenure;
    this.#unanswered.abandon();
    this.#missed();
  }

  #missed(): void {
    this.#synced = false;
    this.room.channel.post({ type: 'hello' });
  }

  #restore({ seq, owner, front, state }: Whole): void {
    Object.assign(this.room.known, { owner, front });
    [this.#synced, this.#seq] = [true, seq];
    this.#happened({ type: 'desk-restored', state, at: Date.now() });
    this.#tellTab();
    for (const go of this.#waiting.splice(0)) go();
  }

  #happened(event: Happened): void {
    this.#state = reduce(this.#state, event);
    this.#listeners.tell(() => this.#state, event);
  }

  #tellTab(): void {
    const [tab, before] = [this.#tab(this.#state), this.#state.tab];
    if (tab.role !== before.role || tab.front !== before.front) this.#happened({ type: 'tab-changed', tab, at: Date.now() });
  }

  #tab({ tab }: DeskState): DeskState['tab'] {
    const { known } = this.room;
    return known.tenure ? { role: 'mirror', front: known.front === this.room.tab } : tab;
  }

  #end(): void {
    this.#unanswered.abandon();
    for (const go of this.#waiting.splice(0)) go();
    this.#listeners.clear();
  }
}
