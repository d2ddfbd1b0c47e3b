import { locale, wordLocale } from '../i18n/index.js';

/** Making one costs more than using it a hundred times. */
function kept<T>(make: (tag: string | undefined) => T): (tag: string | undefined) => T {
  let last: { readonly tag: string | undefined; readonly it: T } | undefined;
  return (tag) => (last?.tag === tag && last ? last : (last = { tag, it: make(tag) })).it;
}

/** The numbers of a clock, written once: it is read in every row of a list, every second. */
const digits = kept((tag) => {
  const [one, two] = [1, 2].map((minimumIntegerDigits) => new Intl.NumberFormat(tag, { useGrouping: false, minimumIntegerDigits })) as [Intl.NumberFormat, Intl.NumberFormat];
  const sixty = (format: Intl.NumberFormat): readonly string[] => Array.from({ length: 60 }, (_, value) => format.format(value));
  return { one: sixty(one), two: sixty(two), any: one };
});
const numbers = kept((tag) => new Intl.NumberFormat(tag));
const relative = kept((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
const dates = kept((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium' }));
const times = kept((tag) => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }));

/** A number as the reader writes it: `1,024`. */
export const number = (value: number, tag: string | undefined = locale()): string => numbers(tag).format(value);

/** How long, as a phone shows it: `0:07`, `2:05`, `1:02:05`. */
export function duration(ms: number): string {
  const { one, two, any } = digits(locale());
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${one[h] ?? any.format(h)}:${two[m]}:${two[s]}` : `${one[m]}:${two[s]}`;
}

/** How long one waited, short: `12 s`, `3 min`, `1 h`. */
export function wait(ms: number, tag?: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [value, unit]: readonly [number, string] = seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [Math.floor(seconds / 60), 'minute'] : [Math.floor(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(wordLocale(tag), { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** When, in words: "just now", "5 minutes ago", "23 hours ago", by days of the calendar "yesterday", then the date. */
export function ago(at: number, now: number, tag: string | undefined = locale()): string {
  const minutes = Math.floor((now - at) / 60_000);
  const words = relative(wordLocale(tag));
  if (minutes < 1) return words.format(0, 'second');
  if (minutes < 60) return words.format(-minutes, 'minute');
  if (minutes < 24 * 60) return words.format(-Math.floor(minutes / 60), 'hour');
  const days = Math.round((midnight(now) - midnight(at)) / (24 * 3_600_000)); // A day of a changed clock has 23 or 25 hours.
  if (days < 7) return words.format(-days, 'day');
  return dates(tag).format(at);
}

/** The time of day as the reader writes it: `14:05`, `2:05 PM`. */
export const timeOfDay = (at: number, tag: string | undefined = locale()): string => times(tag).format(at);

/** Facts or names side by side: `4 open, 1 overdue`. */
export const sideBySide = (facts: readonly string[], tag: string = wordLocale()): string => new Intl.ListFormat(tag, { style: 'narrow' }).format(facts);
