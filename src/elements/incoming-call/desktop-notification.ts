import type { Call } from '../../core/index.js';
import { isolated, msg, str } from '../../i18n/index.js';
import { callWords } from '../call/call-words.js';

/** Tells of a ringing call outside the page, where the person has allowed that before and doesn't see the page. Returns how to take it back. */
export function notifyOf(call: Call): () => void {
  if (!document.hidden || !('Notification' in globalThis) || Notification.permission !== 'granted') return () => {};
  const { name, number } = callWords(call);
  const notification = show(name, number ? msg(str`Incoming call · ${isolated(number)}`) : msg('Incoming call'), call.id);
  if (!notification) return () => {};
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
  return () => notification.close();
}

/** Chrome on Android has the constructor and refuses it. */
function show(title: string, body: string, tag: string): Notification | undefined {
  try {
    return new Notification(title, { body, tag, requireInteraction: true });
  } catch {
    return undefined;
  }
}
