const two = (value: number): string => String(value).padStart(2, '0');

/** How long, as a phone shows it: `0:07`, `2:05`, `1:02:05`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long one waited, short: `12 s`, `3 min`, `1 h`. */
export function wait(ms: number, locale?: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [value, unit]: readonly [number, string] = seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [Math.floor(seconds / 60), 'minute'] : [Math.floor(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** When, in words: "just now", "5 minutes ago", "23 hours ago", by days of the calendar "yesterday", then the date. */
export function ago(at: number, now: number, locale?: string): string {
  const minutes = Math.floor((now - at) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (minutes < 1) return words.format(0, 'second');
  if (minutes < 60) return words.format(-minutes, 'minute');
  if (minutes < 24 * 60) return words.format(-Math.floor(minutes / 60), 'hour');
  const days = Math.round((midnight(now) - midnight(at)) / (24 * 3_600_000)); // A day of a changed clock has 23 or 25 hours.
  if (days < 7) return words.format(-days, 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** The time of day as the reader writes it: `14:05`, `2:05 PM`. */
export const timeOfDay = (at: number, locale?: string): string => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
