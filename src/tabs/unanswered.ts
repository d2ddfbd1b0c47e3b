import type { Command, Outcome } from '../desk/index.js';
import type { TabMessage } from './messages.js';

/** What the owner was asked and has not said yet how it went. */
export class Unanswered {
  readonly #asked = new Map<string, (outcome: Outcome | undefined) => void>();

  constructor(readonly post: (message: TabMessage) => void) {}

  /** Undefined: the owner went before it said. */
  ask(command: Command): Promise<Outcome | undefined> {
    const id = crypto.randomUUID();
    this.post({ type: 'command', id, command });
    return new Promise((answered) => { this.#asked.set(id, answered); });
  }

  answered(id: string, outcome: Outcome): void {
    this.#asked.get(id)?.(outcome);
    this.#asked.delete(id);
  }

  /** The one who was asked will answer no more. */
  abandon(): void {
    for (const answered of this.#asked.values()) answered(undefined);
    this.#asked.clear();
  }
}
