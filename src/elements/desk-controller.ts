import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { initialState, type DeskState } from '../core/index.js';
import type { Command, Desk, Outcome } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { deskContext, requestFor, type ProvidedDesk } from './desk-context.js';
import { isShallowEqual } from './shallow-equal.js';
import { pageSettled } from './page-settled.js';

export interface DeskControllerOptions<T> {
  /** Whether two selected values look the same to the host; shallow by default. */
  readonly equal?: (a: T, b: T) => boolean;
  /** ms between two updates of the host: a change after a quiet time is shown at once, those that follow on its heels together. Default 0. */
  readonly pace?: number;
}

/**
 * The one way from an element to its desk: it finds the desk, selects what the element shows, and asks for an update only if that changed.
 *
 *     readonly #line = new DeskController(this, (state) => state.line);
 */
export class DeskController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: DeskState) => T;
  readonly #equal: (a: T, b: T) => boolean;
  readonly #pace: number;
  #provided: ProvidedDesk;
  #leaveProvider: (() => void) | undefined;
  #leaveDesk: (() => void) | undefined;
  #seen: T | undefined;
  #missing = false;
  #updatedAt = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, select: (state: DeskState) => T, { equal = isShallowEqual, pace = 0 }: DeskControllerOptions<T> = {}) {
    this.#host = host;
    this.#select = select;
    this.#equal = equal;
    this.#pace = pace;
    host.addController(this);
  }

  get desk(): Desk | undefined {
    return this.#provided ?? undefined;
  }

  /** The whole state; the initial one while there is no desk. */
  get state(): DeskState {
    return this.#provided?.state ?? initialState;
  }

  /** What was selected of the state now; the same object as long as it looks the same. */
  get value(): T {
    const now = this.#select(this.state);
    return this.#seen !== undefined && this.#equal(now, this.#seen) ? this.#seen : now;
  }

  /** The page is complete and there is no `<cord-desk>` for this element: it should say so. */
  get missing(): boolean {
    return this.#missing;
  }

  async send(command: Command): Promise<Outcome> {
    if (this.#provided) return this.#provided.send(command);
    return { ok: false, error: { code: 'not-registered', message: msg('The phone is not connected yet.') } };
  }

  hostConnected(): void {
    this.#ask();
    if (this.#provided !== undefined) return;
    this.#host.requestUpdate(); // It may still show what it saw where it was before.
    void this.#noticeMissing();
  }

  /** Moving is not removing: what it is will be known a microtask later. */
  hostDisconnected(): void {
    queueMicrotask(() => { if (!this.#host.isConnected) this.#leave(); });
  }

  hostUpdate(): void {
    this.#seen = this.value;
  }

  /** While nobody answers there is no desk: who brings one says so on the page (Context Community Protocol). */
  readonly #ask = (provider?: Event & { readonly context?: unknown }): void => {
    if (provider && provider.context !== deskContext) return;
    this.#host.dispatchEvent(requestFor(this.#host, this.#provide));
    if (this.#leaveProvider) document.removeEventListener('context-provider', this.#ask);
    else document.addEventListener('context-provider', this.#ask);
  };

  readonly #provide = (provided: ProvidedDesk, unsubscribe?: () => void): void => {
    if (this.#leaveProvider !== unsubscribe) this.#leaveProvider?.();
    this.#leaveProvider = unsubscribe;
    this.#follow(provided);
  };

  #follow(provided: ProvidedDesk): void {
    const missed = this.#missing;
    if (provided !== undefined) this.#missing = false;
    if (provided === this.#provided && missed === this.#missing) return;
    this.#leaveDesk?.();
    this.#provided = provided;
    this.#leaveDesk = provided?.subscribe((state) => this.#notice(state));
    this.#host.requestUpdate();
    if (provided === undefined && this.#host.isConnected) void this.#noticeMissing();
  }

  /** While an update is due, nothing more is looked at: it will show how everything is by then. */
  #notice(state: DeskState): void {
    if (this.#later !== undefined) return;
    const early = this.#updatedAt + this.#pace - performance.now();
    if (early > 0) this.#later = setTimeout(this.#catchUp, early);
    else this.#compare(state);
  }

  readonly #catchUp = (): void => {
    this.#later = undefined;
    if (this.#provided) this.#compare(this.#provided.state);
  };

  #compare(state: DeskState): void {
    const now = this.#select(state);
    if (this.#seen !== undefined && this.#equal(now, this.#seen)) return;
    this.#seen = now;
    this.#updatedAt = performance.now();
    this.#host.requestUpdate();
  }

  async #noticeMissing(): Promise<void> {
    await pageSettled();
    if (this.#provided !== undefined || !this.#host.isConnected || this.#missing) return;
    this.#missing = true;
    this.#host.requestUpdate();
  }

  #leave(): void {
    document.removeEventListener('context-provider', this.#ask);
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#leaveDesk?.();
    this.#leaveDesk = undefined;
    this.#provided = undefined;
    clearTimeout(this.#later);
    this.#later = undefined;
  }
}
