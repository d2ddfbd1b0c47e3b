import type * as Numbers from 'libphonenumber-js/min';
import { cleanNumber } from './clean-number.js';
import { withoutLookalikes } from './not-numbers.js';
import type { Region } from './phone-rules.js';

/** A telephone number in a text. */
export interface FoundNumber {
  /** Where it is written, UTF-16. */
  readonly start: number;
  readonly end: number;
  /** What is dialled. */
  readonly number: string;
}

/** Finds the numbers in a text; national ones as this region writes them. */
export type FindNumbers = (text: string, region: Region) => readonly FoundNumber[];

type Library = typeof Numbers;

const written = /(?:\+|\(\+?)?\d(?:[\p{Zs}().\-/\u2010-\u2013]{0,2}\d){6,}/gu;

/** Whether it is worth looking closer, at next to no cost. */
export const mayHoldNumber = (text: string): boolean => text.search(written) >= 0;

let loading: Promise<FindNumbers> | undefined;

/** Loads the numbering plans, once; a failed load is tried again at the next call. */
export function loadFindNumbers(): Promise<FindNumbers> {
  loading ??= import('libphonenumber-js/min').then(finderOf, (error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** A remark that what follows is a telephone: then even bare digits are one. */
const label = /(?:\b(?:tel|telefon|telephone|téléphone|teléfono|telefono|phone|ph|mobile|mobil|mob|cell|handy|fax|call|dial|rufnummer)\b(?: (?:no|nr|number)\b)?|[☎☏✆📞📱]\ufe0f?)[\s.:]*$/iu;

/**
 * Strict, for a price that calls somebody is worse than a number that has to be copied: it must be valid where it is, and be written as
 * one (with +, after "Tel.", or in the groups of its country), with nothing beside it that makes it a part of something else.
 */
function finderOf(library: Library): FindNumbers {
  return (text, region) => {
    if (!mayHoldNumber(text)) return [];
    const rest = withoutLookalikes(text);
    return [...rest.matchAll(written)].flatMap(({ 0: match, index }) => {
      const opens = match.startsWith('(') && !match.includes(')');
      const [start, found] = opens ? [index + 1, match.slice(1)] : [index, match];
      const [before, after] = [rest.slice(Math.max(0, start - 24), start), rest.slice(start + found.length, start + found.length + 3)];
      const number = standsAlone(before, found, after) && isWrittenAsOne(library, found, region, label.test(before)) ? cleanNumber(found) : undefined;
      return number ? [{ start, end: start + found.length, number }] : [];
    });
  };
}

const standsAlone = (before: string, found: string, after: string): boolean =>
  !(found.startsWith('+') ? /[\p{L}\d_=&%+]$/u : /[\p{L}\d_#@=&/\\.,%*~^+\u2010-\u2013-]$|\d:$/u).test(before) && !/^(?:(?!x\d)[\p{L}\d_@%=\\]|[.,:/\u2010-\u2013-][\p{L}\d])/u.test(after);

function isWrittenAsOne({ parsePhoneNumberFromString: parse, isSupportedCountry }: Library, found: string, region: Region, labelled: boolean): boolean {
  const parsed = parse(found.replace(/(\d\s*)\(\s*0\s*\)/, '$1'), isSupportedCountry(region) ? region : undefined);
  if (!parsed?.isValid()) return false;
  if (/^\(?\+/.test(found) || labelled) return true;
  const groups = digitGroups(found);
  if (groups.length < 2 || groups[0] === '0') return false;
  const national = parsed.formatNational();
  if (isEqual(groups, digitGroups(national)) || isEqual(groups, digitGroups(parsed.formatInternational()))) return true;
  return /^\(?0/.test(found) && /^\(?0/.test(national) && !found.includes('.');
}

const digitGroups = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((group, index) => group === b[index]);
