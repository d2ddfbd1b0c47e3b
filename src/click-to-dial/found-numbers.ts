import type { FoundNumber } from '../phone-number/find-numbers.js';

/** A number where it stands on the page. */
export interface NumberOnPage {
  readonly number: string;
  /** As it is written. */
  readonly text: string;
  /** What holds the text. */
  readonly element: Element;
  range(): Range;
}

const name = 'cord-number';
const look = '@layer cordboard { @media not print { ::highlight(cord-number) { text-decoration: underline dotted; text-underline-offset: 0.2em; } } }';

/**
 * The numbers found in texts, and their paint. Static ranges: the browser moves live ones at each change of the page, thousands of them,
 * and these are thrown away with their text anyway.
 */
export class FoundNumbers {
  readonly #byText = new Map<Text, readonly { readonly range: StaticRange; readonly number: string; readonly text: string }[]>();
  readonly #paint: Highlight;
  /** Called when there are others. */
  changed: () => void = () => {};

  constructor(signal: AbortSignal) {
    this.#paint = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, this.#paint);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    signal.addEventListener('abort', () => {
      for (const text of [...this.#byText.keys()]) this.forget(text);
      if (this.#paint.size === 0) CSS.highlights.delete(name);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    }, { once: true });
  }

  /** What a text holds: none, where it holds none. */
  set(text: Text, found: readonly FoundNumber[]): void {
    this.forget(text);
    if (!found.length) return;
    this.#byText.set(text, found.map(({ start, end, number }) => {
      const range = new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end });
      this.#paint.add(range);
      return { range, number, text: text.data.slice(start, end) };
    }));
    this.changed();
  }

  forget(text: Text): void {
    const had = this.#byText.get(text);
    if (!had) return;
    for (const { range } of had) this.#paint.delete(range);
    this.#byText.delete(text);
    this.changed();
  }

  /** Those that are on the page no more. */
  *sweep(): Generator<void> {
    for (const text of this.#byText.keys()) {
      if (!text.isConnected) this.forget(text);
      yield;
    }
  }

  get isEmpty(): boolean {
    return this.#byText.size === 0;
  }

  /** The number at a point of the window, of those whose text the element holds itself. */
  at(element: Element, x: number, y: number): NumberOnPage | undefined {
    if (this.isEmpty) return undefined;
    for (const child of element.childNodes) {
      const hit = this.#of(child as Text).find((one) => [...one.range().getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom));
      if (hit) return hit;
    }
    return undefined;
  }

  /** All that can be seen, in the order of the page. */
  inOrder(): readonly NumberOnPage[] {
    const texts = [...this.#byText.keys()].filter((text) => text.parentElement?.checkVisibility?.() ?? text.isConnected);
    return texts.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)).flatMap((text) => this.#of(text));
  }

  #of(node: Text): readonly NumberOnPage[] {
    const element = node.parentElement;
    if (!element) return [];
    return (this.#byText.get(node) ?? []).filter(({ range }) => range.endOffset <= node.length).map(({ range, number, text }) => ({
      number, text, element,
      range: () => {
        const live = document.createRange();
        live.setStart(node, Math.min(range.startOffset, node.length)); // whoever asks late may find less text
        live.setEnd(node, Math.min(range.endOffset, node.length));
        return live;
      },
    }));
  }
}
