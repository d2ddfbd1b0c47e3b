import { cleanNumber } from '../phone-number/index.js';

/** Dials. `to`: clean digits, or a `sip:` address; `from`: the element that was clicked, for an event that says so. */
export type Dial = (to: string, from: Element) => void;

const links = 'a[href^="tel:" i], a[href^="callto:" i], area[href^="tel:" i]';
const anything = `${links}, [data-cord-dial]`;

/** `tel:` links, and what says by `data-cord-dial` whom it calls, shadow roots included where they are open. */
export function dialOnClick(root: Document | HTMLElement, dial: Dial, ready: () => boolean, signal: AbortSignal): void {
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || !isPlain(event as MouseEvent)) return;
    const clicked = event.composedPath().find((node): node is Element => node instanceof Element && node.matches(anything));
    const to = clicked && numberOf(clicked);
    if (!clicked || !to || (!ready() && clicked.matches(links) && !clicked.hasAttribute('data-cord-dial'))) return;
    event.preventDefault();
    if ((event as MouseEvent).detail < 2) dial(to, clicked); // a double click is one call
  }, { signal });
}

/** A click that means "do it", not "in a new tab". */
export const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean => button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);

const numberOf = (element: Element): string | undefined => cleanNumber(element.getAttribute('data-cord-dial') ?? element.getAttribute('href') ?? '');
