/** Where a key moves the focus in a menu (ARIA menu pattern): the index of the item, or undefined if the key means nothing here. */
export function menuMove(key: string, current: number, words: readonly string[]): number | undefined {
  const count = words.length;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: (current + 1) % count,
    ArrowUp: (current - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return moves[key] ?? startingWith(key, current, words);
}

/** A letter goes to the next item that begins with it. */
function startingWith(key: string, current: number, words: readonly string[]): number | undefined {
  if ([...key].length !== 1 || key === ' ') return undefined;
  const order = words.map((_, index) => (current + 1 + index) % words.length);
  return order.find((index) => words[index]!.toLowerCase().startsWith(key.toLowerCase()));
}
