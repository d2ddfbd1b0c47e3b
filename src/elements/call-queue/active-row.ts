/** Where a key moves the active row of a list (ARIA grid pattern): its index, or undefined where the key means nothing. `active` is -1 while none is. */
export function moveActive(key: string, active: number, total: number, page: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined || total === 0 ? undefined : Math.max(0, Math.min(total - 1, to));
}
