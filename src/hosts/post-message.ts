import { DeskError, type HostEvent } from '../core/index.js';
import { exactOrigin } from '../crm/messages.js';
import type { AskDesk, Host, HostFact, PageToOpen } from '../desk/index.js';
import { hostMessage, hostVersion, type DeskToHost, type HostAsk, type HostToDesk } from './host-messages.js';
import type { HostOptions } from './host-options.js';
import { read } from './host-schemas.js';
import { inGoodTime, refusal } from './in-good-time.js';
import { UntilReady } from './until-ready.js';

export interface PostMessageOptions extends HostOptions {
  /** Whose page is round this one: `https://crm.example`. No other is heard or spoken to. */
  readonly origin: string;
  /** How long the host may take over one question, ms. Default 10 s. */
  readonly timeout?: number;
  /** Default: this page's. */
  readonly window?: HostWindow;
}

/** What of a window it takes. */
export interface HostWindow {
  readonly parent?: { postMessage(message: unknown, origin: string): void };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, options: { readonly signal: AbortSignal }): void;
}

/** So many facts wait for a host that is not there. */
const most = 100;

/** Any page round this one that speaks the open protocol of docs/hosts.md. */
export const postMessageHost = (options: PostMessageOptions): Host => new ParentHost(options);

class ParentHost implements Host {
  readonly #own: HostWindow;
  readonly #origin: string;
  readonly #timeout: number | undefined;
  readonly #panel: HostOptions['panel'];
  readonly #pending = new Map<string, { readonly resolve: () => void; readonly reject: (reason: unknown) => void }>();
  /** What is still true: a host that begins anew is told it again. */
  readonly #facts = new Map<string, HostFact>();
  #room = new UntilReady();
  #session: string | undefined;
  #can: readonly HostAsk['verb'][] = [];
  #dials = false;
  #next = 1;
  #emit: (event: HostEvent) => void = () => {};
  #ask: AskDesk | undefined;

  constructor({ origin, timeout, panel, window: own = globalThis }: PostMessageOptions) {
    const exact = exactOrigin(origin);
    if (!exact) throw new DeskError('bad-origin', `The host is named by the origin of its page, as in "parent:https://crm.example", but it says "${origin.slice(0, 80)}". Check the host of <cord-desk>.`);
    [this.#own, this.#origin, this.#timeout, this.#panel] = [own, exact, timeout, panel];
  }

  start(emit: (event: HostEvent) => void, ask: AskDesk, signal: AbortSignal): void {
    const { parent } = this.#own;
    if (!parent || parent === (this.#own as unknown)) throw new DeskError('bad-origin', `This page is not inside a page of ${this.#origin}. Open it there.`);
    [this.#emit, this.#ask] = [emit, ask];
    [this.#session, this.#room] = [undefined, new UntilReady()];
    this.#facts.clear();
    this.#own.addEventListener('message', ({ origin, source, data }) => {
      if (origin !== this.#origin || source !== parent) return;
      const message = read(hostMessage, data);
      if (message) this.#hear(message);
    }, { signal });
    this.#post({ type: 'hello', versions: [hostVersion] });
  }

  showPanel(visible: boolean): Promise<void> {
    return this.#askHost({ verb: 'show-panel', visible });
  }

  setClickToDial(enabled: boolean): void {
    this.#dials = enabled;
    if (this.#session !== undefined) this.#post({ type: 'click-to-dial', enabled });
  }

  open({ customer, number, url }: PageToOpen): Promise<void> {
    const shown = customer && { id: customer.id, name: customer.name, ...(customer.url && { url: customer.url }) };
    return this.#askHost({ verb: 'open', ...(shown && { customer: shown }), ...(number !== undefined && { number }), ...(url !== undefined && { url }) });
  }

  tell(fact: HostFact): void {
    const isThere = this.#session !== undefined;
    if (fact.type === 'call-logged') this.#facts.delete(fact.call.id);
    if (fact.type !== 'call-logged') this.#facts.set(fact.type === 'agent-changed' ? 'agent' : fact.call.id, fact);
    else if (!isThere) this.#facts.set(`logged ${fact.call.id}`, fact);
    if (this.#facts.size > most) this.#facts.delete(this.#facts.keys().next().value!);
    if (isThere) this.#post({ type: 'tell', fact });
  }

  #askHost(what: HostAsk): Promise<void> {
    return this.#room.run(async () => {
      if (!this.#can.includes(what.verb)) return;
      const id = String(this.#next++);
      const answer = new Promise<void>((resolve, reject) => { this.#pending.set(id, { resolve, reject }); });
      this.#post({ type: 'ask', id, ...what });
      await inGoodTime(`The page of ${this.#origin}`, answer, this.#timeout).finally(() => this.#pending.delete(id));
    });
  }

  #hear(message: HostToDesk): void {
    switch (message.type) {
      case 'ready': return this.#post({ type: 'hello', versions: [hostVersion] });
      case 'welcome': return this.#welcomed(message);
      case 'context': return this.#session === undefined ? undefined : this.#emit({ type: 'host-context-changed', host: message.context });
      case 'command': return void this.#do(message);
      case 'answer': {
        const { resolve, reject } = this.#pending.get(message.id) ?? {};
        if (message.ok) resolve?.();
        else reject?.(refusal(`The page of ${this.#origin}`, message.error));
      }
    }
  }

  #welcomed({ version, session, context, can }: Extract<HostToDesk, { readonly type: 'welcome' }>): void {
    if (version !== hostVersion) return console.warn(`cordboard: the page of ${this.#origin} speaks version ${version} of what this page speaks in version ${hostVersion}. One of the two needs an update.`);
    const isNew = session !== this.#session;
    [this.#session, this.#can] = [session, can];
    this.#emit({ type: 'host-context-changed', host: context });
    if (!isNew) return;
    this.#room.ready();
    if (this.#panel) void this.#askHost({ verb: 'resize-panel', ...this.#panel }).catch((error: Error) => console.warn(`cordboard: ${error.message}`));
    this.#post({ type: 'click-to-dial', enabled: this.#dials });
    for (const [key, fact] of [...this.#facts]) {
      this.#post({ type: 'tell', fact });
      if (fact.type === 'call-logged') this.#facts.delete(key);
    }
  }

  async #do({ id, command, about }: Extract<HostToDesk, { readonly type: 'command' }>): Promise<void> {
    const session = this.#session;
    if (session === undefined) return; // Who has not introduced itself is not obeyed.
    if (!command) return this.#post({ type: 'answer', id, ok: false, error: { code: 'bad-message', message: 'This is no command that a host may give, or something in it is missing.' } });
    const outcome = await this.#ask!(command, about);
    if (session !== this.#session) return;
    this.#post(outcome.ok ? { type: 'answer', id, ok: true, ...(outcome.callId !== undefined && { callId: outcome.callId }) } : { type: 'answer', id, ok: false, error: outcome.error });
  }

  #post(message: DeskToHost): void {
    this.#own.parent!.postMessage({ cordboard: hostVersion, ...message }, this.#origin);
  }
}
