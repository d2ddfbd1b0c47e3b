/** The languages there are words in. English is the language of the source. */
export const languageCodes = ['en', 'zh-Hans', 'zh-Hant', 'th', 'de', 'es', 'fr', 'pt', 'ar', 'he'] as const;

export type LanguageCode = (typeof languageCodes)[number];

/** The page's own words instead of ours, by the English ones: `{ 'Answer': 'Pick up', 'Calling {0}': 'Dialling {0}' }`. */
export type Texts = Readonly<Record<string, string>>;
