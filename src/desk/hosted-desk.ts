import { reduceHost, type DeskState, type HostContext, type HostEvent } from '../core/index.js';
import type { Command, Outcome } from './command.js';
import type { Desk } from './desk.js';
import { Listeners, type DeskListener } from './listeners.js';
import type { Records } from './ports.js';

/** A desk in a host: the same as the one it is made of, and what is known of the host, which other tabs of that desk do not share. */
export class HostedDesk implements Desk {
  readonly #listeners = new Listeners();
  #host: HostContext | undefined;
  #seen: DeskState;
  #state: DeskState;

  constructor(readonly desk: Desk, signal: AbortSignal) {
    this.#seen = this.#state = desk.state;
    desk.subscribe((_, event) => this.#listeners.tell(() => this.state, event));
    signal.addEventListener('abort', () => this.#listeners.clear(), { once: true });
  }

  get state(): DeskState {
    if (this.#seen !== this.desk.state) this.#state = this.#withHost();
    return this.#state;
  }

  get records(): Records {
    return this.desk.records;
  }

  subscribe(listener: DeskListener): () => void {
    return this.#listeners.add(listener);
  }

  send(command: Command): Promise<Outcome> {
    return this.desk.send(command);
  }

  readonly emit = (event: HostEvent): void => {
    this.#host = reduceHost(this.#host, event);
    this.#state = this.#withHost();
    this.#listeners.tell(() => this.state, { ...event, at: Date.now() });
  };

  #withHost(): DeskState {
    this.#seen = this.desk.state;
    return this.#host ? { ...this.#seen, host: this.#host } : this.#seen;
  }
}
