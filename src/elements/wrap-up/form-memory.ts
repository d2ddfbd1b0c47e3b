import type { CallId } from '../../core/index.js';

/** What the desk does not know of a form, for it is no answer: what could not be read, what was opened. By paper and field. */
export class FormMemory {
  readonly unread = new Map<string, string>();
  readonly branches = new Map<string, readonly string[]>();
  readonly picking = new Set<string>();
  readonly #added = new Set<string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  keyOf(callId: CallId, name: string): string {
    return `${callId} ${name}`;
  }

  /** It was understood, or taken away. */
  read(key: string): void {
    if (this.unread.delete(key)) this.#changed();
  }

  cannotRead(key: string, text: string): void {
    this.unread.set(key, text);
    this.#changed();
  }

  open(key: string, branch: readonly string[]): void {
    this.branches.set(key, branch);
    this.#changed();
  }

  pick(key: string): void {
    if (!this.picking.delete(key)) this.picking.add(key);
    this.#changed();
  }

  add(callId: CallId, name: string): void {
    this.#added.add(this.keyOf(callId, name));
    this.#changed();
  }

  isAdded(callId: CallId, name: string): boolean {
    return this.#added.has(this.keyOf(callId, name));
  }

  /** The fields of a paper whose text could not be read. */
  unreadOf(callId: CallId, names: readonly string[]): readonly string[] {
    return names.filter((name) => this.unread.has(this.keyOf(callId, name)));
  }

  forget(callId: CallId): void {
    for (const all of [this.unread, this.branches, this.picking, this.#added]) {
      for (const key of [...all.keys()]) if (key.startsWith(`${callId} `)) all.delete(key);
    }
  }
}
