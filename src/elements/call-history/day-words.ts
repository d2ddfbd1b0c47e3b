/** The day of a moment in the time zone of this computer: `2026-11-22`. */
export function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

const dateOf = (day: string, later = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
};

/** When the day after it begins, ms since 1970. */
export const startOfNextDay = (day: string): number => dateOf(day, 1).getTime();

/** "Today", "Yesterday", "Friday 14 March"; of another year, with it. */
export function dayWords(day: string, now: number, locale?: string): string {
  if (day === localDay(now)) return 'Today';
  if (day === localDay(dateOf(localDay(now), -1).getTime())) return 'Yesterday';
  const isThisYear = day.startsWith(localDay(now).slice(0, 5));
  return formatter(isThisYear ? { weekday: 'long', day: 'numeric', month: 'long' } : { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, locale).format(dateOf(day));
}

/** The time of day as the reader writes it: `14:05`, `2:05 PM`. */
export const clockTime = (at: number, locale?: string): string => formatter({ timeStyle: 'short' }, locale).format(at);

/** Making one takes longer than drawing a row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions, locale?: string): Intl.DateTimeFormat {
  const key = `${locale} ${Object.entries(options).join()}`;
  const found = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, found);
  return found;
}
