import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Rows drawn beyond what is seen, on either side; the window moves on by as many, so that a little scrolling draws nothing. */
const margin = 4;

/** Which rows of a long list are drawn. All lengths in px; `top` is what has been scrolled away. */
export function windowOf(total: number, rowHeight: number, top: number, height: number): Range {
  const seen = Math.ceil(height / rowHeight);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), total - seen));
  const start = Math.max(0, first - (first % margin) - margin);
  return { start, end: Math.min(total, start + seen + 3 * margin) };
}

/**
 * Lets its host draw only those rows of a long list that are seen. The host renders, inside of what scrolls, one `.rows`, and in it the rows of `range`;
 * the height of a row is the `grid-auto-rows` of `.rows`, so that it is the style that says it, for every width.
 *
 *     readonly #list = new VirtualList(this, '.scroller');
 */
export class VirtualList implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #selector: string;
  #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | null = null;
  #rows: HTMLElement | null = null;
  #total = 0;
  #rowHeight = 48;
  /** Before it is known how much is seen. */
  #height = 12 * 48;
  #top = 0;
  #range: Range = { start: 0, end: 0 };

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, scroller: string) {
    this.#host = host;
    this.#selector = scroller;
    host.addController(this);
  }

  /** The rows to draw of so many. */
  range(total: number): Range {
    this.#total = total;
    this.#range = this.#window();
    return this.#range;
  }

  /** Whole rows that are seen at once, at least one. */
  get page(): number {
    return Math.max(1, Math.floor((this.#height - this.#head) / this.#rowHeight));
  }

  /** The first row that is seen whole. */
  get first(): number {
    return Math.ceil(this.#top / this.#rowHeight);
  }

  /** Scrolls no further than it must for this row to be seen whole. */
  show(index: number): void {
    if (!this.#scroller) return;
    const above = index * this.#rowHeight;
    const below = above + this.#rowHeight - (this.#height - this.#head);
    const top = Math.min(above, Math.max(below, this.#scroller.scrollTop));
    if (top !== this.#scroller.scrollTop) this.#scroller.scrollTop = top;
    this.#scrolled();
  }

  toTop(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0;
    this.#scrolled();
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // Put back, it has to find what scrolls again.
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>(this.#selector);
    if (scroller !== this.#scroller) this.#follow(scroller);
    this.#place();
  }

  /** What is above the rows and stays there while they scroll. */
  get #head(): number {
    return this.#rows?.offsetTop ?? 0;
  }

  #window(): Range {
    return windowOf(this.#total, this.#rowHeight, this.#top, this.#height);
  }

  #follow(scroller: HTMLElement | null): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller = scroller;
    this.#rows = scroller?.querySelector<HTMLElement>('.rows') ?? null;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    // A frame later: what follows may change the size that is being observed, which the browser calls an error of the page.
    this.#observer ??= new ResizeObserver(() => requestAnimationFrame(this.#measure));
    this.#observer.observe(scroller);
  }

  readonly #measure = (): void => {
    if (!this.#scroller || !this.#rows) return;
    this.#height = this.#scroller.clientHeight;
    this.#rowHeight = parseFloat(getComputedStyle(this.#rows).gridAutoRows) || this.#rowHeight;
    this.#place();
    this.#scrolled();
  };

  readonly #scrolled = (): void => {
    this.#top = this.#scroller?.scrollTop ?? 0;
    const { start, end } = this.#window();
    if (start !== this.#range.start || end !== this.#range.end) this.#host.requestUpdate();
  };

  /** Those that are not drawn take their place all the same. */
  #place(): void {
    const style = this.#rows?.style;
    if (!style) return;
    style.blockSize = `${this.#total * this.#rowHeight}px`;
    style.paddingBlockStart = `${this.#range.start * this.#rowHeight}px`;
  }
}
