import type { ReactiveControllerHost } from 'lit';

/** The heavy part of an element: loaded when it is first needed, so that a page without it does not pay for it. */
export class LazyView<V> {
  view: V | undefined;
  /** It could not be loaded the last time. */
  failed = false;
  #loading = false;
  #told = true;

  constructor(readonly host: ReactiveControllerHost, readonly load: () => Promise<V>) {}

  /** To be asked at each update: what could not be loaded is tried again with the next one, but not with that which says so. */
  need(): void {
    const isNews = !this.#told;
    this.#told = true;
    if (!this.#loading && !this.view && !isNews) void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      this.view = await this.load();
    } catch {
      [this.failed, this.#told] = [true, false];
    }
    this.#loading = false;
    this.host.requestUpdate();
  }
}
