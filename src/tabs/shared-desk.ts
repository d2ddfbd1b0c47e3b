import { canMove, DeskError, toProblem, type DeskState } from '../core/index.js';
import { Listeners, type Command, type Desk, type DeskListener, type Outcome, type Records } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { Mirror } from './mirror.js';
import type { Opening } from './owner.js';
import type { OwnPorts } from './own-ports.js';
import type { Surroundings } from './surroundings.js';
import { openTabChannel } from './tab-channel.js';
import { TabLife } from './tab-life.js';
import { bringsAfter, bringsFirst, doneHere, doneOnce, isSettled, talks } from './takes-line.js';

/** Tabs that would not understand each other share nothing: raised with every change of a message, of `DeskState` or of a `DeskEvent`. */
const version = 1;
/** How long a command waits for a line that was just taken over, ms. */
const settlePatience = 5_000;

export interface SharedOptions {
  /** Names the phone: tabs of the same one share it. */
  readonly phone: string;
  /** Makes the desk of the tab that holds the line. */
  open(opening: Opening): Desk;
  /** What a tab has of its own while another holds the line, and as long. */
  portsOf(life: AbortSignal): OwnPorts;
  /** Whether this tab can sign in by itself: a password that somebody typed in another tab is not here. */
  readonly canSignIn: boolean;
}

/** One desk over all tabs of a phone: whatever this tab is, it is the same object, and shows the same. */
export class SharedDesk implements Desk {
  readonly #listeners = new Listeners();
  readonly #life: TabLife;
  #desk!: Desk;
  #leave: (() => void) | undefined;
  #taking: Promise<void> | undefined;

  constructor(readonly options: SharedOptions, surroundings: Surroundings, readonly signal: AbortSignal) {
    const { portsOf, open } = options;
    const phone = `${version}:${options.phone}`;
    const channel = openTabChannel(surroundings.openChannel, phone, (message) => this.#life.heard(message), signal);
    const room = { tab: crypto.randomUUID(), surroundings, portsOf, known: { tenure: 0 }, channel };
    this.#life = new TabLife(phone, room, open, (desk) => this.#became(desk), signal);
    signal.addEventListener('abort', () => this.#listeners.clear(), { once: true });
  }

  get state(): DeskState {
    return this.#desk.state;
  }

  get records(): Records {
    return this.#desk.records;
  }

  subscribe(listener: DeskListener): () => void {
    return this.#listeners.add(listener);
  }

  async send(command: Command): Promise<Outcome> {
    for (let tries = 0; !this.signal.aborted; tries += 1) {
      const { part } = this.#life;
      if (!(part instanceof Mirror)) {
        if (tries) await this.#until(isSettled);
        return part.desk.send(command);
      }
      if (doneHere.has(command.type)) return part.doHere(command);
      await part.ready();
      if (this.#life.part === part && part.signal.aborted) await this.#life.changed();
      if (this.#life.part !== part) continue;
      const outcome = await this.#remotely(part, command);
      if (outcome) return outcome;
    }
    return { ok: false, error: { code: 'not-now', message: msg('This desk was closed.') } };
  }

  /** Undefined: whoever has the line now is to be asked. */
  async #remotely(mirror: Mirror, command: Command): Promise<Outcome | undefined> {
    if (command.type === 'bring-here') return this.#bring(mirror, true);
    if (command.type === 'connect' && command.password !== undefined) return void await this.#takeOver(mirror); // It is told to nobody.
    if (bringsFirst(command, this.state) && (await this.#bring(mirror)).ok) return undefined;
    const outcome = await (doneOnce.has(command.type) ? mirror.send(command) : mirror.ask(command));
    if (outcome?.ok && bringsAfter(command)) void this.#follow(outcome.callId);
    return outcome;
  }

  /** The line comes to this tab, with its calls; or stays where it is, and everybody is told why. */
  async #bring(mirror: Mirror, isAsked = false): Promise<Outcome> {
    try {
      if (!canMove(this.state)) throw new DeskError('not-now', msg('Your phone server cannot move a call to another tab. Go on in the tab that has it.'));
      if (!this.options.canSignIn) throw new DeskError('credentials', msg('You signed in in another tab, and your calls can only be there. Go on in that tab.'));
      this.#taking ??= this.#withMicrophone(mirror).finally(() => { this.#taking = undefined; });
      await this.#taking;
      return { ok: true };
    } catch (error) {
      const problem = toProblem(error);
      if (isAsked || !['credentials', 'not-now'].includes(problem.code)) mirror.failed({ command: 'bring-here', problem });
      return { ok: false, error: problem };
    }
  }

  /** Opened first: a call must not be lost because this tab may not listen to the agent. */
  async #withMicrophone(mirror: Mirror): Promise<void> {
    const release = await mirror.openMicrophone();
    try {
      await this.#takeOver(mirror);
      await this.#until(isSettled);
    } finally {
      release();
    }
  }

  async #takeOver(mirror: Mirror): Promise<void> {
    await mirror.handedOver();
    if (this.#life.part !== mirror) return;
    const changed = this.#life.changed();
    this.#life.lock.steal();
    await changed;
  }

  async #follow(callId: string | undefined): Promise<void> {
    await this.#until((state) => talks(state, callId) !== false, Infinity);
    const { part } = this.#life;
    if (part instanceof Mirror && talks(this.state, callId)) await this.#bring(part);
  }

  #until(is: (state: DeskState) => boolean, patience = settlePatience): Promise<void> {
    if (is(this.state)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => { clearTimeout(late); leave(); resolve(); };
      const late = Number.isFinite(patience) ? setTimeout(done, patience) : undefined;
      const leave = this.subscribe((state) => { if (is(state)) done(); });
    });
  }

  #became(desk: Desk): void {
    this.#leave?.();
    this.#desk = desk;
    this.#leave = desk.subscribe((_, event) => this.#listeners.tell(() => desk.state, event));
    this.#listeners.tell(() => desk.state, { type: 'desk-restored', state: desk.state, at: Date.now() });
  }
}
