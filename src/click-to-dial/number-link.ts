import { isolated, msg, str } from '../i18n/index.js';
import type { FoundNumbers, NumberOnPage } from './found-numbers.js';

const look = `
  :host { all: initial; position: fixed; z-index: 2147483647; pointer-events: none; }
  :host([hidden]) { display: none; }
  a { position: absolute; inset: -3px; border-radius: 4px; outline: 2px solid transparent; }
  a:focus-visible { outline-color: Highlight; }`;

/**
 * Paint cannot be tabbed to. So there is one link on the page, behind everything in the order of the keyboard: it lies over a number,
 * Enter calls it, and the arrow keys take it to the next. To a screen reader it says which.
 */
export class NumberLink {
  readonly #host = document.createElement('div');
  readonly #shadow = this.#host.attachShadow({ mode: 'open' });
  #numbers: readonly NumberOnPage[] = [];
  #index = 0;

  constructor(readonly root: Document | HTMLElement, readonly found: FoundNumbers, signal: AbortSignal) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#shadow.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent));
    this.#shadow.addEventListener('focusin', () => this.#reached());
    for (const moves of ['scroll', 'resize']) addEventListener(moves, () => this.#follow(), { signal, capture: true, passive: true });
    found.changed = () => this.#refresh();
    signal.addEventListener('abort', () => {
      found.changed = () => {};
      this.#host.remove();
    }, { once: true });
  }

  /** There while there are numbers. */
  #refresh(): void {
    this.#host.hidden = this.found.isEmpty;
    if (this.found.isEmpty || this.#host.isConnected) return;
    (this.root instanceof Document ? this.root.body : this.root).append(this.#host);
    this.#offer(0);
  }

  /** Another link each time, so that it is read out. */
  #offer(index: number): HTMLAnchorElement {
    this.#numbers = this.found.inOrder();
    this.#index = index < 0 ? this.#numbers.length - 1 : index % this.#numbers.length;
    const link = document.createElement('a');
    this.#shadow.replaceChildren(link);
    this.#name(link);
    return link;
  }

  /** @param place Whether it is said which of how many. */
  #name(link: HTMLAnchorElement, place = false): void {
    const number = this.#numbers[this.#index];
    if (!number) return;
    link.href = `tel:${number.number}`;
    const text = isolated(number.text);
    link.ariaLabel = place
      ? msg(str`Call ${text}, number ${this.#index + 1} of ${this.#numbers.length} on this page`)
      : msg(str`Call ${text}`, { desc: 'A link: calls that number' });
    link.title = msg('Enter calls, the arrow keys go to the other numbers of this page');
  }

  readonly #key = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = { ArrowDown: this.#index + 1, ArrowRight: this.#index + 1, ArrowUp: this.#index - 1, ArrowLeft: this.#index - 1, Home: 0, End: -1 };
    const index = to[event.key];
    if (index === undefined) return;
    event.preventDefault();
    this.#offer(index).focus({ preventScroll: true });
  };

  /** The page may have changed since this link was named. */
  #reached(): void {
    const { text, element } = this.#numbers[this.#index] ?? {};
    this.#numbers = this.found.inOrder();
    const same = this.#numbers.findIndex((other) => other.text === text && other.element === element);
    this.#index = same >= 0 ? same : Math.min(this.#index, this.#numbers.length - 1);
    const link = this.#shadow.querySelector('a');
    if (link) this.#name(link, true);
    this.#numbers[this.#index]?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#follow();
  }

  #follow(): void {
    if (!this.#shadow.activeElement) return;
    const rect = this.#numbers[this.#index]?.range().getBoundingClientRect();
    if (rect) for (const side of ['left', 'top', 'width', 'height'] as const) this.#host.style.setProperty(side, `${rect[side]}px`);
  }
}
