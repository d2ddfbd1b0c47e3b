import { languageCodes, type LanguageCode } from './languages.js';

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
export function canonical(tag: string | undefined): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
