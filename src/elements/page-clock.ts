import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The one clock of the page and its windows. It ticks on whole seconds while somebody listens where it can be seen. */
const listeners = new Map<() => void, Document>();
let timer: ReturnType<typeof setTimeout> | undefined;

const isSeen = (): boolean => [...listeners.values()].some(({ hidden }) => !hidden);

function run(): void {
  clearTimeout(timer);
  timer = isSeen() ? setTimeout(tick, 1000 - (Date.now() % 1000) + 2) : undefined;
}

function tick(): void {
  for (const listener of [...listeners.keys()]) listener();
  run();
}

function listen(listener: () => void, page: Document): void {
  page.addEventListener('visibilitychange', tick);
  listeners.set(listener, page);
  if (timer === undefined) run();
}

function stop(listener: () => void): void {
  const page = listeners.get(listener);
  if (!page || !listeners.delete(listener)) return;
  if (![...listeners.values()].includes(page)) page.removeEventListener('visibilitychange', tick);
  if (!listeners.size) run();
}

/** How many hosts are on the clock now. */
export const clockListeners = (): number => listeners.size;

/**
 * The time, for an element. Reading `now` while rendering is using it: the host then updates with each second,
 * until it renders once without reading.
 */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #tick = (): void => this.#host.requestUpdate();
  #used = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** ms since 1970. */
  get now(): number {
    this.#used = true;
    return Date.now();
  }

  hostConnected(): void {
    if (this.#used) listen(this.#tick, this.#host.ownerDocument);
  }

  hostDisconnected(): void {
    stop(this.#tick);
  }

  hostUpdate(): void {
    this.#used = false;
  }

  hostUpdated(): void {
    if (this.#used && this.#host.isConnected) listen(this.#tick, this.#host.ownerDocument);
    else stop(this.#tick);
  }
}
