import { revisionOf, toProblem, type CallRecord, type Interaction } from '../core/index.js';
import type { Kept } from './room.js';
import type { SecondCopy } from './second-copy.js';

/** What this page has kept and the CRM does not have yet: enough to keep it once more where the browser lost it. */
export class InHand {
  readonly #papers = new Map<string, CallRecord>();
  readonly #sent = new Map<string, readonly [CallRecord, Interaction]>();
  /** In which version they were put away. */
  readonly #finished = new Map<string, number>();

  constructor(readonly copy: SecondCopy) {}

  get papers(): readonly string[] {
    return [...this.#papers.keys()];
  }

  get sent(): readonly string[] {
    return [...this.#sent.keys()];
  }

  /** It was put away by us, as it is or newer. */
  isPutAway(record: CallRecord): boolean {
    return (this.#finished.get(record.id) ?? -1) >= revisionOf(record);
  }

  /** Resolves when it is kept twice; one that was taken out of the log again is there already, and has the place of its copy. */
  async written(record: CallRecord): Promise<void> {
    if (this.isPutAway(record)) return;
    this.#papers.set(record.id, record);
    if (record.revision === undefined) await this.copy.keep(record);
  }

  async finished(record: CallRecord, interaction: Interaction | undefined): Promise<void> {
    this.#papers.delete(record.id);
    this.#finished.set(record.id, revisionOf(record));
    if (interaction) this.#sent.set(record.id, [record, interaction]);
    if (interaction) await this.copy.keep(record, interaction);
    else this.copy.remove(record.id);
  }

  /** It is nobody's paper any more. */
  discarded(id: string): void {
    const paper = this.#papers.get(id);
    this.#papers.delete(id);
    if (paper?.revision === undefined && !this.#sent.has(id)) this.copy.remove(id);
  }

  /** The CRM has them. */
  delivered(...ids: readonly string[]): void {
    for (const id of ids) this.#sent.delete(id);
    this.copy.remove(...ids);
  }

  /** Absent: everything of everybody. */
  async erased(customerId?: string): Promise<void> {
    const theirs = (record: CallRecord): boolean => customerId === undefined || record.customerId === customerId;
    for (const [id, record] of this.#papers) if (theirs(record)) this.#papers.delete(id);
    for (const [id, [record]] of this.#sent) if (theirs(record)) this.#sent.delete(id);
    await this.copy.erase(customerId);
  }

  /** What is there already stays as it is: records are told apart by their id. */
  async keepAgain(kept: Kept): Promise<void> {
    for (const [record, interaction] of [...this.#sent.values()]) await kept.finish(record, interaction);
    for (const record of [...this.#papers.values()]) await kept.drafts.keep(record).catch((error: unknown) => this.#unlessTaken(record.id, error));
  }

  /** A paper that another page took up is no longer ours. */
  #unlessTaken(id: string, error: unknown): void {
    if (toProblem(error).code !== 'not-now') throw error;
    this.#papers.delete(id);
  }
}
