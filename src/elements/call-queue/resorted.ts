import { locale } from '../../i18n/index.js';

export type Compare<T> = (a: T, b: T) => number;

let order: { readonly tag: string | undefined; readonly collator: Intl.Collator } | undefined;

/** As people of the reader's language order names. */
export function byText(a: string, b: string): number {
  const tag = locale();
  if (order?.tag !== tag || !order) order = { tag, collator: new Intl.Collator(tag, { numeric: true }) };
  return order.collator.compare(a, b);
}

/** `rows` in order, beginning with the order they had before: a list nearly sorted is sorted in one go through it. */
export function resorted<T>(before: readonly T[], rows: readonly T[], keyOf: (row: T) => string, compare: Compare<T>): readonly T[] {
  const fresh = new Map(rows.map((row) => [keyOf(row), row]));
  const kept: T[] = [];
  for (const row of before) {
    const key = keyOf(row);
    const now = fresh.get(key);
    if (now !== undefined) kept.push(now);
    fresh.delete(key);
  }
  return [...kept, ...fresh.values()].sort(compare);
}
