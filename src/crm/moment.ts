import * as z from 'zod/mini';

/** From 1973, so that seconds are never taken for ms, to the year 9999. */
const [earliest, latest] = [1e11, 253_402_300_799_999];

const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const dateTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * When something was or will be, as ms since 1970: of ISO 8601 with its time zone (RFC 3339), of a day (it begins here, not in Greenwich),
 * of ms since 1970, of a Date. Undefined where it is none of them: a time of nobody's zone would be shown wrong by hours.
 */
export function momentOf(value: unknown): number | undefined {
  const ms = value instanceof Date ? value.getTime() : typeof value === 'number' ? value : typeof value === 'string' ? read(value.trim()) : NaN;
  return ms >= earliest && ms <= latest ? Math.round(ms) : undefined;
}

function read(text: string): number {
  const [, year, month, day] = date.exec(text) ?? [];
  if (year) return Number.isNaN(Date.parse(text)) ? NaN : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
  return dateTime.test(text) ? Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
}

export const moment: z.ZodMiniType<number> = z.pipe(
  z.unknown().check(z.refine((value) => momentOf(value) !== undefined, 'a moment: ISO 8601 with its time zone (2026-11-22T10:00:00Z), a day, or ms since 1970')),
  z.transform((value: unknown) => momentOf(value)!),
);
