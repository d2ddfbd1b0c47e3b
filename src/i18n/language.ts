import { languageCodes, type LanguageCode, type Texts } from './languages.js';
import { LOCALE_STATUS_EVENT } from './words.js';

export type { Texts };

/** What people read, and how dates and numbers are written: one for the whole page. */
interface Language {
  /** As it was asked for (BCP 47): `de-AT`. Undefined: English words, numbers and dates as the browser writes them. */
  readonly tag: string | undefined;
  readonly texts: Texts;
}

let current: Language = { tag: undefined, texts: {} };
let loading: Promise<void> | undefined;

/** For Intl: how dates, durations and numbers are written. */
export const locale = (): string | undefined => current.tag;

/** For Intl where it writes words, which stand among ours: "Sales and Support", "5 minutes ago". */
export const wordLocale = (tag: string | undefined = current.tag): string => (tag && (spokenIn(tag) !== 'en' || /^en\b/.test(tag)) ? tag : 'en');

/** Where the words begin. */
export const direction = (): 'ltr' | 'rtl' => (/^(?:ar|he)\b/.test(spokenIn(current.tag)) ? 'rtl' : 'ltr');

/** Another one whenever other words are said: for what is drawn or kept only as long as nothing changes. */
export const wording = (): object => loading ?? current;

/** Until the words of the language are there; undefined where they are. */
export const wordsComing = (): Promise<void> | undefined => loading;

/**
 * Speaks another language from now on, everywhere on the page; what is shown changes as soon as its words are there.
 * A language that we do not have is spoken in English, with its own dates and numbers.
 *
 * @param tag BCP 47: `de`, `zh-TW`, `pt-BR`. Undefined: English.
 * @param texts What the page says differently.
 */
export async function setLanguage(tag: string | undefined, texts: Texts = {}): Promise<void> {
  const asked = canonical(tag);
  if (asked === current.tag && sayTheSame(texts, current.texts)) return loading;
  const isEnglish = spokenIn(current.tag) === 'en' && !Object.keys(current.texts).length;
  current = { tag: asked, texts };
  if (isEnglish && spokenIn(asked) === 'en' && !Object.keys(texts).length) return tell();
  // Nothing is coming any more when all are told: what they keep from now on is in the new words (`wording`).
  const mine = load(spokenIn(asked), texts).finally(() => { if (loading === mine) loading = undefined; }).then(tell);
  return (loading = mine);
}

/** English words come with the program: what it takes to speak otherwise is loaded by who does. */
async function load(code: LanguageCode, texts: Texts): Promise<void> {
  const { speak } = await import('./speak.js');
  await speak(code, texts);
}

/** To all that is shown: where the words stay as they are (`de`, `de-AT`), dates and numbers may not. */
const tell = (): void =>
  void globalThis.dispatchEvent?.(new CustomEvent(LOCALE_STATUS_EVENT, { detail: { status: 'ready', readyLocale: spokenIn(current.tag) } }));

const nearest = new Map<string | undefined, LanguageCode>();

/** Which of ours comes nearest: `zh-HK` is written in traditional characters, `zh` in simplified ones (Unicode's likely subtags). */
export function spokenIn(tag: string | undefined): LanguageCode {
  const found = nearest.get(tag) ?? nearestTo(canonical(tag));
  nearest.set(tag, found);
  return found;
}

function nearestTo(asked: string | undefined): LanguageCode {
  if (!asked) return 'en';
  const { language, script } = new Intl.Locale(asked).maximize();
  return languageCodes.find((code) => code === language || code === `${language}-${script}`) ?? 'en';
}

/** Undefined for what is no language tag: an attribute may say anything. */
function canonical(tag: string | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

const sayTheSame = (a: Texts, b: Texts): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
