const prefix = 'cordboard:page:';

/**
 * How the pages of one user know of each other: each holds a Web Lock under its own name as long as it lives, however it ends; a frozen one
 * holds on to it. A page that came back from the browser's back-forward cache takes it again.
 */
export class Presence {
  readonly pageId = newId();
  readonly #locks: LockManager | undefined = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  readonly #left: Promise<void>;
  #leave: () => void = () => {};
  #shown: Promise<boolean>;

  constructor(signal: AbortSignal) {
    this.#left = new Promise((leave) => { this.#leave = leave; });
    this.#shown = this.#show();
    globalThis.addEventListener?.('pageshow', ({ persisted }) => { if (persisted) this.#shown = this.#show(); }, { signal });
  }

  /** Resolves when the others can see us: what is signed with our name before would look abandoned. False: there are no locks (an insecure page). */
  shown(): Promise<boolean> {
    return this.#shown;
  }

  /** Names of the pages that are there; undefined: nobody can tell. */
  async others(): Promise<ReadonlySet<string> | undefined> {
    if (!this.#locks || !await this.#shown) return undefined;
    const { held = [] } = await this.#locks.query();
    return new Set(held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
  }

  leave(): void {
    this.#leave();
  }

  #show(): Promise<boolean> {
    return new Promise((shown) => {
      if (!this.#locks) return shown(false);
      const hold = (): Promise<void> => { shown(true); return this.#left; };
      this.#locks.request(prefix + this.pageId, { ifAvailable: true }, hold).catch(() => shown(false)); // forbidden in this page
    });
  }
}

/** `crypto.randomUUID` is for secure pages alone. */
const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
