import { jsonOf } from '../../core/json.js';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** A number of units from now. */
export interface Span {
  readonly count: number;
  readonly unit: Unit;
}

/** What one word means: days from today, a span, a day of the week (0 Sunday), a month (0 January), a half of the day, or nothing. */
export type Meaning = Span | { readonly weekday: number } | { readonly month: number } | { readonly half: 'am' | 'pm' } | { readonly noon: true } | { readonly filler: true };

/** The words of a language for moments. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, Meaning>;
  /** What stands before and after a number that is a span: `in` 2 `hours`. */
  readonly spans: readonly { readonly before: string; readonly after: string; readonly unit: Unit }[];
  /** The order of a date in figures. */
  readonly order: readonly ('day' | 'month' | 'year')[];
  readonly digits: ReadonlyMap<string, string>;
}

const units: readonly Unit[] = ['minute', 'hour', 'day', 'week', 'month'];
const english: readonly (readonly [string, Meaning])[] = [
  ['noon', { noon: true }], ['day after tomorrow', { count: 2, unit: 'day' }], ['half an hour', { count: 30, unit: 'minute' }], ['an hour', { count: 1, unit: 'hour' }],
  ['am', { half: 'am' }], ['pm', { half: 'pm' }], ...['at', 'on', 'the', 'of', 'in', 'next', 'this', 'st', 'nd', 'rd', 'th'].map((word) => [word, { filler: true }] as const),
];
const known = new Map<string, Vocabulary>();

/** Lower case, plain figures and spaces, no dots after abbreviations, no marks of direction, no vowel signs and seats of hamza (Arabic): what people write and what browsers know, alike. */
export function plain(text: string, digits: ReadonlyMap<string, string> = new Map()): string {
  const figures = [...text.normalize('NFKC')].map((one) => digits.get(one) ?? one).join('');
  return figures.toLowerCase().replace(/[\u061c\u0640\u064b-\u0652\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\u0622\u0623\u0625]/g, '\u0627')
    .replace(/(\p{L}\p{M}*)\./gu, '$1').replace(/(\d)\s*[年년]\s*(?=\d)/g, '$1-').replace(/(\d)\s*[月월]\s*(\d+)\s*[日일]/g, '$1-$2 ').replace(/[\s,،、;]+/g, ' ').trim();
}

/** All of it comes from the browser's own knowledge of the language; English is understood beside it. */
export function vocabularyOf(tag?: string): Vocabulary {
  const name = gregorian(tag);
  const found = known.get(name) ?? learn(name);
  known.set(name, found);
  return found;
}

/** Other calendars count other years: callbacks are kept as ISO 8601, so they are spoken of in its calendar. */
export const gregorian = (tag?: string): string => new Intl.Locale(tag ?? new Intl.DateTimeFormat().resolvedOptions().locale, { calendar: 'gregory' }).toString();

function learn(locale: string): Vocabulary {
  const digits = digitsOf(locale);
  const words = new Map<string, Meaning>();
  const own = [...relative(locale, digits), ...names(locale, digits)];
  const twofold = new Set(own.filter(([word, meaning]) => own.some((other) => other[0] === word && !isSame(other[1], meaning))).map(([word]) => word));
  for (const [word, meaning] of own) if (word && !twofold.has(word) && !words.has(word)) words.set(word, meaning);
  for (const [word, meaning] of [...fillers(locale, digits), ...relative('en', digits), ...names('en', digits), ...english]) if (word && !words.has(word) && !twofold.has(word)) words.set(word, meaning);
  const order = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(0)
    .map(({ type }) => type).filter((type): type is 'day' | 'month' | 'year' => ['day', 'month', 'year'].includes(type));
  return { words, spans: [...spans(locale, digits), ...spans('en', digits)], order, digits };
}

/** Where the figures of a script begin: Arabic, Persian, Devanagari, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0xe50];

/** The figures people may write: their language's own, and those that keyboards give beside them. */
export function digitsOf(locale?: string): Digits {
  const native = new Intl.NumberFormat(locale, { useGrouping: false });
  return new Map(Array.from({ length: 10 }, (_, digit) =>
    [native.format(digit), ...zeros.map((zero) => String.fromCharCode(zero + digit))].map((figure) => [figure, String(digit)] as const)).flat());
}

type Words = (readonly [string, Meaning])[];
type Digits = ReadonlyMap<string, string>;

const isSame = (a: Meaning, b: Meaning): boolean => jsonOf(a) === jsonOf(b);

/** Hebrew has a word for two hours, and browsers put a figure behind it: `בעוד שעתיים (2)`. */
export const withoutFigure = (span: string): string => span.replace(/ \(\d\)$/, '');

/** `today`, `tomorrow`, `next week`, and where a language has a word for it, `in two hours`. */
function relative(locale: string, digits: Digits): Words {
  return (['auto', 'always'] as const).map((numeric) => new Intl.RelativeTimeFormat(locale, { numeric })).flatMap((soon) => units.flatMap((unit) => [0, 1, 2, 3].flatMap((count): Words => {
    const text = withoutFigure(plain(soon.format(count, unit), digits));
    return /\d/.test(text) || (count === 0 && unit !== 'day') ? [] : [[text, { count, unit }]];
  })));
}

/** As they stand alone and as they stand in a date: some languages bend them. */
function names(locale: string, digits: Digits): Words {
  const utc = { timeZone: 'UTC' } as const;
  const part = (type: Intl.DateTimeFormatPartTypes, at: number, options: Intl.DateTimeFormatOptions): string =>
    plain(new Intl.DateTimeFormat(locale, { ...options, ...utc }).formatToParts(at).find((one) => one.type === type)?.value ?? '', digits);
  return [
    ...Array.from({ length: 7 }, (_, weekday) => (['long', 'short'] as const).flatMap((look): Words => {
      const at = Date.UTC(2026, 10, 22 + weekday); // The 22nd is a Sunday.
      return [[part('weekday', at, { weekday: look }), { weekday }], [part('weekday', at, { weekday: look, day: 'numeric', month: 'long' }), { weekday }]];
    })).flat(),
    ...Array.from({ length: 12 }, (_, month) => (['long', 'short'] as const).flatMap((look): Words => {
      const at = Date.UTC(2026, month, 20);
      return [[part('month', at, { month: look }), { month }], [part('month', at, { month: look, day: 'numeric', year: 'numeric' }), { month }]];
    })).flat().filter(([word]) => /\p{L}/u.test(word)), // In a date, some write figures.
    ...Array.from({ length: 24 }, (_, hour) => [{ hour: 'numeric', hour12: true } as const, { timeStyle: 'short' } as const].map((look): Words[number] =>
      [part('dayPeriod', Date.UTC(2026, 0, 1, hour), look), { half: hour < 12 ? 'am' : 'pm' }])).flat(),
  ];
}

/** What a language puts between the parts of a date: `at`, `um`, `de`. */
function fillers(locale: string, digits: Digits): Words {
  return (['full', 'long', 'medium', 'short'] as const).flatMap((dateStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short' }).formatToParts(0))
    .filter(({ type }) => type === 'literal' || type === 'era').flatMap(({ value }) => plain(value, digits).split(' ')).filter((word) => /\p{L}/u.test(word)).map((word) => [word, { filler: true }] as const);
}

function spans(locale: string, digits: Digits): Vocabulary['spans'] {
  return (['long', 'short', 'narrow'] as const).flatMap((style) => units.flatMap((unit) => [1, 2, 3, 5, 11, 21].flatMap((count) => {
    const parts = new Intl.RelativeTimeFormat(locale, { style }).formatToParts(count, unit);
    const at = parts.findIndex(({ type }) => type === 'integer');
    const side = (from: number, to: number): string => plain(parts.slice(from, to).map(({ value }) => value).join(''), digits);
    return at < 0 ? [] : [{ before: side(0, at), after: side(at + 1, parts.length), unit }];
  })));
}
