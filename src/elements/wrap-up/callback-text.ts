import { opening } from './callback-time.js';
import { gregorian } from './callback-words.js';

/** A moment as it can be typed again: `November 24, 2026 at 10:00 AM`. */
export const callbackText = (at: number, locale?: string): string => new Intl.DateTimeFormat(gregorian(locale), { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** A moment so that a wrong one is noticed: `Tomorrow, Tuesday, November 24 at 10:00 AM`. */
export function callbackWords(at: number, now: number, locale?: string): string {
  const day = (moment: number): number => Date.UTC(new Date(moment).getFullYear(), new Date(moment).getMonth(), new Date(moment).getDate()) / 86_400_000;
  const days = day(at) - day(now);
  const far = Math.abs(days) > 300;
  const words = new Intl.DateTimeFormat(gregorian(locale), { weekday: 'long', day: 'numeric', month: 'long', ...(far && { year: 'numeric' }), hour: 'numeric', minute: '2-digit' }).format(at);
  const near = days >= 0 && days < 2 ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day') : '';
  return near ? `${near.charAt(0).toLocaleUpperCase(locale)}${near.slice(1)}, ${words}` : words;
}

/** What is wanted most: `[what it says, when]`. */
export function callbackPresets(now: number, locale?: string): readonly (readonly [string, number])[] {
  const start = (days: number): number => { const date = new Date(now); return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, opening).getTime(); };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(start(1));
  const monday = (8 - new Date(now).getDay()) % 7 || 7;
  const soon = Math.ceil((now + 3_600_000) / 300_000) * 300_000;
  return [['In 1 hour', soon], [`Tomorrow ${time}`, start(1)], ...(monday > 1 ? [[`Monday ${time}`, start(monday)] as const] : [])];
}
