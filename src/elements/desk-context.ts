import { createContext, type ContextCallback } from '@lit/context';
import type { Desk } from '../desk/index.js';

/** What a provider says: a desk; `null`, a `<cord-desk>` that has none yet; `undefined`, there is no `<cord-desk>` at all. */
export type ProvidedDesk = Desk | null | undefined;

/** The key under which elements find their desk. A registered symbol, so that a second copy of the bundle means the same. */
export const deskContext = createContext<ProvidedDesk>(Symbol.for('cordboard.desk'));

/** A subscribing request as the context protocol wants it. */
export function requestFor(element: Element, callback: ContextCallback<ProvidedDesk>): Event {
  const request = new Event('context-request', { bubbles: true, composed: true });
  return Object.assign(request, { context: deskContext, contextTarget: element, callback, subscribe: true });
}
