import { outcomeOf, type CallOutcome, type CallRecord, type WrapUpForm } from '../core/index.js';

/** How calls are wrapped up. */
export interface WrapUpConfig {
  /** Default: outcome, notes, callback, work order, solved. */
  readonly form?: WrapUpForm;
  /** After which calls the form is to be filled in. Default: those that were talked. */
  readonly after?: readonly CallOutcome[];
}

export interface WrapUpOptions {
  /** Time to finish what a call brought, in seconds, before the next one comes. Default 0: none, or, with `wrapUp`, as long as it takes. */
  readonly afterCallWork?: number;
  /** Absent, and without after-call work: what was written during the call goes to the CRM as soon as it ends. */
  readonly wrapUp?: WrapUpConfig;
}

/** Whether somebody should finish the paper of a call before it is put away. */
export const leavesWork = (record: CallRecord, { afterCallWork = 0, wrapUp }: WrapUpOptions): boolean =>
  (afterCallWork > 0 || wrapUp !== undefined) && (wrapUp?.after ?? ['talked']).includes(outcomeOf(record));
