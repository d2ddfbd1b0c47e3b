import type { LanguageCode, Texts } from './languages.js';
import { spokenIn } from './spoken-in.js';

/** How words say that they are not in the page's language, as attributes; empty where there is nothing to say. */
export interface ForeignWords {
  lang: string;
  dir: string;
}

/** What people read, and how dates and numbers are written: one for the whole page. */
interface Language {
  /** As it was asked for (BCP 47): `de-AT`. Undefined: English words, numbers and dates as the browser writes them. */
  readonly tag: string | undefined;
  /** What comes nearest to it of those we have words in. */
  readonly code: LanguageCode;
  readonly texts: Texts;
  readonly foreign: () => Readonly<ForeignWords>;
}

const nothing: Readonly<ForeignWords> = { lang: '', dir: '' };

let current: Language = { tag: undefined, code: 'en', texts: {}, foreign: () => nothing };
let coming: Promise<void> | undefined;

/** For Intl: how dates, durations and numbers are written. */
export const locale = (): string | undefined => current.tag;

/** The language of the words. */
export const spoken = (): LanguageCode => current.code;

/** For Intl where it writes words, which stand among ours: "Sales and Support", "5 minutes ago". */
export const wordLocale = (tag: string | undefined = current.tag): string => (tag && (spokenIn(tag) !== 'en' || /^en\b/.test(tag)) ? tag : 'en');

/** Where the words begin. */
export const direction = (): 'ltr' | 'rtl' => (/^(?:ar|he)/.test(current.code) ? 'rtl' : 'ltr');

/** Which language the words are in and where they begin, where that is not what the page says of itself: it is heard, and set, by that. */
export const foreignWords = (): Readonly<ForeignWords> => current.foreign();

/** Another one whenever other words are said: for what is drawn or kept only as long as nothing changes. */
export const wording = (): object => coming ?? current;

/** Until the words of the language are there; undefined where they are. */
export const wordsComing = (): Promise<void> | undefined => coming;

/** What is said, for who sets it (set-language.ts): an element that only asks does without that. */
export const saying = (): Language => current;

/** Says this from now on, when its words have come. */
export function say(language: Language, words?: Promise<void>): void {
  [current, coming] = [language, words];
}
