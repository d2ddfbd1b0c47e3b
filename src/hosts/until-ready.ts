import { DeskError } from '../core/index.js';

/** So much waits for a host that is not there yet. */
const most = 100;

/** What is to be done in a host waits until it is there, then is done in turn. */
export class UntilReady {
  #waiting: (() => void)[] | undefined = [];

  ready(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const go of waiting) go();
  }

  run(task: () => void | Promise<unknown>): Promise<void> {
    const begin = async (): Promise<void> => void await task();
    if (!this.#waiting) return begin();
    if (this.#waiting.length >= most) return Promise.reject(new DeskError('crm-unreachable', 'It has not said that it is ready. Is this page open where it belongs?'));
    return new Promise((resolve, reject) => { this.#waiting!.push(() => void begin().then(resolve, reject)); });
  }
}
