import type { Problem, RecordsEvent } from '../core/index.js';
import { MemoryRecords } from '../desk/index.js';

/** Records that last as long as the object. */
export class SimRecords extends MemoryRecords {
  #tell: (event: RecordsEvent) => void = () => {};

  override start(emit: (event: RecordsEvent) => void): void {
    this.#tell = emit;
    super.start(emit);
  }

  // The script.

  /** The browser turns out to keep nothing. */
  fails(problem: Problem = { code: 'storage', message: 'This browser keeps nothing in a private window.' }): void {
    this.#tell({ type: 'records-failed', problem });
  }
}
