import type { Surroundings } from '../../src/tabs/surroundings.js';

interface Request {
  readonly name: string;
  readonly clientId: string;
  readonly mode: LockMode;
  readonly grant: (isOurs: boolean) => void;
  readonly fail: (error: Error) => void;
  release?: () => void;
}

const broken = (): DOMException => new DOMException('The lock was stolen, or nobody waits for it any more.', 'AbortError');

/**
 * Tabs of one origin in one browser, as far as they know of each other: Web Locks (in turn, shared, `ifAvailable`, `steal`, `signal`), channels, and what
 * becomes of a page. A frozen tab neither runs nor lets go of its locks; one that was closed does both.
 */
export class FakeBrowser {
  #held: Request[] = [];
  #queue: Request[] = [];
  readonly tabs: FakeTab[] = [];

  open(): FakeTab {
    const tab = new FakeTab(this, `client-${this.tabs.length + 1}`);
    this.tabs.push(tab);
    return tab;
  }

  request(request: Request, { steal, ifAvailable }: LockOptions): void {
    if (steal) {
      for (const one of this.#held.filter(({ name }) => name === request.name)) {
        this.#held = this.#held.filter((other) => other !== one);
        one.fail(broken());
      }
      this.#queue.unshift(request);
    } else if (ifAvailable && !this.#isFree(request, this.#queue)) return request.grant(false);
    else this.#queue.push(request);
    this.#serve();
  }

  withdraw(request: Request): void {
    if (!this.#queue.includes(request)) return;
    this.#queue = this.#queue.filter((one) => one !== request);
    request.fail(broken());
    this.#serve();
  }

  release(request: Request): void {
    this.#held = this.#held.filter((one) => one !== request);
    this.#serve();
  }

  /** All that this page held or waited for. */
  leave(clientId: string): void {
    this.#queue = this.#queue.filter((one) => one.clientId !== clientId);
    this.#held = this.#held.filter((one) => one.clientId !== clientId);
    this.#serve();
  }

  snapshot(): LockManagerSnapshot {
    const infos = (requests: readonly Request[]): LockInfo[] => requests.map(({ name, clientId, mode }) => ({ name, clientId, mode }));
    return { held: infos(this.#held), pending: infos(this.#queue) };
  }

  #isFree({ name, mode }: Request, before: readonly Request[]): boolean {
    const others = [...this.#held, ...before].filter((one) => one.name === name);
    return mode === 'shared' ? others.every((one) => one.mode === 'shared') : !others.length;
  }

  #serve(): void {
    for (const request of [...this.#queue]) {
      if (!this.#isFree(request, this.#queue.slice(0, this.#queue.indexOf(request)))) continue;
      this.#queue = this.#queue.filter((one) => one !== request);
      this.#held.push(request);
      request.grant(true);
    }
  }
}

/** One page. What comes for it while it is frozen waits until it thaws, in the order in which it came. */
export class FakeTab implements Surroundings {
  readonly #channels = new Set<FakeChannel>();
  readonly #listeners = new Map<string, Set<(event: Event) => void>>();
  #isClosed = false;
  #frozen: (() => void)[] | undefined;
  isInView = true;
  /** Nothing that others say arrives. */
  isDeaf = false;

  constructor(readonly browser: FakeBrowser, readonly clientId: string) {}

  isSeen = (): boolean => this.isInView;
  isUsed = (): boolean => this.isInView;
  onPage = (type: string, listener: (event: Event) => void, signal: AbortSignal): void => {
    const all = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, all.add(listener));
    signal.addEventListener('abort', () => all.delete(listener), { once: true });
  };

  every = (ms: number, what: () => void, signal: AbortSignal): void => {
    const timer = setInterval(() => { if (this.isRunning) what(); }, ms);
    timer.unref?.();
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };

  openChannel = (name: string): FakeChannel => {
    const channel = new FakeChannel(this, name);
    this.#channels.add(channel);
    return channel;
  };

  get isFrozen(): boolean { return !this.#isClosed && this.#frozen !== undefined; }
  get isRunning(): boolean { return !this.#isClosed && !this.#frozen; }

  /** Runs a task of this page: now, when it thaws, or never. */
  run(task: () => void): void {
    if (this.#isClosed) return;
    if (this.#frozen) this.#frozen.push(task);
    else queueMicrotask(() => { if (this.isRunning) task(); else this.run(task); });
  }

  happens(type: string, more: object = {}): void {
    for (const listener of [...this.#listeners.get(type) ?? []]) listener(Object.assign(new Event(type), more));
  }

  close(): void {
    this.#isClosed = true;
    for (const channel of this.#channels) channel.close();
    this.browser.leave(this.clientId);
  }

  /** As a process that is stopped: it is not told before. */
  freeze(): void { this.#frozen ??= []; }

  thaw(): void {
    const tasks = this.#frozen ?? [];
    this.#frozen = undefined;
    for (const task of tasks) this.run(task);
  }

  hear(from: FakeChannel, name: string, data: unknown): void {
    for (const channel of this.isDeaf ? [] : this.#channels) if (channel !== from && channel.name === name) this.run(() => channel.hear(structuredClone(data)));
  }

  readonly locks = {
    request: (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
      const [options, callback] = (rest.length > 1 ? rest : [{}, rest[0]]) as [LockOptions, (lock: object | null) => unknown];
      return new Promise((resolve, reject) => {
        const { signal } = options;
        if (signal?.aborted) return reject(broken());
        const request: Request = {
          name, clientId: this.clientId, mode: options.mode ?? 'exclusive',
          fail: (error) => this.run(() => reject(error)),
          grant: (isOurs) => this.run(() => void Promise.resolve(callback(isOurs ? {} : null)).then((result) => {
            if (isOurs) this.browser.release(request);
            resolve(result);
          }, reject)),
        };
        signal?.addEventListener('abort', () => this.browser.withdraw(request), { once: true });
        this.browser.request(request, options);
      });
    },
    query: async (): Promise<LockManagerSnapshot> => this.browser.snapshot(),
  } as unknown as LockManager;
}

class FakeChannel {
  #listener: ((event: MessageEvent) => void) | undefined;
  #isClosed = false;

  constructor(readonly tab: FakeTab, readonly name: string) {}

  addEventListener = (_: string, listener: unknown): void => { this.#listener = listener as (event: MessageEvent) => void; };

  postMessage = (data: unknown): void => {
    if (this.#isClosed || !this.tab.isRunning) return;
    for (const tab of this.tab.browser.tabs) tab.hear(this, this.name, data);
  };

  hear(data: unknown): void {
    if (!this.#isClosed) this.#listener?.({ data } as MessageEvent);
  }

  close = (): void => { this.#isClosed = true; };
}
