import type { Call } from '../core/index.js';
import type { KeptCalls } from '../desk/index.js';

/**
 * In a store that is written at once, for a page that goes does not wait. The store outlives the tab (`localStorage`) where tabs share one
 * phone, and is the tab's own (`sessionStorage`) where each has one.
 */
export function browserKeptCalls(user: string, storage: () => Storage): KeptCalls {
  const key = `cordboard:calls:${user}`;
  return {
    keep(calls) {
      try {
        if (calls.length) storage().setItem(key, JSON.stringify({ calls, seenAt: Date.now() }));
        else storage().removeItem(key);
      } catch {
        // No room, or no store: calls end with their page.
      }
    },
    left() {
      try {
        return JSON.parse(storage().getItem(key) ?? 'null') as { calls: readonly Call[]; seenAt: number } ?? undefined;
      } catch {
        return undefined;
      }
    },
  };
}
