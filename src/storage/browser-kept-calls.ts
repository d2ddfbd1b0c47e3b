import { jsonOf } from '../core/json.js';
import type { KeptCall, KeptCalls } from '../desk/index.js';

const prefix = 'cordboard:calls:';
/** What is older than this is of no use to anybody, ms. */
const longest = 10 * 60_000;

/**
 * In a store that is written at once, for a page that goes does not wait. The store outlives the tab (`localStorage`) where tabs share one
 * phone, and is the tab's own (`sessionStorage`) where each has one.
 */
export function browserKeptCalls(user: string, storage: () => Storage): KeptCalls {
  const key = prefix + user;
  return {
    keep(calls) {
      try {
        if (calls.length) storage().setItem(key, jsonOf(calls));
        else storage().removeItem(key);
      } catch {
        // No room, or no store: calls end with their page.
      }
    },
    async left() {
      try {
        tidy(storage());
        return await fitting(storage().getItem(key));
      } catch {
        return []; // There is no store, or nothing in it that can be read.
      }
    },
  };
}

async function fitting(text: string | null): Promise<readonly KeptCall[]> {
  if (text === null) return [];
  const { keptCalls } = await import('./kept-calls-schema.js');
  return keptCalls(text);
}

/** Whoever used this browser once need not leave traces here for ever. */
function tidy(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix) && !isFresh(storage.getItem(key))) storage.removeItem(key);
}

function isFresh(text: string | null): boolean {
  const seen = [...(text ?? '').matchAll(/"seenAt":(\d+)/g)].map(([, at]) => Number(at));
  return Math.abs(Date.now() - Math.max(0, ...seen)) < longest;
}
