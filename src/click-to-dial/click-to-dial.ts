import type { Region } from '../phone-number/index.js';
import { dialOnClick, type Dial } from './dial-links.js';

export type { Dial } from './dial-links.js';

export interface ClickToDialOptions {
  /** Find numbers in the text of the page, too. Default false. */
  readonly scan?: boolean;
  /** The country whose national numbers the text means (ISO 3166). Default: that of the browser's language. */
  readonly region?: Region;
  /** Whether there is a line to dial on; else `tel:` links do what the browser does with them. Default: there always is. */
  readonly ready?: () => boolean;
}

/**
 * Makes the telephone numbers of a page ring: `<a href="tel:…">` (and `callto:`), what carries `data-cord-dial="+1…"`, and with `scan`
 * those in its text. It goes on with whatever the page shows later; when the signal ends it, the page is as it was.
 *
 *     clickToDial(document, (to) => void desk.send({ type: 'dial', target: to }), signal, { scan: true });
 */
export function clickToDial(root: Document | HTMLElement, dial: Dial, signal: AbortSignal, { scan = false, region, ready = () => true }: ClickToDialOptions = {}): void {
  if (signal.aborted) return;
  dialOnClick(root, dial, ready, signal);
  if (!scan) return;
  import('./numbers-in-text.js').then(({ dialNumbersInText }) => dialNumbersInText(root, dial, region, signal), (error: unknown) => {
    console.warn('cordboard: numbers in the text cannot be dialled by a click, for that part could not be loaded:', error);
  });
}
