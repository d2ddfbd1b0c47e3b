import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Range } from '../virtual-list.js';
import { DayPlan, type Sizes } from './day-plan.js';
import { LongScroll } from './long-scroll.js';

/** Rows drawn beyond what is seen, on either side; the window moves on by as many, so that a little scrolling draws nothing. */
const margin = 6;

/**
 * Lets its host draw only those rows of a list of days that are seen, however long it is. The host renders, inside of what scrolls, a
 * `.canvas` with a `.rows` in it, and there the rows of `range`, by day, each day with its head. The heights of a row and a head are the
 * `grid-auto-rows` of `.rows`, so that it is the style that says them, for every width; that of an `.unfolded` is measured.
 */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #scroll = new LongScroll();
  #observer: ResizeObserver | undefined;
  #scroller: HTMLElement | null = null;
  #canvas: HTMLElement | null = null;
  #rows: HTMLElement | null = null;
  #plan = new DayPlan([]);
  #sizes: Sizes = { row: 56, head: 32 };
  /** Before it is known how much is seen. */
  #seen = 10 * 56;
  #range: Range = { start: 0, end: 0 };

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  get plan(): DayPlan {
    return this.#plan;
  }

  /** The rows to draw. */
  get range(): Range {
    return (this.#range = this.#window());
  }

  /** Whole rows that are seen at once, at least one. */
  get page(): number {
    return Math.max(1, Math.floor((this.#seen - this.#sizes.head) / this.#sizes.row));
  }

  /** The first row that is seen. */
  get first(): number {
    return this.#plan.total ? this.#plan.rowAt(this.#scroll.top + this.#sizes.head, this.#sizes) : 0;
  }

  get isAtTop(): boolean {
    return this.#scroll.top <= 0;
  }

  /**
   * Another list, or the same one changed: row `from` of the old one was where row `to` of the new one is to be; without them, it begins at
   * the top. `unfolded`: where the row is now beneath which something is.
   */
  replan(plan: DayPlan, from?: number, to?: number, unfolded?: number): void {
    const held = from === undefined || to === undefined ? undefined : this.#plan.top(from, this.#sizes) - this.#scroll.top;
    const { row, head, unfolded: { height = 0 } = {} } = this.#sizes;
    this.#plan = plan;
    this.#sizes = { row, head, ...(unfolded !== undefined && { unfolded: { index: unfolded, height } }) };
    this.#put(held === undefined ? 0 : plan.top(to!, this.#sizes) - held);
  }

  /** What is beneath this row is unfolded, and of no other; the row stays where it is. */
  unfold(index: number | undefined, row: number): void {
    this.#scrolled(); // An engine may tell of the last scrolling only later.
    const held = this.#plan.top(row, this.#sizes) - this.#scroll.top;
    const { row: rowHeight, head } = this.#sizes;
    this.#sizes = { row: rowHeight, head, ...(index !== undefined && { unfolded: { index, height: 0 } }) };
    this.#put(this.#plan.top(row, this.#sizes) - held);
  }

  /** Scrolls no further than it must for this row to be seen whole. */
  show(index: number): void {
    this.#scrolled();
    const above = this.#plan.top(index, this.#sizes) - this.#sizes.head;
    const isFirst = index === this.#plan.first(this.#plan.dayOf(index));
    const below = above + this.#sizes.head + this.#sizes.row - this.#seen;
    const top = Math.min(above, Math.max(below, this.#scroll.top));
    if (top !== this.#scroll.top || isFirst) this.#put(top);
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // Put back, it has to find what scrolls again.
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.list');
    if (scroller !== this.#scroller) this.#follow(scroller);
    this.#measureUnfolded();
    this.#place();
  }

  #window(): Range {
    if (!this.#plan.total) return { start: 0, end: 0 };
    const [first, last] = [0, this.#seen].map((down) => this.#plan.rowAt(this.#scroll.top + down, this.#sizes)) as [number, number];
    return { start: Math.max(0, first - (first % margin) - margin), end: Math.min(this.#plan.total, last - (last % margin) + 2 * margin) };
  }

  #put(top: number): void {
    this.#scroll.resize(this.#plan.height(this.#sizes), this.#seen);
    const at = this.#scroll.goTo(top);
    this.#place();
    if (this.#scroller) this.#scroller.scrollTop = at;
    this.#host.requestUpdate();
  }

  #follow(scroller: HTMLElement | null): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller = scroller;
    this.#canvas = scroller?.querySelector<HTMLElement>('.canvas') ?? null;
    this.#rows = scroller?.querySelector<HTMLElement>('.rows') ?? null;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    // A frame later: what follows may change the size that is being observed, which the browser calls an error of the page.
    this.#observer ??= new ResizeObserver(() => requestAnimationFrame(this.#measure));
    this.#observer.observe(scroller);
    this.#place();
    scroller.scrollTop = this.#scroll.goTo(this.#scroll.top);
  }

  readonly #measure = (): void => {
    if (!this.#scroller || !this.#rows || !this.#scroller.clientHeight) return; // Hidden: what it was is as good as anything.
    const first = this.first;
    const held = this.#plan.top(first, this.#sizes) - this.#scroll.top;
    const [row = NaN, head = NaN] = getComputedStyle(this.#rows).gridAutoRows.split(' ').map(parseFloat);
    const isNew = row !== this.#sizes.row || head !== this.#sizes.head;
    this.#seen = this.#scroller.clientHeight;
    if (row > 0 && head > 0) this.#sizes = { ...this.#sizes, row, head };
    if (isNew && !this.isAtTop) this.#put(this.#plan.top(first, this.#sizes) - held);
    this.#measureUnfolded();
    this.#scroll.resize(this.#plan.height(this.#sizes), this.#seen);
    this.#place();
    this.#scrolled();
    this.#host.requestUpdate();
  };

  #measureUnfolded(): void {
    const { unfolded } = this.#sizes;
    const height = unfolded && this.#rows?.querySelector<HTMLElement>('.unfolded')?.offsetHeight;
    if (!unfolded || height === undefined || height === unfolded.height) return;
    this.#sizes = { ...this.#sizes, unfolded: { ...unfolded, height } };
    if (unfolded.index < this.first) this.#put(this.#scroll.top + height - unfolded.height);
  }

  readonly #scrolled = (): void => {
    if (!this.#scroller) return;
    const ahead = this.#scroll.ahead;
    const instead = this.#scroll.moved(this.#scroller.scrollTop);
    if (this.#scroll.ahead !== ahead) this.#place();
    if (instead !== undefined) this.#scroller.scrollTop = instead;
    const { start, end } = this.#window();
    if (start !== this.#range.start || end !== this.#range.end) this.#host.requestUpdate();
  };

  /** Those that are not drawn take their place all the same. */
  #place(): void {
    this.#scroll.resize(this.#plan.height(this.#sizes), this.#seen);
    if (!this.#canvas || !this.#rows) return;
    const top = this.#plan.top(this.#range.start, this.#sizes) - this.#sizes.head - this.#scroll.ahead;
    this.#canvas.style.blockSize = `${this.#scroll.canvas}px`;
    this.#rows.style.insetBlockStart = `${this.#plan.total ? top : 0}px`;
  }
}
