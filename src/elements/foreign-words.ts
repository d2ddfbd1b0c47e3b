import { direction, locale, spokenIn } from '../i18n/index.js';

/** As attributes; empty where there is nothing to say. */
export interface ForeignWords {
  lang: string;
  dir: string;
}

/** Which language the words are in and where they begin, where that is not what the page says of itself: it is heard, and set, by that. */
export function foreignWords(): Readonly<ForeignWords> {
  const spoken = spokenIn(locale());
  const page = document.documentElement.lang;
  const isForeign = locale() !== undefined && (page ? !page.startsWith(spoken.slice(0, 2)) || spokenIn(page) !== spoken : spoken !== 'en');
  return isForeign ? { lang: spoken, dir: direction() } : { lang: '', dir: '' };
}
