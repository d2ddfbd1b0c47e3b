import { loadFindNumbers, mayHoldNumber, type FindNumbers } from '../phone-number/find-numbers.js';
import { regionOf, type Region } from '../phone-number/index.js';
import type { FoundNumbers } from './found-numbers.js';
import { inIdleSlices } from './idle-slices.js';
import { isLeftAlone, isWithinLeftAlone } from './left-alone.js';

/** A text longer than this is data, UTF-16. */
const longest = 10_000;

/** Finds the numbers in the text under `root`, and in what comes later. Nothing is written to the page. */
export function scanPage(root: Document | HTMLElement, found: FoundNumbers, region: Region | undefined, signal: AbortSignal): void {
  const scan = new PageScan(root, found, (region ?? regionOf(navigator.language) ?? 'US').toUpperCase(), signal);
  const observer = new MutationObserver((records) => scan.changed(records));
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  scan.add(root);
}

class PageScan {
  /** What is new since it was last looked at; within it, texts that are worth the numbering plans. */
  readonly #fresh = new Set<Node>();
  readonly #likely = new Set<Text>();
  #gone = false;
  #running = false;

  constructor(readonly root: Document | HTMLElement, readonly found: FoundNumbers, readonly region: Region, readonly signal: AbortSignal) {}

  add(node: Node): void {
    this.#fresh.add(node);
    this.#wake();
  }

  changed(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'characterData') {
        this.found.forget(target as Text); // at once, for what is left of it stands elsewhere
        this.#fresh.add(target);
      }
      for (const node of addedNodes) this.#fresh.add(node);
      this.#gone ||= removedNodes.length > 0;
    }
    this.#wake();
  }

  #wake(): void {
    if (this.#running) return;
    this.#running = true;
    this.#run().catch(() => {}).finally(() => { this.#running = false; }); // without the plans (offline) the next change tries again
  }

  async #run(): Promise<void> {
    while (!this.signal.aborted && (this.#fresh.size || this.#likely.size || this.#gone)) {
      if (this.#gone) {
        this.#gone = false;
        await inIdleSlices(this.found.sweep(), this.signal);
      }
      await inIdleSlices(this.#walk(), this.signal);
      if (this.#likely.size) await inIdleSlices(this.#look(await loadFindNumbers()), this.signal);
    }
  }

  *#walk(): Generator<void> {
    for (const node of this.#fresh) {
      this.#fresh.delete(node);
      if (!this.#isOurs(node)) continue;
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (one) =>
        (one instanceof Element && isLeftAlone(one) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
      for (let one: Node | null = node; one; one = walker.nextNode()) {
        if (one instanceof Text && one.length <= longest && mayHoldNumber(one.data)) this.#likely.add(one);
        yield;
        if (!node.contains(walker.currentNode)) { // it was taken away during the pause, and the way on with it
          this.#fresh.add(node);
          break;
        }
      }
    }
  }

  *#look(find: FindNumbers): Generator<void> {
    for (const text of this.#likely) {
      this.#likely.delete(text);
      if (this.#isOurs(text)) this.found.set(text, find(text.data, this.region));
      yield;
    }
  }

  #isOurs(node: Node): boolean {
    return node.isConnected && this.root.contains(node) && !isWithinLeftAlone(node, this.root);
  }
}
