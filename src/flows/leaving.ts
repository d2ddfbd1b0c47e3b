import { isLive, liveCalls } from '../core/index.js';
import type { Flow } from '../desk/index.js';

export interface LeavingOptions {
  /**
   * What becomes of a call when its page is closed for good: it waits for another page (`keepCallFor`), and whoever closes is asked whether they mean
   * to; or it ends with the page. A page of the same site that follows goes on with it in either case. Default `keep`.
   */
  readonly onClose?: 'keep' | 'end';
  /** Whether no other page here would go on with its calls. Default: none would. */
  readonly isLast?: () => boolean;
}

/** A page goes at once after it was told where to, ms. */
const atOnce = 1_000;

/** As much of the Navigation API as we use; of the browser's own buttons it tells none but back and forward. */
interface Navigated extends Event {
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
}

/**
 * Asks before the last page with a call in it is closed, or ends the call with it. A link, a form or a script that leads to a page of the same site, F5,
 * and (too late for the question, but in time for the call) back and forward are no closing; the reload button and the address bar cannot be told from it.
 */
export const leaving = ({ onClose = 'keep', isLast = () => true }: LeavingOptions = {}): Flow => ({ desk, signal }) => {
  const page = globalThis as Partial<Window & typeof globalThis> & { readonly navigation?: EventTarget };
  /** When it was told that a page of the same site follows; 0: it was not. */
  let followedAt = 0;
  const followed = (): void => { followedAt = Date.now(); };

  page.navigation?.addEventListener('navigate', (event) => {
    const { url, sameDocument } = (event as Navigated).destination;
    if (!sameDocument && new URL(url).origin === page.location?.origin) followed();
  }, { signal });
  page.addEventListener?.('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r')) followed();
  }, { signal, capture: true });
  page.addEventListener?.('pagehide', () => {
    if (onClose === 'end' && !followedAt && isLast()) for (const { id } of liveCalls(desk.state)) void desk.send({ type: 'hang-up', callId: id });
  }, { signal });

  // Listened to in calls alone: a page with such a listener is not kept for the way back.
  let asking: AbortController | undefined;
  signal.addEventListener('abort', () => asking?.abort(), { once: true });
  const ask = (event: BeforeUnloadEvent): void => {
    if (Date.now() - followedAt < atOnce) return;
    followedAt = 0;
    if (isLast()) event.preventDefault();
  };
  desk.subscribe(({ calls }) => {
    const isCalling = calls.some(isLive);
    if (isCalling === (asking !== undefined)) return;
    asking?.abort();
    asking = isCalling ? new AbortController() : undefined;
    if (asking) page.addEventListener?.('beforeunload', ask, { signal: asking.signal });
  });
};
