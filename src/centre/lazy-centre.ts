import { toProblem, type CentreEvent, type QueueId, type QueuesEvent } from '../core/index.js';
import type { Centre, MemberWish } from '../desk/index.js';

/** A centre that is loaded when the desk begins, so that only a page with queues pays for them. */
export class LazyCentre implements Centre {
  readonly #load: () => Promise<Centre>;
  #centre: Promise<Centre> | undefined;
  #begin: () => Promise<void> = async () => {};

  constructor(load: () => Promise<Centre>) {
    this.#load = load;
  }

  start(emit: (event: CentreEvent | QueuesEvent) => void, signal: AbortSignal): void {
    this.#begin = async () => {
      try {
        const centre = await (this.#centre = this.#load());
        if (!signal.aborted) centre.start(emit, signal);
      } catch (error) {
        this.#centre = undefined; // The next `connect` tries again.
        emit({ type: 'centre-refused', problem: toProblem(error) });
      }
    };
    emit({ type: 'centre-connecting' });
    void this.#begin();
  }

  async connect(): Promise<void> {
    if (this.#centre) await (await this.#centre.catch(() => undefined))?.connect(); // that it failed has been told
    else await this.#begin();
  }

  async setStatus(wish: MemberWish): Promise<void> { await (await this.#centre)?.setStatus(wish); }
  async joinQueue(queue: QueueId): Promise<void> { await (await this.#centre)?.joinQueue(queue); }
  async leaveQueue(queue: QueueId): Promise<void> { await (await this.#centre)?.leaveQueue(queue); }
  async claim(callId: string): Promise<void> { await (await this.#centre)?.claim(callId); }
}
