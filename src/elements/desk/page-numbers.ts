import type { Command } from '../../desk/index.js';
import { CordDialEvent } from '../dialer/dialer-events.js';

export interface PageNumbersRoom {
  intends(event: Event): boolean;
  /** Whether there is a line to dial on. */
  ready(): boolean;
  send(command: Command): void;
}

/** The numbers of the page call by a click, as the attribute of the desk says: `''` those that are marked, `scan` those in its text, too. */
export class PageNumbers {
  #stopping: AbortController | undefined;

  constructor(readonly room: PageNumbersRoom) {}

  /** Undefined: they are left alone. */
  async follow(mode: string | undefined, region: string | undefined): Promise<void> {
    this.#stopping?.abort();
    this.#stopping = undefined;
    if (mode === undefined) return;
    const { signal } = (this.#stopping = new AbortController());
    const { intends, ready, send } = this.room;
    const { clickToDial } = await import('../../click-to-dial/index.js');
    clickToDial(document, (to) => { if (intends(new CordDialEvent(to))) send({ type: 'dial', target: to }); }, signal, { scan: mode === 'scan', ready, ...(region && { region }) });
  }
}
