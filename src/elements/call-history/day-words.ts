import { locale, msg } from '../../i18n/index.js';

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
export function dayWords(day: string, now: number, tag: string | undefined = locale()): string {
  if (day === localDay(now)) return msg('Today', { desc: 'Heading: how long the agent has worked today' });
  if (day === localDay(dateOf(localDay(now), -1).getTime())) return msg('Yesterday', { desc: 'Heading of a day' });
  return formatter(day.startsWith(localDay(now).slice(0, 5)), tag).format(dateOf(day));
}

/** Making one takes longer than drawing a row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(isThisYear: boolean, tag: string | undefined): Intl.DateTimeFormat {
  const key = `${tag} ${isThisYear}`;
  const found = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) });
  formatters.set(key, found);
  return found;
}
