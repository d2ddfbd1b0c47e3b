import { isPlain, type Dial } from './dial-links.js';
import type { FoundNumbers, NumberOnPage } from './found-numbers.js';
import { isWithinLeftAlone } from './left-alone.js';

/** A number in the text, under the pointer: a hand over it, and a click dials instead of doing what its row would do. */
export function dialOnPoint(root: Document | HTMLElement, found: FoundNumbers, dial: Dial, signal: AbortSignal): void {
  const under = (event: MouseEvent): NumberOnPage | undefined => {
    const [target] = event.composedPath();
    const number = target instanceof Element ? found.at(target, event.clientX, event.clientY) : undefined;
    return number && !isWithinLeftAlone(number.element, root) ? number : undefined; // it may be edited meanwhile
  };
  const hand = new Hand();
  root.addEventListener('pointermove', (event) => hand.over(under(event as PointerEvent)?.element), { signal, passive: true });
  root.addEventListener('click', (event) => {
    const click = event as MouseEvent;
    const number = isPlain(click) && !click.defaultPrevented ? under(click) : undefined;
    if (!number || isSelecting(number.element)) return;
    click.preventDefault();
    click.stopPropagation();
    if (click.detail < 2) dial(number.number, number.element);
  }, { signal, capture: true });
  signal.addEventListener('abort', () => hand.over(undefined), { once: true });
}

/** Whoever marks a number to copy it does not want to call it. */
function isSelecting(element: Element): boolean {
  const selection = getSelection();
  return selection?.type === 'Range' && selection.containsNode(element, true);
}

/** The one thing we lend to the page's own elements, and only while the pointer is there: paint has no cursor. */
class Hand {
  #element: HTMLElement | SVGElement | undefined;
  #giveBack: () => void = () => {};

  over(element: Element | undefined): void {
    if (element === this.#element) return;
    this.#giveBack();
    this.#giveBack = () => {};
    this.#element = element instanceof HTMLElement ? element : undefined;
    if (!this.#element) return;
    const { style } = this.#element;
    const [had, cursor, priority] = [this.#element.hasAttribute('style'), style.getPropertyValue('cursor'), style.getPropertyPriority('cursor')];
    style.setProperty('cursor', 'pointer', 'important');
    this.#giveBack = () => {
      style.setProperty('cursor', cursor, priority);
      if (!had && !element!.getAttribute('style')) element!.removeAttribute('style'); // it must be read, or Chromium leaves it there, empty
    };
  }
}
