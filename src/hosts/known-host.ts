import type { HostContext, HostEvent } from '../core/index.js';

/** What is known of a host, told again whenever a part of it changes. */
export class KnownHost {
  #context: HostContext;

  constructor(name: string, readonly emit: (event: HostEvent) => void) {
    this.#context = { name };
  }

  /** The host is there. What is undefined is known no more; of the panel, what is not said stays as it was. */
  know({ user = this.#context.user, panel, ...more }: Partial<{ readonly [K in Exclude<keyof HostContext, 'name'>]: HostContext[K] | undefined }> = {}): void {
    const record = 'record' in more ? more.record : this.#context.record;
    const size = panel ? { ...this.#context.panel, ...panel } : this.#context.panel;
    const next: HostContext = { name: this.#context.name, ...(user && { user }), ...(record && { record }), ...(size && { panel: size }) };
    this.#context = next;
    this.emit({ type: 'host-context-changed', host: next });
  }
}
