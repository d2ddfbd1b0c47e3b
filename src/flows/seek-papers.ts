import { toProblem, type CallId } from '../core/index.js';

/** When it is looked again for the paper of a call that outlived its page, ms: that page may be slow to go. */
const lookAgainAfter = [100, 400, 1_500, 4_000];

export interface SoughtPapers {
  look(): Promise<void>;
  /** The paper of this call was with a page that is gone. */
  seek(callId: CallId): void;
  found(callId: CallId): void;
  /** Resolves when its paper is found, or nobody looks any more: before that the call must not be put away on another one. */
  sought(callId: CallId): Promise<void>;
}

/** Looks for the papers that pages left behind: once now and then, and at once for a call that goes on. */
export function seekPapers(takeUp: () => Promise<void>, signal: AbortSignal): SoughtPapers {
  const missing = new Map<CallId, { readonly over: Promise<void>; settle(): void }>();
  const look = (): Promise<void> => takeUp().catch((error: unknown) => console.warn(`cordboard: earlier calls could not be taken up: ${toProblem(error).message}`));
  const pause = (ms: number): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    (timer as { unref?(): void }).unref?.(); // Under Node, a desk that is all that is left need not keep the process.
  });

  let looking = false;
  const keepLooking = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    for (const wait of [0, ...lookAgainAfter]) {
      await pause(wait);
      if (signal.aborted || !missing.size) break;
      await look();
    }
    looking = false;
    for (const callId of [...missing.keys()]) found(callId);
  };
  const found = (callId: CallId): void => {
    missing.get(callId)?.settle();
    missing.delete(callId);
  };
  return {
    look,
    found,
    seek(callId) {
      let settle = (): void => {};
      const over = new Promise<void>((resolve) => { settle = resolve; });
      missing.set(callId, { over, settle });
      void keepLooking();
    },
    sought: (callId) => missing.get(callId)?.over ?? Promise.resolve(),
  };
}
