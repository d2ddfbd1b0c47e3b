import type { Recent, Recents } from '../../core/index.js';
import { cleanNumber } from '../../phone-number/index.js';

/** Somebody who can be called; the page knows them. */
export interface Contact {
  readonly name: string;
  readonly number: string;
}

/** Somebody the typed text could mean. */
export interface Suggestion {
  readonly number: string;
  readonly name?: string;
  readonly kind: 'contact' | 'incoming' | 'outgoing' | 'missed';
}

interface Entry {
  readonly suggestion: Suggestion;
  readonly digits: string;
  readonly words: string;
}

/** Recent calls and the page's contacts, made ready for searching at every key. */
export class PhoneBook {
  /** Recent calls first, with the name the page has for them; each line once. */
  readonly #entries: readonly Entry[];

  constructor(recents: Recents, contacts: readonly Contact[]) {
    const known = contacts.map(({ name, number }) => entryOf({ name, number, kind: 'contact' }));
    const lately = recents.map((recent) => {
      const digits = digitsOf(recent.number);
      const name = known.find((contact) => isSameLine(contact.digits, digits))?.suggestion.name ?? recent.name;
      return entryOf({ number: recent.number, kind: kindOf(recent), ...(name && { name }) });
    });
    this.#entries = [...lately, ...known.filter((contact) => !lately.some((recent) => isSameLine(recent.digits, contact.digits)))];
  }

  /** Likeliest first: by digits anywhere in the number or by the beginning of any part of the name. Nothing typed: the last calls. */
  suggest(typed: string, most = 6): readonly Suggestion[] {
    const text = typed.trim();
    const found = text ? this.#search(text) : this.#entries.filter(({ suggestion }) => suggestion.kind !== 'contact');
    return found.slice(0, most).map(({ suggestion }) => suggestion);
  }

  /** Whose number this is, if we know. */
  nameOf(number: string): string | undefined {
    const digits = digitsOf(number);
    return digits ? this.#entries.find((entry) => entry.suggestion.name && isSameLine(entry.digits, digits))?.suggestion.name : undefined;
  }

  #search(text: string): readonly Entry[] {
    const rank = /\p{L}/u.test(text) ? byName(folded(text)) : byDigits(digitsOf(text));
    const ranked = this.#entries.map((entry) => ({ entry, points: rank(entry) })).filter(({ points }) => points > 0);
    return ranked.sort((a, b) => b.points - a.points).map(({ entry }) => entry);
  }
}

const entryOf = (suggestion: Suggestion): Entry =>
  ({ suggestion, digits: digitsOf(suggestion.number), words: folded(suggestion.name ?? '') });

const kindOf = ({ missed, direction }: Recent): Suggestion['kind'] => (missed ? 'missed' : direction);

/** The part of a number that does not change with where it is called from: no +, no zeros in front. */
function digitsOf(number: string): string {
  const clean = cleanNumber(number) ?? '';
  return clean.includes(':') ? clean : clean.replace(/^[+0]+(?=.)/, '');
}

/** With and without the country's code it is still the same line; short numbers are extensions. */
const isSameLine = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 7 && (a.endsWith(b) || b.endsWith(a)));

/** Lower case, without accents: "Zoë" is found by "zoe". */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const byDigits = (typed: string) => ({ digits }: Entry): number => {
  if (!typed) return 0;
  return digits.startsWith(typed) ? 2 : Number(digits.includes(typed));
};

const byName = (typed: string) => ({ words, suggestion }: Entry): number => {
  if (words.startsWith(typed)) return 3;
  if (words.split(/[\s\-,.]+/).some((word, index, all) => word.startsWith(typed) || all.slice(index).join(' ').startsWith(typed))) return 2;
  return Number(suggestion.number.toLowerCase().replace(/^sips?:/, '').startsWith(typed));
};
