import type { Region } from '../phone-number/index.js';
import type { Dial } from './dial-links.js';
import { FoundNumbers } from './found-numbers.js';
import { NumberLink } from './number-link.js';
import { dialOnPoint } from './pointer.js';
import { scanPage } from './scan-page.js';

/**
 * The numbers in the text of a page. They are not wrapped: a node that React, Vue or a grid holds on to must stay where it is and say what
 * they wrote. They are painted (CSS Custom Highlight API), found under the pointer by where they stand, and reached by keyboard through
 * one link that walks from number to number. A browser without that paint (Firefox before 140, Safari before 17.2) gets none.
 */
export function dialNumbersInText(root: Document | HTMLElement, dial: Dial, region: Region | undefined, signal: AbortSignal): void {
  if (signal.aborted || typeof Highlight === 'undefined') return;
  const found = new FoundNumbers(signal);
  new NumberLink(root, found, signal);
  dialOnPoint(root, found, dial, signal);
  scanPage(root, found, region, signal);
}
