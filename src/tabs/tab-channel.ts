import type { TabMessage } from './messages.js';
import type { Surroundings } from './surroundings.js';

/** How long after it could not be loaded what checks the messages is asked for again, ms. */
const loadAgain = 5_000;

export interface TabChannel {
  post(message: TabMessage): void;
  /** Resolves when it hears: until then, that others are silent means nothing. */
  readonly hears: Promise<void>;
}

/** Tells the other tabs of one phone, and hears them in the order in which they speak, until the signal ends it. */
export function openTabChannel(openChannel: Surroundings['openChannel'], phone: string, heard: (message: TabMessage) => void, signal: AbortSignal): TabChannel {
  const channel = openChannel(`cordboard:tabs:${phone}`);
  const schemas = loadSchemas();
  channel.addEventListener('message', ({ data }) => void schemas.then(({ messageOf }) => {
    const message = messageOf(data);
    if (message && !signal.aborted) heard(message);
  }));
  signal.addEventListener('abort', () => channel.close(), { once: true });
  return { post: (message) => { if (!signal.aborted) channel.postMessage(message); }, hears: schemas.then(() => {}) };
}

/** They weigh more than all the rest of this folder, and a line can be registered before they are there. */
async function loadSchemas(): Promise<typeof import('./tab-schemas.js')> {
  try {
    return await import('./tab-schemas.js');
  } catch {
    await new Promise((again) => setTimeout(again, loadAgain)); // The network is down.
    return loadSchemas();
  }
}
