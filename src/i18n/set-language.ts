import { jsonOf } from '../core/json.js';
import { direction, locale, say, saying, spoken, wordsComing, type ForeignWords } from './language.js';
import type { LanguageCode, Texts } from './languages.js';
import { canonical, spokenIn } from './spoken-in.js';
import { LOCALE_STATUS_EVENT } from './words.js';

/**
 * Speaks another language from now on, everywhere on the page; what is shown changes as soon as its words are there.
 * A language that we do not have is spoken in English, with its own dates and numbers.
 *
 * @param tag BCP 47: `de`, `zh-TW`, `pt-BR`. Undefined: English.
 * @param texts What the page says differently.
 */
export async function setLanguage(tag: string | undefined, texts: Texts = {}): Promise<void> {
  const asked = canonical(tag);
  const before = saying();
  if (asked === before.tag && sayTheSame(texts, before.texts)) return wordsComing();
  const code = spokenIn(asked);
  const language = { tag: asked, code, texts, foreign };
  const isEnglish = [before, language].every((one) => one.code === 'en' && !Object.keys(one.texts).length);
  if (isEnglish) {
    say(language, wordsComing());
    return tell();
  }
  // Nothing is coming any more when all are told: what they keep from now on is in the new words (`wording`).
  const words = load(code, texts).finally(() => { if (wordsComing() === words) say(saying()); }).then(tell);
  say(language, words);
  return words;
}

/** English words come with the program: what it takes to speak otherwise is loaded by who does. */
async function load(code: LanguageCode, texts: Texts): Promise<void> {
  const { speak } = await import('./speak.js');
  await speak(code, texts);
}

/** To all that is shown: where the words stay as they are (`de`, `de-AT`), dates and numbers may not. */
const tell = (): void =>
  void globalThis.dispatchEvent?.(new CustomEvent(LOCALE_STATUS_EVENT, { detail: { status: 'ready', readyLocale: spoken() } }));

const sayTheSame = (a: Texts, b: Texts): boolean => a === b || jsonOf(a) === jsonOf(b);

/** The page may say another language of itself at any time. */
function foreign(): ForeignWords {
  const code = spoken();
  const page = document.documentElement.lang;
  const isForeign = locale() !== undefined && (page ? !page.startsWith(code.slice(0, 2)) || spokenIn(page) !== code : code !== 'en');
  return isForeign ? { lang: code, dir: direction() } : { lang: '', dir: '' };
}
