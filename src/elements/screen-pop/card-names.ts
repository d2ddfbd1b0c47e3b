import { isWithheld, popCustomer } from '../../core/index.js';
import { msg } from '../../i18n/index.js';
import type { Card } from './screen-pop-view.js';

/** A text of somebody else for one line: without line breaks, invisible characters and such as turn the direction, and not endless. */
export function plain(text: string, most = 200): string {
  // eslint-disable-next-line no-control-regex -- control characters are what we take out
  const clean = text.slice(0, 4 * most).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').replace(turning, '').replace(/\s+/g, ' ').trim();
  return clean.length > most ? `${cut(clean, most - 1)}…` : clean;
}

const turning = /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The beginning of a text, no character in halves. */
export function cut(text: string, most: number): string {
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? text.slice(0, most - 1) : text.slice(0, most);
}

/** "AB" for Ada Byron, "李" for 李明; empty where there are no letters. */
export function initials(name: string): string {
  const letters = plain(name).split(' ').flatMap((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? []);
  const [first = '', last = ''] = [letters[0], letters.length > 1 ? letters.at(-1) : undefined];
  return /^\p{Script=Han}/u.test(first) ? first : (first + last).toLocaleUpperCase();
}

/** Who it is, as far as it is known: the name, else what the PBX shows, else that it shows nothing. */
export const titleOf = ({ pop, peerName, number }: Pick<Card, 'pop' | 'peerName' | 'number'>, write: (number: string) => string): string =>
  plain(popCustomer(pop)?.name ?? peerName ?? '') || (isWithheld(number) ? msg('Unknown caller') : write(number));

/** Only beside a name. */
export const numberWords = ({ number }: Pick<Card, 'number'>, write: (number: string) => string): string => (isWithheld(number) ? msg('Number withheld') : write(number));
