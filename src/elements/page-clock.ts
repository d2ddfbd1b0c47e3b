import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The one clock of the page. It ticks on whole seconds while somebody listens and the page is visible. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function run(): void {
  clearTimeout(timer);
  timer = listeners.size && !document.hidden ? setTimeout(tick, 1000 - (Date.now() % 1000) + 2) : undefined;
}

function tick(): void {
  for (const listener of [...listeners]) listener();
  run();
}

function listen(listener: () => void): void {
  if (!listeners.size) document.addEventListener('visibilitychange', tick);
  listeners.add(listener);
  if (timer === undefined) run();
}

function stop(listener: () => void): void {
  if (!listeners.delete(listener) || listeners.size) return;
  document.removeEventListener('visibilitychange', tick);
  run();
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
    if (this.#used) listen(this.#tick);
  }

  hostDisconnected(): void {
    stop(this.#tick);
  }

  hostUpdate(): void {
    this.#used = false;
  }

  hostUpdated(): void {
    if (this.#used && this.#host.isConnected) listen(this.#tick);
    else stop(this.#tick);
  }
}
