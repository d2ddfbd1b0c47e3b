import type { Problem } from './problem.js';

/** The last command that could not be done, until it is dismissed or something else works. */
export interface Failure extends Problem {
  readonly command: string;
  readonly callId?: string;
  readonly at: number;
}

export type FailureEvent =
  | { readonly type: 'command-failed'; readonly command: string; readonly callId?: string; readonly problem: Problem }
  | { readonly type: 'failure-cleared' };

export function reduceFailure(failure: Failure | undefined, event: { readonly type: string }, at: number): Failure | undefined {
  const e = event as FailureEvent;
  switch (e.type) {
    // Why the line did not come up is the line's own to tell.
    case 'command-failed': return e.command === 'connect' ? failure : { ...e.problem, command: e.command, ...(e.callId && { callId: e.callId }), at };
    case 'failure-cleared': return undefined;
    default: return failure;
  }
}
