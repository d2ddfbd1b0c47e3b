import type { HostContext, HostEvent, HostRecord } from '../core/index.js';
import type { AskDesk, Host, HostCommand, HostFact, Outcome, PageToOpen } from '../desk/index.js';

/** A host without a CRM: it keeps what it is told and asked, and a script says what it asks for itself. */
export class SimHost implements Host {
  #emit: (event: HostEvent) => void = () => {};
  #ask: AskDesk | undefined;
  #refuses: string | undefined;
  #context: HostContext;
  /** What it was told, oldest first. */
  readonly told: HostFact[] = [];
  /** What it was asked to do, oldest first: `show-panel true`. */
  readonly asked: string[] = [];

  constructor(context: HostContext = { name: 'sim' }) {
    this.#context = context;
  }

  // The script.

  /** Another record is on screen, the panel has another size. */
  becomes(more: Partial<HostContext>): void {
    this.#context = { ...this.#context, ...more };
    this.#emit({ type: 'host-context-changed', host: this.#context });
  }

  asks(command: HostCommand, about?: HostRecord): Promise<Outcome> {
    return this.#ask!(command, about);
  }

  /** From now on it refuses everything so. */
  refuses(message: string): void {
    this.#refuses = message;
  }

  // The port.

  start(emit: (event: HostEvent) => void, ask: AskDesk): void {
    [this.#emit, this.#ask] = [emit, ask];
    this.becomes({});
  }

  showPanel(visible: boolean): void { this.#do(`show-panel ${visible}`); }
  setClickToDial(enabled: boolean): void { this.#do(`click-to-dial ${enabled}`); }
  open({ customer, number, url }: PageToOpen): void { this.#do(['open', customer?.id, number, url].filter(Boolean).join(' ')); }

  tell(fact: HostFact): void {
    this.told.push(fact);
    if (this.#refuses !== undefined) throw new Error(this.#refuses);
  }

  #do(what: string): void {
    this.asked.push(what);
    if (this.#refuses !== undefined) throw new Error(this.#refuses);
  }
}
