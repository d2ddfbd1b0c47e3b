/** Where a key was pressed: in a field of many lines, of one, or in none. */
export type KeyPlace = 'many' | 'line' | 'none';

export type KeyFacts = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>;

export type KeyWish = { readonly type: 'choose'; /** From 0. */ readonly index: number } | { readonly type: 'back' } | { readonly type: 'save' };

/** What a key means on a paper. What is composed (Chinese, Japanese, accents) is nobody else's business. */
export function keyWish({ key, code, altKey, ctrlKey, metaKey, isComposing }: KeyFacts, place: KeyPlace): KeyWish | undefined {
  if (isComposing || key === 'Process' || key === 'Dead') return undefined;
  if (key === 'Enter') return ctrlKey || metaKey || (place === 'line' && !altKey) ? { type: 'save' } : undefined;
  if (ctrlKey || metaKey) return undefined; // Switches tabs, or is AltGr.
  if (place === 'none' && !altKey && (key === 'Backspace' || key === 'Escape')) return { type: 'back' };
  return chosen({ key, code, altKey }, place);
}

/** By the key's place, for many keyboards have figures only with Shift; the number pad with Alt writes characters. */
function chosen({ key, code, altKey }: Pick<KeyFacts, 'key' | 'code' | 'altKey'>, place: KeyPlace): KeyWish | undefined {
  if (altKey !== (place !== 'none')) return undefined;
  const [, digit] = (altKey ? /^Digit([1-9])$/ : /^(?:Digit|Numpad)([1-9])$/).exec(code) ?? (altKey ? null : /^([1-9])$/.exec(key)) ?? [];
  return digit ? { type: 'choose', index: Number(digit) - 1 } : undefined;
}

const lines = new Set(['text', 'search', 'tel', 'url', 'email', 'number', 'date', 'datetime-local', 'time']);

export function keyPlace(target: EventTarget | null | undefined): KeyPlace {
  const { localName, type } = target as Partial<HTMLInputElement>;
  if (localName === 'textarea') return 'many';
  return localName === 'input' && lines.has(type ?? '') ? 'line' : 'none';
}
