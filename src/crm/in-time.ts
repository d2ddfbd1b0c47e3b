import { DeskError } from '../core/index.js';
import { msg } from '../i18n/index.js';

/** Nobody waits any longer: the time is up, or what it was for is over. */
export const tooSlow = (): DeskError => new DeskError('crm-slow', msg('The CRM has not answered in time. Try again in a moment.'));

/** What a CRM does, for as long as somebody waits for it. */
export async function inTime<T>(work: Promise<T> | T, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    Promise.resolve(work).catch(() => {}); // Nobody asks any more how it went.
    throw tooSlow();
  }
  const over = new AbortController();
  const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(tooSlow()), { once: true, signal: over.signal }));
  return Promise.race([work, late]).finally(() => over.abort());
}
