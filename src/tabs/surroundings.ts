/** What a tab needs of its browser to know of the others. */
export interface Surroundings {
  readonly locks: Pick<LockManager, 'request' | 'query'>;
  openChannel(name: string): Pick<BroadcastChannel, 'postMessage' | 'close' | 'addEventListener'>;
  /** Tells that the person came, or that the browser freezes, keeps or brings back the page. */
  onPage(type: string, listener: (event: Event) => void, signal: AbortSignal): void;
  /** Runs it again and again, as often as the browser lets this tab. */
  every(ms: number, what: () => void, signal: AbortSignal): void;
  /** The person sees this tab. */
  isSeen(): boolean;
  /** The person is in this tab. */
  isUsed(): boolean;
}

/** Those of this page; undefined: this browser, or this page in it (an insecure one), cannot let tabs share anything. */
export function surroundings(): Surroundings | undefined {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks || !globalThis.BroadcastChannel || !globalThis.document) return undefined;
  return {
    locks,
    openChannel: (name) => new BroadcastChannel(name),
    // Of what is told to the document alone (`freeze`, `visibilitychange`), the window hears as it goes down.
    onPage: (type, listener, signal) => window.addEventListener(type, listener, { capture: true, signal }),
    every: (ms, what, signal) => {
      const timer = setInterval(what, ms);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    },
    isSeen: () => !document.hidden,
    isUsed: () => !document.hidden && document.hasFocus(),
  };
}
