import type { TabId } from './messages.js';
import type { Surroundings } from './surroundings.js';

type Locks = Surroundings['locks'];

const nameOf = (tab: TabId): string => `cordboard:tab:${tab}`;

/** Says that this tab is there, until the signal ends it or the tab is gone, however. Resolves when the others can see it; rejects where this page may have no locks. */
export const bePresent = (locks: Locks, tab: TabId, signal: AbortSignal): Promise<void> => new Promise((seen, forbidden) => {
  const left = new Promise<void>((leave) => { signal.addEventListener('abort', () => leave(), { once: true }); });
  locks.request(nameOf(tab), () => { seen(); return left; }).catch(forbidden);
});

/** Tells when that tab is gone. */
export function whenGone(locks: Locks, tab: TabId, gone: () => void, signal: AbortSignal): void {
  locks.request(nameOf(tab), { signal, mode: 'shared' }, () => { if (!signal.aborted) gone(); }).catch(() => {}); // Nobody waits for it any more.
}
