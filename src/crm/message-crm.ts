import { DeskError } from '../core/index.js';
import type { Crm } from '../desk/index.js';
import { isolated, msg, str } from '../i18n/index.js';
import { cannot, CheckedCrm } from './checked-crm.js';
import { inOwnWords } from './host-object.js';
import { tooSlow } from './in-time.js';
import { exactOrigin, marked, messageVersion, type PageMessage, type ParentMessage } from './messages.js';
import { parentMessage } from './message-schemas.js';
import { askedFor, isSilent, type NumberForm, type Verb } from './verbs.js';

export interface MessageCrmConfig {
  /** Whose page is round this one: `https://crm.example`. No other is heard or spoken to. */
  readonly origin: string;
  /** How long the parent may take over one question, ms. */
  readonly timeout?: number;
  /** Default: this page's. */
  readonly window?: FrameWindow;
}

/** What of a window it takes. */
export interface FrameWindow {
  readonly parent?: { postMessage(message: unknown, origin: string): void };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, options: { readonly signal: AbortSignal }): void;
}

type Welcome = Extract<ParentMessage, { readonly type: 'welcome' }>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: DeskError) => void;
}

/** ms. */
const patience = 15_000;

/** A parent that has not said what it can do after this time is not there, ms. */
const handshake = 5_000;

/** The CRM of the page round ours. See `messages.ts` for what they say to each other. */
export class ParentPage {
  readonly #parent: NonNullable<FrameWindow['parent']>;
  readonly #origin: string;
  readonly #patience: number;
  readonly #told: (welcome: Welcome) => void;
  readonly #pending = new Map<string, Pending>();
  /** What waits until the parent has said what it can do. */
  readonly #arrivals = new Set<() => void>();
  #welcome: Welcome | undefined;
  #next = 1;

  /** @param told Hears what the parent can do, whenever it says so. */
  constructor({ origin, timeout = patience, window: own = globalThis }: MessageCrmConfig, told: (welcome: Welcome) => void, signal: AbortSignal) {
    const exact = exactOrigin(origin);
    if (!exact) throw new DeskError('no-crm', `The page with the CRM is named by its origin, as in "parent:https://crm.example", but it says "${origin.slice(0, 80)}". Check the crm of <cord-desk>.`);
    if (!own.parent || own.parent === (own as unknown)) throw new DeskError('no-crm', msg(str`This page is not inside a page of ${isolated(exact)}, which has the CRM. Open it there.`, { desc: 'An address' }));
    [this.#parent, this.#origin, this.#patience, this.#told] = [own.parent, exact, timeout, told];
    own.addEventListener('message', ({ origin: from, source, data }) => {
      if (from !== exact || source !== own.parent) return;
      const message = parentMessage.safeParse(data).data;
      if (message) this.#hear(message);
    }, { signal });
    this.#post({ type: 'hello', version: messageVersion });
  }

  /** Asks the parent to do one thing. */
  async ask(wanted: Verb, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    const late = AbortSignal.any([AbortSignal.timeout(this.#patience), ...(signal ? [signal] : [])]);
    await this.#arrived(late);
    const { verbs, version } = this.#welcome!;
    if (version !== messageVersion) throw new DeskError('bad-version', `The page of ${this.#origin} speaks version ${version} of what this page speaks in version ${messageVersion}. One of the two needs an update.`);
    const verb = askedFor(wanted, (one) => verbs.includes(one));
    if (!verbs.includes(verb)) {
      if (isSilent(verb)) return undefined;
      throw cannot(verb);
    }
    return this.#answer(verb, args, late);
  }

  #answer(verb: Verb, args: readonly unknown[], late: AbortSignal): Promise<unknown> {
    const id = String(this.#next++);
    const over = new AbortController();
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      late.addEventListener('abort', () => {
        this.#post({ type: 'cancel', id });
        reject(tooSlow());
      }, { once: true, signal: over.signal });
      this.#post({ type: 'ask', id, verb, args });
    }).finally(() => {
      over.abort();
      this.#pending.delete(id);
    });
  }

  #hear(message: ParentMessage): void {
    switch (message.type) {
      case 'ready': return this.#post({ type: 'hello', version: messageVersion });
      case 'welcome': {
        if (this.#welcome && this.#welcome.session !== message.session) this.#abandon();
        this.#welcome = message;
        this.#told(message);
        for (const arrived of this.#arrivals) arrived();
        return;
      }
      case 'answer': {
        if (message.ok) this.#pending.get(message.id)?.resolve(message.value);
        else this.#pending.get(message.id)?.reject(inOwnWords(message.error));
      }
    }
  }

  /** The parent began anew, and knows nothing of what it was asked. */
  #abandon(): void {
    for (const { reject } of [...this.#pending.values()]) reject(new DeskError('crm-unreachable', msg(str`The page of ${isolated(this.#origin)} was loaded anew before it had answered. Try again.`, { desc: 'An address' })));
  }

  /** Resolves when the parent has said what it can do. */
  #arrived(late: AbortSignal): Promise<void> {
    if (this.#welcome) return Promise.resolve();
    const over = new AbortController();
    return new Promise<void>((resolve, reject) => {
      this.#arrivals.add(resolve);
      over.signal.addEventListener('abort', () => this.#arrivals.delete(resolve), { once: true });
      AbortSignal.any([late, AbortSignal.timeout(handshake)]).addEventListener('abort', () => {
        reject(new DeskError('crm-unreachable', msg(str`The page of ${isolated(this.#origin)} round this one does not answer. Is it that page, and does it call answerDesk()?`, { desc: 'An address' })));
      }, { once: true, signal: over.signal });
      if (late.aborted) reject(tooSlow());
    }).finally(() => over.abort());
  }

  #post(message: PageMessage): void {
    this.#parent.postMessage(marked(message), this.#origin);
  }
}

export const messageCrm = (parent: ParentPage, toE164?: NumberForm): Crm => new CheckedCrm((verb, args, signal) => parent.ask(verb, args, signal), toE164);
