import { toProblem } from '../core/index.js';
import type { Crm } from '../desk/index.js';
import { hasVerb, inOwnWords, type HostCrmObject } from './host-object.js';
import { exactOrigin, marked, messageVersion, type PageMessage, type ParentMessage } from './messages.js';
import { allVerbs, type Verb } from './verbs.js';

/** What of a frame it takes. */
export interface DeskFrame {
  readonly contentWindow: { postMessage(message: unknown, origin: string): void } | null;
}

interface OuterWindow {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, options: { readonly signal: AbortSignal }): void;
}

/**
 * In the page that has the CRM: answers a desk in a frame of it, whose `<cord-desk crm="parent:https://crm.example">` names this page's origin.
 *
 *     answerDesk(document.querySelector('iframe'), 'https://desk.example', {
 *       lookup: (number) => crm.contactsByPhone(number),
 *       open: ({ customer }) => crm.showContact(customer?.id),
 *       log: (interaction) => crm.saveActivity(interaction),
 *     });
 *
 * @param origin Of the page in the frame. No other is heard or answered.
 * @param signal Ends it.
 */
export function answerDesk(frame: DeskFrame, origin: string, crm: HostCrmObject | Crm, signal: AbortSignal = new AbortController().signal, outer: OuterWindow = window): void {
  const exact = exactOrigin(origin);
  if (!exact) throw new TypeError(`answerDesk: "${origin}" is no origin; one looks like https://desk.example.`);
  const session = crypto.randomUUID();
  const verbs = allVerbs.filter((verb) => hasVerb(crm, verb));
  const running = new Map<string, AbortController>();
  const post = (message: ParentMessage): void => frame.contentWindow?.postMessage(marked(message), exact);

  const answer = async ({ id, verb, args }: Extract<PageMessage, { readonly type: 'ask' }>): Promise<void> => {
    const stopping = new AbortController();
    running.set(id, stopping);
    try {
      if (!verbs.includes(verb)) throw new Error(`This page’s CRM has no function ${verb}.`);
      const value: unknown = await (crm as unknown as Record<Verb, (...all: unknown[]) => unknown>)[verb](...args, AbortSignal.any([signal, stopping.signal]));
      if (running.get(id) === stopping) post({ type: 'answer', id, ok: true, ...(answersSomething(verb) && { value }) });
    } catch (error) { // Of the CRM's function; or its answer is nothing that a message can carry.
      if (running.get(id) === stopping) post({ type: 'answer', id, ok: false, error: toProblem(inOwnWords(error)) });
    } finally {
      if (running.get(id) === stopping) running.delete(id);
    }
  };

  outer.addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== exact || source === null || source !== (frame.contentWindow as unknown)) return;
    void import('./message-schemas.js').then(({ pageMessage }) => {
      const message = pageMessage.safeParse(data).data;
      if (signal.aborted || !message) return;
      if (message.type === 'hello') post({ type: 'welcome', version: messageVersion, session, verbs, opensOnPop: crm.opensOnPop ?? verbs.includes('open') });
      if (message.type === 'ask') void answer(message);
      if (message.type === 'cancel') {
        running.get(message.id)?.abort();
        running.delete(message.id);
      }
    });
  }, { signal });
  post({ type: 'ready' });
}

/** What these functions return is of no interest, and need not be anything a message can carry. */
const answersSomething = (verb: Verb): boolean => !['log', 'update', 'open', 'share'].includes(verb);
