import type { LanguageCode, Texts } from './languages.js';
import { configureLocalization, generateMsgId, type LocaleModule } from './runtime.js';

type Templates = LocaleModule['templates'];
/** By the id of a message; `{0}` stands for a value. */
type Words = Readonly<Record<string, string>>;

/** The page's own words make a language of their own of it (BCP 47, private use); twice, so that they can change. */
const ownWords = ['-x-own', '-x-ours'] as const;

const languages: Readonly<Record<LanguageCode, () => Promise<{ words: Words }>>> = {
  'en': () => Promise.resolve({ words: {} }),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
  'th': () => import('./locales/th.js'),
  'de': () => import('./locales/de.js'),
  'es': () => import('./locales/es.js'),
  'fr': () => import('./locales/fr.js'),
  'pt': () => import('./locales/pt.js'),
  'ar': () => import('./locales/ar.js'),
  'he': () => import('./locales/he.js'),
};

let texts: Texts = {};

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(languages).flatMap((code) => [...(code === 'en' ? [] : [code]), ...ownWords.map((own) => code + own)]),
  loadLocale: async (name) => {
    const { words } = await languages[name.replace(/-x-.*/, '') as LanguageCode]();
    return { templates: templatesOf({ ...words, ...byId(texts) }) };
  },
});

/** From now on these words are said. Rejects where they could not be loaded; the words before stay. */
export async function speak(code: LanguageCode, own: Texts): Promise<void> {
  texts = own;
  const name = Object.keys(own).length ? code + (getLocale() === code + ownWords[0] ? ownWords[1] : ownWords[0]) : code;
  await setLocale(name);
}

/** The page knows no ids: it writes `Calling {0}` where our source has a value. */
const byId = (own: Texts): Words => Object.fromEntries(Object.entries(own).map(([english, text]) => [generateMsgId(english.split(/\{\d+\}/), false), text]));

const templatesOf = (words: Words): Templates => Object.fromEntries(Object.entries(words).map(([id, text]) => [id, withValues(text)]));

function withValues(text: string): Templates[string] {
  const parts = text.split(/\{(\d+)\}/);
  if (parts.length === 1) return text;
  return { strTag: true, strings: parts.filter((_, at) => at % 2 === 0), values: parts.filter((_, at) => at % 2).map(Number) } as unknown as Templates[string];
}
