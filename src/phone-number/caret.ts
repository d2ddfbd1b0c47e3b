const counts = /[\p{Nd}+*#]/u;

/** Where the caret belongs after a number was regrouped: behind the same digit as before. */
export function caretAfter(before: string, caret: number, after: string): number {
  let digits = [...before.slice(0, caret)].filter((character) => counts.test(character)).length;
  if (digits === 0) return 0;
  if (caret === before.length) return after.length;
  const at = [...after].findIndex((character) => counts.test(character) && --digits === 0);
  return at < 0 ? after.length : at + 1;
}

/** What Backspace or Delete should take away instead of a bracket or space that formatting would put back at once. */
export function wideDeletion(text: string, caret: number, direction: 'backward' | 'forward'): { start: number; end: number } | undefined {
  const step = direction === 'backward' ? -1 : 1;
  let at = direction === 'backward' ? caret - 1 : caret;
  if (at < 0 || at >= text.length || counts.test(text[at]!)) return undefined;
  while (at >= 0 && at < text.length && !counts.test(text[at]!)) at += step;
  if (at < 0 || at >= text.length) return undefined;
  return direction === 'backward' ? { start: at, end: caret } : { start: caret, end: at + 1 };
}
