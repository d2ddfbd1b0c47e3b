import type * as Numbers from 'libphonenumber-js/min';
import { cleanNumber } from './clean-number.js';

/** A country by its two letters (ISO 3166), "DE". */
export type Region = string;

/** How the world writes and compares its numbers. Whatever they make of a number is for eyes and comparisons; what is dialled is the clean number. */
export interface PhoneRules {
  /** A clean number, or the beginning of one, the way people of its country group it; anything else comes back as it is. */
  formatAsYouType(number: string, region: Region): string;
  /** Where the number is: its country, once that is sure, and its calling code, "49". */
  placeOf(number: string, region: Region): Place;
  /** `+4930123456`, or undefined where it is no public number: an extension, a service code, a SIP address. */
  toE164(number: string, region: Region): string | undefined;
  /** Whether two texts call the same telephone. */
  sameNumber(a: string, b: string, region: Region): boolean;
}

export interface Place {
  readonly region?: Region;
  readonly callingCode?: string;
}

type Library = typeof Numbers;

let loading: Promise<PhoneRules> | undefined;

/** Loads the numbering plans, once; a failed load is tried again at the next call. */
export function loadPhoneRules(): Promise<PhoneRules> {
  loading ??= import('libphonenumber-js/min').then(rulesOf, (error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Shorter ones are extensions and service codes: "1001" is no "1 001". */
const groupedFrom = 6;
/** So many numbers are grouped once: each element shows the same one, again and again. */
const remembered = 200;

function rulesOf(library: Library): PhoneRules {
  const known = (region: Region) => (library.isSupportedCountry(region) ? region : undefined);
  const typing = (number: string, region: Region) => {
    const typist = new library.AsYouType(known(region));
    return { typist, text: typist.input(number) };
  };
  const toE164 = (number: string, region: Region): string | undefined => {
    const clean = cleanNumber(number);
    if (!clean || !/^\+?\d+$/.test(clean)) return undefined;
    const parsed = library.parsePhoneNumberFromString(clean, known(region));
    return parsed?.isPossible() ? parsed.number : undefined;
  };
  const group = (number: string, region: Region): string => {
    const { text } = typing(number, region);
    return text.replace(/[^+\d]/g, '') === number ? text : number;
  };
  const grouped = new Map<string, string>();
  return {
    toE164,
    formatAsYouType(number, region) {
      if (!/^\+\d+$/.test(number) && !(/^\d+$/.test(number) && number.length >= groupedFrom)) return number;
      const key = `${region} ${number}`;
      const text = grouped.get(key) ?? group(number, region);
      if (grouped.size >= remembered) grouped.clear();
      grouped.set(key, text);
      return text;
    },
    placeOf(number, region) {
      const { typist } = typing(number, region);
      const country = typist.getCountry() ?? (number.startsWith('+') ? undefined : known(region));
      const callingCode = typist.getCallingCode() ?? (country && library.getCountryCallingCode(country));
      return { ...(country && { region: country }), ...(callingCode && { callingCode }) };
    },
    sameNumber(a, b, region) {
      const [first, second] = [cleanNumber(a), cleanNumber(b)];
      if (!first || !second) return false;
      return first === second || (toE164(first, region) ?? first) === (toE164(second, region) ?? second);
    },
  };
}
