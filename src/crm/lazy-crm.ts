import { DeskError } from '../core/index.js';
import type { Crm } from '../desk/index.js';
import { msg } from '../i18n/index.js';
import { inTime } from './in-time.js';
import type { Verb } from './verbs.js';

type Asked = (...args: readonly unknown[]) => unknown;

/**
 * A CRM that is loaded when it is first asked, so that only a page with one pays for it. What it can do must be known before:
 * it has these verbs, and no others.
 *
 * @param options.atOnce It is loaded now; else when the page has nothing else to do, so that no ring waits for it.
 */
export function lazyCrm(load: () => Promise<Crm>, verbs: readonly Verb[], { atOnce = false } = {}): Crm {
  let loading: Promise<Crm> | undefined;
  const loaded = (): Promise<Crm> => loading ??= load().catch((error: unknown) => {
    loading = undefined; // The next one who asks tries again.
    if (error instanceof DeskError) throw error;
    throw new DeskError('crm-unreachable', msg('The part of this page that speaks with the CRM could not be loaded. Is the network up? Trying again; if it stays so, reload the page.'), { cause: error });
  });
  const verb = (name: Verb) => async (...args: readonly unknown[]): Promise<unknown> => {
    const answer = loaded().then((crm) => (crm[name] as Asked).apply(crm, [...args]));
    const signal = args.at(-1);
    return signal instanceof AbortSignal ? inTime(answer, signal) : answer;
  };
  const early = (): void => void loaded().catch(() => {}); // Whoever asks is told.
  if (atOnce) early();
  else globalThis.requestIdleCallback?.(early, { timeout: 10_000 });
  return Object.fromEntries(verbs.map((name) => [name, verb(name)])) as unknown as Crm;
}
