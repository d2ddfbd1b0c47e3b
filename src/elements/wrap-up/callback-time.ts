import { jsonOf } from '../../core/json.js';
import { locale } from '../../i18n/index.js';
import { gregorian, plain, vocabularyOf, type Meaning, type Span, type Unit, type Vocabulary } from './callback-words.js';

/** When somebody is called back who said no time: at the beginning of the day. */
export const opening = 9;

interface Heard {
  span?: Span;
  weekday?: number;
  month?: number;
  day?: number;
  year?: number;
  hour?: number;
  minute?: number;
  half?: 'am' | 'pm';
  /** It was said that exactly: `2026-11-24T10:00Z`. */
  exact?: number;
  /** Figures that may be a day, a year or an hour. */
  readonly figures: number[];
}

/**
 * When `tomorrow 10:00` is: ms since 1970, to the minute; undefined where it is not clear. A small grammar, so that what is understood can
 * be shown and trusted: a day (in words, figures or by its name), a time, or a span from now; in the language of the reader, or in English.
 *
 *     tomorrow 10:00 · in 2 hours · 30 min · Mon 9 · 24 Nov 3 pm · 11/24 · 2026-11-24 10:00 · 16:30 · next week
 */
export function readCallback(text: string, now: number, tag: string | undefined = locale()): number | undefined {
  const vocabulary = vocabularyOf(tag);
  const heard: Heard = { figures: [] };
  let rest = plain(text, vocabulary.digits);
  if (!rest || rest.length > 100) return undefined;
  while (rest) {
    const left = hear(rest, heard, vocabulary, gregorian(tag));
    if (left === undefined) return undefined;
    rest = left.replace(/^[\s.\-–]+/, '');
  }
  return momentOf(heard, now);
}

/** Takes what it understands off the front; undefined: nothing. */
function hear(text: string, heard: Heard, vocabulary: Vocabulary, tag: string): string | undefined {
  return hearExact(text, heard) ?? hearSpan(text, heard, vocabulary, tag) ?? hearDate(text, heard, vocabulary) ?? hearTime(text, heard) ?? hearWord(text, heard, vocabulary) ?? hearFigure(text, heard);
}

function hearExact(text: string, heard: Heard): string | undefined {
  const [all, date = '', time, zone] = /^(\d{4}-\d{1,2}-\d{1,2})(?:(?:t| )(\d{1,2}:\d{2})(?::\d{2}(?:\d+)?)?(z|[+-]\d{2}:?\d{2})?)?(?![\d:])/.exec(text) ?? [];
  if (all === undefined || isSet(heard)) return undefined;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const [hour, minute] = time?.split(':').map(Number) ?? [];
  Object.assign(heard, { year, month: month - 1, day }, hour !== undefined && { hour, minute });
  if (zone) heard.exact = Date.parse(all.replace(' ', 't').toUpperCase());
  return text.slice(all.length);
}

const isSet = ({ day, span, weekday }: Heard): boolean => day !== undefined || span !== undefined || weekday !== undefined;

function hearSpan(text: string, heard: Heard, { spans }: Vocabulary, tag: string): string | undefined {
  for (const { before, after, unit } of spans) {
    const said = before && text.startsWith(before);
    const number = /^\s*(\d{1,3})(?:[.,](5))?\s*/.exec(said ? text.slice(before.length) : text);
    if (!number || heard.span) continue;
    const rest = text.slice((said ? before.length : 0) + number[0].length);
    // In most languages 14h is a time of day.
    if (!after || !rest.startsWith(after) || !isEnd(after, rest) || (after === 'h' && !said && !tag.startsWith('en'))) continue;
    heard.span = { count: Number(number[1]) + (number[2] ? 0.5 : 0), unit };
    return rest.slice(after.length);
  }
  return undefined;
}

function hearDate(text: string, heard: Heard, { order }: Vocabulary): string | undefined {
  const found = /^(\d{1,4})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})?)?(?![\d:])/.exec(text);
  if (!found || heard.day !== undefined || heard.month !== undefined) return undefined;
  const [all, first, dot, second, third] = found;
  const full = first!.length > 2 || (order[0] === 'year' && third) ? ['year', 'month', 'day'] : dot === '.' ? ['day', 'month', 'year'] : order;
  const parts = third ? full : full.filter((part) => part !== 'year');
  const said = Object.fromEntries(parts.map((part, index) => [part, Number([first, second, third][index])]));
  const { day = 0, month = 0, year } = said;
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  Object.assign(heard, { day, month: month - 1 }, year !== undefined && { year: year < 100 ? 2000 + year : year });
  return text.slice(all.length);
}

function hearTime(text: string, heard: Heard): string | undefined {
  const found = /^(\d{1,2})(?:(?:\s?[:h]\s?|\.)(\d{2})(?!\d)(?::\d{2})?|\s?(?:h|uhr|時|时|點|点|시)(?!\p{L}))/u.exec(text);
  if (!found || heard.hour !== undefined) return undefined;
  Object.assign(heard, { hour: Number(found[1]), minute: Number(found[2] ?? 0) });
  return text.slice(found[0].length).replace(/^\s*(?:uhr|น)(?!\p{L})/u, '');
}

function hearWord(text: string, heard: Heard, { words }: Vocabulary): string | undefined {
  const phrase = [...words.keys()].filter((word) => text.startsWith(word) && isEnd(word, text)).sort((a, b) => b.length - a.length)[0];
  if (phrase !== undefined) return note(words.get(phrase)!, heard) ? text.slice(phrase.length) : undefined;
  const [start = ''] = /^\p{L}[\p{L}\p{M}'’]*/u.exec(text) ?? [];
  const meanings = start.length < 3 ? [] : [...words].filter(([word]) => word.startsWith(start) && !word.includes(' ')).map(([, meaning]) => meaning);
  const [only] = meanings;
  return only && meanings.every((one) => jsonOf(one) === jsonOf(only)) && note(only, heard) ? text.slice(start.length) : undefined;
}

/** A word ends where no letter follows, in scripts that put spaces between words; a figure where no other does. */
const isEnd = (word: string, text: string): boolean =>
  !(/\d$/.test(word) && /^\d/.test(text.slice(word.length))) && (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]$/u.test(word) || !/^[\p{L}\p{M}]/u.test(text.slice(word.length)));

/** False where it was said already, otherwise. */
function note(meaning: Meaning, heard: Heard): boolean {
  if ('filler' in meaning) return true;
  const said: Partial<Heard> = 'noon' in meaning ? { hour: 12, minute: 0, half: 'pm' } : 'unit' in meaning ? { span: meaning } : meaning;
  if (Object.keys(said).some((key) => heard[key as keyof Heard] !== undefined)) return false;
  Object.assign(heard, said);
  return true;
}

function hearFigure(text: string, heard: Heard): string | undefined {
  const [figure] = /^\d{1,4}(?!\d)/.exec(text) ?? [];
  if (figure === undefined) return undefined;
  heard.figures.push(Number(figure));
  return text.slice(figure.length);
}

function momentOf(heard: Heard, now: number): number | undefined {
  const year = heard.figures.findIndex((figure) => figure > 999);
  if (year >= 0 && heard.month !== undefined && heard.year === undefined) [heard.year] = heard.figures.splice(year, 1) as [number];
  if (heard.month !== undefined && heard.day === undefined) heard.day = heard.figures.shift() ?? 0;
  const names = isSet(heard);
  if (heard.figures.length && heard.hour === undefined && (names || heard.half)) heard.hour = afternoon(heard.figures.shift()!, heard);
  if (heard.figures.length || (heard.half && heard.hour === undefined)) return undefined;
  if (heard.exact !== undefined) return Number.isNaN(heard.exact) ? undefined : heard.exact;
  const hour = heard.half && heard.hour !== undefined ? (heard.hour > 12 ? NaN : (heard.hour % 12) + (heard.half === 'pm' ? 12 : 0)) : heard.hour;
  const minute = heard.minute ?? 0;
  if (hour !== undefined && !(hour < 24 && minute < 60)) return undefined;
  return dayAndTime(heard, now, hour, minute);
}

/** Nobody is called back at three at night. */
const afternoon = (figure: number, { half }: Heard): number => (!half && figure >= 1 && figure <= 6 ? figure + 12 : figure);

function dayAndTime({ span, weekday, year, month, day }: Heard, now: number, hour: number | undefined, minute: number): number | undefined {
  const today = new Date(now);
  const at = (y: number, m: number, d: number): number => new Date(y, m, d, hour ?? opening, minute).getTime();
  const inDays = (days: number): number => at(today.getFullYear(), today.getMonth(), today.getDate() + days);
  if (span) return month !== undefined || weekday !== undefined ? undefined : afterSpan(span, today, hour !== undefined, inDays, at);
  if (month !== undefined && day !== undefined) {
    const fits = (y: number): boolean => new Date(y, month, day).getDate() === day;
    const next = [year ?? today.getFullYear(), ...(year === undefined ? [today.getFullYear() + 1] : [])].filter(fits).map((y) => at(y, month, day)).find((moment) => year !== undefined || moment > now);
    return next !== undefined && (weekday === undefined || new Date(next).getDay() === weekday) ? next : undefined;
  }
  if (weekday !== undefined) return Array.from({ length: 8 }, (_, days) => inDays(days)).find((moment) => new Date(moment).getDay() === weekday && moment > now);
  return hour === undefined ? undefined : [inDays(0), inDays(1)].find((moment) => moment > now);
}

const exact: Readonly<Partial<Record<Unit, number>>> = { minute: 60_000, hour: 3_600_000 };

function afterSpan({ count, unit }: Span, today: Date, timed: boolean, inDays: (days: number) => number, at: (y: number, m: number, d: number) => number): number | undefined {
  const ms = exact[unit];
  if (ms !== undefined) return timed ? undefined : Math.ceil((today.getTime() + count * ms) / 60_000) * 60_000;
  if (!Number.isInteger(count)) return undefined;
  return unit === 'month' ? at(today.getFullYear(), today.getMonth() + count, today.getDate()) : inDays(unit === 'week' ? count * 7 : count);
}
