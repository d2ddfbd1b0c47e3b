import { locale, msg, str, wordLocale } from '../../i18n/index.js';
import { opening } from './callback-time.js';
import { gregorian, withoutFigure } from './callback-words.js';

/** A moment as it can be typed again: `November 24, 2026 at 10:00 AM`. */
export const callbackText = (at: number, tag: string | undefined = locale()): string => new Intl.DateTimeFormat(gregorian(tag), { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** A moment so that a wrong one is noticed: `Tomorrow, Tuesday, November 24 at 10:00 AM`. */
export function callbackWords(at: number, now: number, tag: string | undefined = locale()): string {
  const day = (moment: number): number => Date.UTC(new Date(moment).getFullYear(), new Date(moment).getMonth(), new Date(moment).getDate()) / 86_400_000;
  const days = day(at) - day(now);
  const far = Math.abs(days) > 300;
  const moment = new Intl.DateTimeFormat(gregorian(tag), { weekday: 'long', day: 'numeric', month: 'long', ...(far && { year: 'numeric' }), hour: 'numeric', minute: '2-digit' }).format(at);
  const near = days >= 0 && days < 2 ? new Intl.RelativeTimeFormat(wordLocale(tag), { numeric: 'auto' }).format(days, 'day') : '';
  if (!near) return moment;
  const when = near.charAt(0).toLocaleUpperCase(wordLocale(tag)) + near.slice(1);
  return msg(str`${when}, ${moment}`, { desc: 'Tomorrow, Tuesday, November 24 at 10:00 AM' });
}

/** What is wanted most: `[what it says, when]`. */
export function callbackPresets(now: number, tag: string | undefined = locale()): readonly (readonly [string, number])[] {
  const start = (days: number): number => { const date = new Date(now); return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, opening).getTime(); };
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(start(1));
  const monday = (8 - new Date(now).getDay()) % 7 || 7;
  const soon = Math.ceil((now + 3_600_000) / 300_000) * 300_000;
  return [[msg('In 1 hour'), soon], [msg(str`Tomorrow ${time}`), start(1)], ...(monday > 1 ? [[msg(str`Monday ${time}`), start(monday)] as const] : [])];
}

/** What may be typed, in the reader's words: `tomorrow 10:00`, `in 2 hours`, `Mon 9`. */
export function callbackExamples(tag: string = wordLocale()): readonly [day: string, span: string, weekday: string] {
  const soon = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const monday = new Date(2026, 10, 23, 10).getTime();
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(monday);
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short' }).format(monday);
  return [`${soon.format(1, 'day')} ${time}`, withoutFigure(soon.format(2, 'hour')), `${weekday} ${new Intl.NumberFormat(tag).format(opening)}`];
}
