import { caretAfter, cleanNumber, wideDeletion } from '../../phone-number/index.js';

/** A field's text and what is selected in it. */
export interface Entry {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a clean number is written for eyes. */
export type Writing = (number: string) => string;

/** Digits and what people put between them; no letters yet, and no address. */
const isNumberSoFar = (text: string): boolean => /^[+*#\p{Nd}\s().\-/\p{Cf}]+$/u.test(text);

const caretAt = (text: string, caret: number): Entry => ({ text, start: caret, end: caret });

/** After typing: numbers are grouped anew, and the caret stays behind its digit. Names and addresses stay as they are. */
export function regrouped({ text, start, end }: Entry, write: Writing): Entry {
  if (!isNumberSoFar(text)) return { text, start, end };
  const written = write(cleanNumber(text) ?? text.trim());
  return caretAt(written, caretAfter(text, end, written));
}

/** A key, or something pasted, in place of what is selected. A whole international number or an address takes the place of everything. */
export function inserted(entry: Entry, what: string, write: Writing): Entry {
  const { text, start, end } = entry;
  const clean = cleanNumber(what) ?? what;
  if (/^(?:\+\d|sips?:)/i.test(clean)) return regrouped(caretAt(clean, clean.length), write);
  return regrouped(caretAt(text.slice(0, start) + clean + text.slice(end), start + clean.length), write);
}

/** Backspace: what is selected, or the digit before the caret together with the brackets and spaces in between. */
export function erased({ text, start, end }: Entry, write: Writing, direction: 'backward' | 'forward' = 'backward'): Entry {
  const single = direction === 'backward' ? { start: Math.max(0, start - 1), end } : { start, end: end + 1 };
  const range = start !== end ? { start, end } : isNumberSoFar(text) ? wideDeletion(text, start, direction) ?? single : single;
  return regrouped(caretAt(text.slice(0, range.start) + text.slice(range.end), range.start), write);
}
