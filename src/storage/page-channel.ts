import { checked } from './checked.js';
import type { PageMessage } from './room.js';

/** Tells the other pages of this user, and hears them until the signal ends it. */
export function openPageChannel(user: string, heard: (message: PageMessage) => void, signal: AbortSignal): (message: PageMessage) => void {
  const channel = new BroadcastChannel(`cordboard:records:${user}`);
  (channel as { unref?(): void }).unref?.(); // Under Node, it need not keep the process.
  channel.addEventListener('message', ({ data }) => void checked('pageMessage', data).then((message) => { if (message && !signal.aborted) heard(message); }, () => {}));
  let closed = false;
  signal.addEventListener('abort', () => { closed = true; channel.close(); }, { once: true });
  return (message) => { if (!closed) channel.postMessage(message); };
}
