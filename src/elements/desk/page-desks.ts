import type { ContextCallback, ContextEvent } from '@lit/context';
import { deskContext, requestFor, type ProvidedDesk } from '../desk-context.js';

type DeskRequest = ContextEvent<typeof deskContext>;
type Subscriber = { readonly element: Element; readonly unsubscribe: () => void };

/** A `<cord-desk>` of the page. */
export interface PageDesk extends HTMLElement {
  readonly desk: ProvidedDesk;
}

const key = Symbol.for('cordboard.page-desks');

/**
 * The page as the outermost provider: who is not inside a `<cord-desk>` gets the first one of the page; when that goes, the next.
 * It lives on the document, so that several copies of the bundle share one.
 */
export class PageDesks {
  readonly #desks: PageDesk[] = [];
  readonly #subscribers = new Map<ContextCallback<ProvidedDesk>, Subscriber>();

  constructor(page: Document) {
    page.addEventListener('context-request', (event) => this.#answer(event as unknown as DeskRequest));
    // Those who asked while nobody could answer ask now.
    page.dispatchEvent(Object.assign(new Event('context-provider'), { context: deskContext }));
    page.addEventListener('context-provider', (event) => this.#askAgain(event as Event & { readonly context?: unknown }));
  }

  get #provided(): ProvidedDesk {
    return this.#desks.length ? this.#desks[0]!.desk ?? null : undefined;
  }

  add(desk: PageDesk): void {
    if (this.#desks.includes(desk)) return;
    this.#desks.push(desk);
    this.changed(desk);
    queueMicrotask(() => this.#warnOfSecond(desk)); // By then a page that replaced one by the other has taken the first away.
  }

  remove(desk: PageDesk): void {
    const index = this.#desks.indexOf(desk);
    if (index < 0) return;
    this.#desks.splice(index, 1);
    if (index === 0) this.#tellAll();
  }

  /** Its desk came or went. */
  changed(desk: PageDesk): void {
    if (this.#desks[0] === desk) this.#tellAll();
  }

  #answer(request: DeskRequest): void {
    if (request.context !== deskContext) return;
    request.stopPropagation();
    const { callback, subscribe } = request;
    if (!subscribe) {
      if (this.#provided !== undefined) callback(this.#provided);
      return;
    }
    if (!this.#subscribers.has(callback)) {
      const element = request.contextTarget ?? (request.composedPath()[0] as Element);
      this.#subscribers.set(callback, { element, unsubscribe: () => this.#subscribers.delete(callback) });
    }
    callback(this.#provided, this.#subscribers.get(callback)!.unsubscribe);
  }

  /** A provider came late, perhaps around elements that had asked us: let them ask anew, and the nearest answers. */
  #askAgain(event: Event & { readonly context?: unknown }): void {
    if (event.context !== deskContext) return;
    const provider = event.composedPath()[0] as Element;
    for (const [callback, { element }] of [...this.#subscribers]) {
      if (element !== provider) element.dispatchEvent(requestFor(element, callback));
    }
  }

  /** One with elements inside serves those, and is meant. */
  #warnOfSecond(desk: PageDesk): void {
    if (this.#desks.indexOf(desk) < 1 || desk.childElementCount || !desk.isConnected) return;
    console.warn('cordboard: there is a second <cord-desk> on this page. Elements use the first; put those that should use this one inside it.', desk);
  }

  #tellAll(): void {
    for (const [callback, { unsubscribe }] of [...this.#subscribers]) callback(this.#provided, unsubscribe);
  }
}

/** The page's desks; the first of them installs this. */
export function pageDesks(page: Document = document): PageDesks {
  const shared = page as Document & { [key]?: PageDesks };
  return (shared[key] ??= new PageDesks(page));
}
