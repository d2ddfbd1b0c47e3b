import { spokenIn } from '../../i18n/index.js';

/** The language the page says it is in. Where it names no country, dates and numbers are written as in the reader's: `en` is `en-GB` for who lives there. */
export function pageLanguage(): string | undefined {
  const { lang } = document.documentElement;
  return navigator.languages.find((one) => one.startsWith(`${lang}-`) && spokenIn(one) === spokenIn(lang)) ?? (lang || undefined);
}
