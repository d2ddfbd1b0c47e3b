import { cleanText, DeskError } from '../core/index.js';

/** How long a host may take for what it is asked, ms. */
const patience = 10_000;

/**
 * What a host answers, unless it takes too long.
 *
 * @throws `crm-slow`; `failed`, in the host's own words.
 */
export async function inGoodTime<T>(name: string, answer: Promise<T>, most = patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeskError('crm-slow', `${name} has not answered for ${Math.round(most / 1000)} seconds.`)), most);
    (timer as { unref?(): void }).unref?.(); // Under Node, it need not keep the process.
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw error instanceof DeskError ? error : refusal(name, error);
  } finally {
    clearTimeout(timer);
  }
}

/** What a host gives for a reason, whatever it is. */
export function refusal(name: string, reason: unknown): DeskError {
  const first: unknown = Array.isArray(reason) ? reason[0] : reason;
  const { description, message = description } = Object(first) as { readonly message?: unknown; readonly description?: unknown };
  const words = typeof message === 'string' ? message : typeof first === 'string' ? first : '';
  return new DeskError('failed', cleanText(words.slice(0, 2_000), 300) || `${name} could not do that, and did not say why.`, { cause: reason });
}
