import { foregroundCall, ringingCalls, type Call, type Calls } from '../core/index.js';

/** By command, the keys of the page that do it, as `aria-keyshortcuts` has them: filled where `<cord-desk>` has shortcuts. */
export const pageKeys: Record<string, string | undefined> = {};

/** The keys that press a button of this call: they mean the first that rings, else the call in front. */
export const keysOf = (command: string, call: Call, calls: Calls): string | undefined =>
  ((call.status === 'ringing' ? ringingCalls({ calls })[0] : foregroundCall({ calls })) === call ? pageKeys[command] : undefined);
