import type { Region } from './phone-rules.js';

/** The country a language is most spoken in, where it names none itself: `de-AT` is AT, `en` is US. */
export function regionOf(language: string): Region | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}

/** "Germany"; what is no country stays as it is. */
export function countryName(region: Region, locale?: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(region) ?? region;
  } catch {
    return region;
  }
}
