import type { CallRecord, Interaction } from '../core/index.js';
import type { Kept } from './room.js';
import type { SecondCopy } from './second-copy.js';

/** What this page has kept and the CRM does not have yet: enough to keep it once more where the browser lost it. */
export class InHand {
  readonly #papers = new Map<string, CallRecord>();
  readonly #sent = new Map<string, readonly [CallRecord, Interaction]>();
  readonly #finished = new Set<string>();

  constructor(readonly copy: SecondCopy) {}

  get papers(): readonly string[] {
    return [...this.#papers.keys()];
  }

  get sent(): readonly string[] {
    return [...this.#sent.keys()];
  }

  /** Resolves when it is kept twice. */
  async written(record: CallRecord): Promise<void> {
    if (this.#finished.has(record.id)) return;
    this.#papers.set(record.id, record);
    await this.copy.keep(record);
  }

  async finished(record: CallRecord, interaction: Interaction | undefined): Promise<void> {
    this.#papers.delete(record.id);
    this.#finished.add(record.id);
    if (interaction) this.#sent.set(record.id, [record, interaction]);
    if (interaction) await this.copy.keep(record, interaction);
    else this.copy.remove(record.id);
  }

  /** It is nobody's paper any more. */
  discarded(id: string): void {
    this.#papers.delete(id);
    if (!this.#sent.has(id)) this.copy.remove(id);
  }

  /** The CRM has them. */
  delivered(...ids: readonly string[]): void {
    for (const id of ids) this.#sent.delete(id);
    this.copy.remove(...ids);
  }

  /** Absent: everything of everybody. */
  erased(customerId?: string): void {
    void this.copy.erase(customerId);
    const theirs = (record: CallRecord): boolean => customerId === undefined || record.customerId === customerId;
    for (const [id, record] of this.#papers) if (theirs(record)) this.#papers.delete(id);
    for (const [id, [record]] of this.#sent) if (theirs(record)) this.#sent.delete(id);
  }

  /** What is there already stays as it is: records are told apart by their id. */
  async keepAgain(kept: Kept): Promise<void> {
    for (const [record, interaction] of [...this.#sent.values()]) await kept.finish(record, interaction);
    for (const record of [...this.#papers.values()]) await kept.drafts.keep(record);
  }
}
