import type { LeftHow, QueueId, WaitingCall } from '../../core/index.js';
import type { AmiMessage } from './ami-parser.js';
import { waitingCall } from './caller-facts.js';

/** Where a caller waits. */
export interface Caller {
  readonly queueId: QueueId;
  readonly channel: string;
  /** Why they are here has been asked, and answered. */
  readonly isDescribed?: boolean;
  /** They hung up, or their time was over. */
  readonly abandoned?: boolean;
  /** Somebody asked for them, and is told how they left. */
  readonly claimed?: (how: LeftHow) => void;
}

/** What is known of those who wait, besides what the board shows. */
export class Callers {
  readonly #callers = new Map<string, Caller>();
  readonly #met: (callId: string, channel: string) => void;

  /** @param met Told of each one of whom we don't know why they are here. */
  constructor(met: (callId: string, channel: string) => void) {
    this.#met = met;
  }

  at(callId: string): Caller | undefined {
    return this.#callers.get(callId);
  }

  /** @param row A row of QueueStatus, or QueueCallerJoin. */
  meet(row: AmiMessage, queueId: QueueId, before: WaitingCall | undefined, now: number): WaitingCall {
    const { Uniqueid: id = '', Channel: channel = '' } = row;
    const known = this.#callers.get(id);
    this.#callers.set(id, { ...known, queueId, channel });
    if (!known?.isDescribed) this.#met(id, channel); // again, if the answer was lost with a connection
    return waitingCall(row, before, now);
  }

  described(callId: string): void {
    const caller = this.#callers.get(callId);
    if (caller) this.#callers.set(callId, { ...caller, isDescribed: true });
  }

  abandon(callId: string): void {
    const caller = this.#callers.get(callId);
    if (caller) this.#callers.set(callId, { ...caller, abandoned: true });
  }

  /**
   * Whoever leaves while an agent is rung for them, and has not hung up, was answered: the event that says so comes after this one.
   * A caller who is withdrawn is told as abandoned.
   */
  leave(callId: string, isRung: boolean): LeftHow {
    const { claimed, abandoned } = this.#callers.get(callId) ?? {};
    this.#callers.delete(callId);
    const withoutAnswer = claimed ? 'claimed' : abandoned ? 'abandoned' : 'other';
    const how = isRung && !abandoned ? 'answered' : withoutAnswer;
    claimed?.(how);
    return how;
  }

  /** From now on this caller leaves because somebody asked for them. Resolves with how they left indeed. */
  claim(callId: string): { readonly left: Promise<LeftHow>; giveUp(): void } {
    const { claimed: earlier, ...caller } = this.#callers.get(callId)!;
    let tell!: (how: LeftHow) => void;
    const left = new Promise<LeftHow>((resolve) => { tell = (how) => { earlier?.(how); resolve(how); }; });
    this.#callers.set(callId, { ...caller, claimed: tell });
    return { left, giveUp: () => {
      const { claimed, ...now } = this.#callers.get(callId) ?? {};
      if (claimed === tell) this.#callers.set(callId, { ...now as Caller, ...(earlier && { claimed: earlier }) });
    } };
  }

  /** Those who wait no longer, though nobody told. */
  keep(waiting: ReadonlySet<string>): void {
    for (const id of [...this.#callers.keys()]) if (!waiting.has(id)) this.leave(id, false);
  }
}
