import type { Problem } from '../core/index.js';
import type { Verb } from './verbs.js';

/**
 * Between a page with a desk and the page round it that has the CRM: messages by `postMessage`, each to one exact origin, each with `cordboard: 'crm'`.
 *
 *     page (in a frame)                      parent
 *       │◀────────────────────── ready ─────────│   whenever it begins, for it may be later than the page
 *       │── hello {version} ───────────────────▶│   whenever the page begins, or hears `ready`
 *       │◀───── welcome {version, session, …} ──│   with what it can do
 *       │── ask {id, verb, args} ──────────────▶│
 *       │◀───────────────────── answer {id, …} ─│   or never: then the page stops waiting …
 *       │── cancel {id} ───────────────────────▶│   … and says so
 */
export const messageVersion = 1;

export type PageMessage =
  | { readonly type: 'hello'; readonly version: number }
  | { readonly type: 'ask'; readonly id: string; readonly verb: Verb; readonly args: readonly unknown[] }
  | { readonly type: 'cancel'; readonly id: string };

export type ParentMessage =
  | { readonly type: 'ready' }
  /** `session`: another one each time the parent begins: what it was asked before, it does not know. */
  | { readonly type: 'welcome'; readonly version: number; readonly session: string; readonly verbs: readonly Verb[]; readonly opensOnPop: boolean }
  | { readonly type: 'answer'; readonly id: string; readonly ok: true; readonly value?: unknown }
  | { readonly type: 'answer'; readonly id: string; readonly ok: false; readonly error: Problem };

/** The way messages go: marked, so that others who talk through the same door are not confused. */
export const marked = <T extends PageMessage | ParentMessage>(message: T): T & { readonly cordboard: 'crm' } => ({ cordboard: 'crm', ...message });

/** The origin as browsers write it; undefined where it is none, for messages never go to just anybody. */
export function exactOrigin(text: string): string | undefined {
  try {
    const { origin, protocol } = new URL(text);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}
