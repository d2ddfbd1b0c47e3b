/** Longer than this nothing that scrolls is made, px: engines stop between 17 and 33 million, and sooner when a page is zoomed. */
const longest = 4_000_000;
/** So many heights of what is seen are called near. */
const near = 8;

/**
 * Scrolls a list that is longer than anything can scroll. A little scrolling moves the list by as many pixels; a long way (the scrollbar
 * dragged) is a part of the whole. In between the two drift apart, and are put right where there would be nothing left to scroll.
 */
export class LongScroll {
  #length = 0;
  #seen = 0;
  /** Where the scroller was last. */
  #at = 0;
  /** How far the list is ahead of the scroller. */
  #ahead = 0;

  /** What has been scrolled away of the list. */
  get top(): number {
    return this.#clamp(this.#at + this.#ahead);
  }

  /** How far the list is ahead of the scroller: what is drawn is put up by as much. */
  get ahead(): number {
    return this.#ahead;
  }

  /** How high what scrolls is made. */
  get canvas(): number {
    return Math.min(this.#length, longest);
  }

  /** @param length Of the list. @param seen Of it at once. */
  resize(length: number, seen: number): void {
    this.#length = length;
    this.#seen = seen;
    if (length <= longest) this.#ahead = 0;
  }

  /** The scroller was moved there; answers where it is to be put instead, where that matters. */
  moved(at: number): number | undefined {
    const before = this.#at;
    this.#at = at;
    if (this.#length <= longest) return undefined;
    if (Math.abs(at - before) > near * this.#seen) this.#ahead = at * this.#scale - at;
    const atEdge = at < near * this.#seen ? this.top > at : at > this.#last - near * this.#seen && this.#end - this.top > this.#last - at;
    const overshot = at + this.#ahead !== this.top;
    return atEdge || overshot ? this.goTo(this.top) : undefined;
  }

  /** Where the scroller is to be put for this to be the top. */
  goTo(top: number): number {
    const wanted = this.#clamp(top);
    const left = this.#end - wanted;
    this.#at = this.#length <= longest ? wanted : wanted < left ? this.#inside(wanted) : this.#last - this.#inside(left);
    this.#ahead = wanted - this.#at;
    return this.#at;
  }

  /** The same part of the way from an end, but not so near to it that the next little scrolling gets there too early. */
  #inside(way: number): number {
    return Math.max(way / this.#scale, Math.min(way, 2 * near * this.#seen));
  }

  /** Where list and scroller are at their ends. */
  get #end(): number {
    return Math.max(0, this.#length - this.#seen);
  }

  get #last(): number {
    return Math.max(0, this.canvas - this.#seen);
  }

  get #scale(): number {
    return this.#last > 0 ? this.#end / this.#last : 1;
  }

  #clamp(top: number): number {
    return Math.max(0, Math.min(top, this.#end));
  }
}
