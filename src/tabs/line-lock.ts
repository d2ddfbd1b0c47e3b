import type { Surroundings } from './surroundings.js';

type Locks = Surroundings['locks'];

/** The lock is ours. */
export interface Hold {
  /** Another tab has taken it away. */
  readonly lost: Promise<void>;
  release(): void;
}

/** Whose lock it is has the line. It goes on to who waits longest when its owner is gone, however it went; only a frozen one keeps it. */
export class LineLock {
  #steal: (() => void) | undefined;

  constructor(readonly locks: Locks, readonly name: string) {}

  /** Resolves when it is our turn, or `steal` made it ours; rejects where the signal ends the waiting, or this page may have no locks. `passes`: not yet, others first. */
  take(passes: () => boolean, signal: AbortSignal): Promise<Hold> {
    return new Promise((resolve, reject) => {
      const queue = new AbortController();
      const ask = (options: LockOptions): void => {
        let [release, lose] = [(): void => {}, (): void => {}];
        const [kept, lost] = [new Promise<void>((letGo) => { release = letGo; }), new Promise<void>((tell) => { lose = tell; })];
        let passed = false;
        const granted = (): Promise<void> | void => {
          passed = !options.steal && passes();
          if (passed) return;
          this.#steal = undefined;
          resolve({ lost, release });
          return kept;
        };
        this.locks.request(this.name, options, granted).then(
          () => { if (passed) ask(options); },
          (error: Error) => { lose(); if (!queue.signal.aborted) reject(error); },
        );
      };
      this.#steal = () => { queue.abort(); this.#steal = undefined; ask({ steal: true }); };
      ask({ signal: AbortSignal.any([signal, queue.signal]) });
    });
  }

  /** Takes it from whoever has it: `take` resolves. */
  steal(): void {
    this.#steal?.();
  }

  /** Names the page that holds it; not by a name of ours, but always the same. */
  async holder(): Promise<string | undefined> {
    return (await this.locks.query()).held?.find(({ name }) => name === this.name)?.clientId;
  }

  /** How many tabs wait for it. */
  async waiting(): Promise<number> {
    return (await this.locks.query()).pending?.filter(({ name }) => name === this.name).length ?? 0;
  }

  /** Of those who want to steal it one does, and only from the one they all mean: nobody steals from the thief. */
  async stealFrom(holder: string): Promise<void> {
    await this.locks.request(`${this.name}:election`, { ifAvailable: true }, async (ours) => {
      if (ours && await this.holder() === holder) this.steal();
    });
  }
}
