import { DeskError } from '../core/index.js';
import { counted, msg, str } from '../i18n/index.js';

const lateWords = (seconds: number): string =>
  counted(seconds, msg(str`The CRM has not answered for ${seconds} second. | The CRM has not answered for ${seconds} seconds.`));

/**
 * Asks the CRM something, for so long (ms) and no longer, whatever a host's own object makes of the signal.
 *
 * @throws `crm-slow` when the time is up; the signal's reason when it ends.
 */
export async function askCrm<T>(ask: (signal: AbortSignal) => T | Promise<T>, patience: number, signal: AbortSignal = new AbortController().signal): Promise<T> {
  signal.throwIfAborted();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DeskError('crm-slow', lateWords(Math.round(patience / 1000)))), patience);
  (timer as { unref?(): void }).unref?.();
  const limit = AbortSignal.any([signal, late.signal]);
  const answer = (async () => ask(limit))();
  try {
    return await Promise.race([answer, new Promise<never>((_, reject) => limit.addEventListener('abort', () => reject(limit.reason as Error), { once: true }))]);
  } finally {
    clearTimeout(timer);
  }
}
