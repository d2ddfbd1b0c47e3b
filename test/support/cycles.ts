import type { Source } from './sources.js';

/** Each ring of files that import one another, found by walking down from every file once. */
export function cycles(sources: readonly Source[]): string[][] {
  const next = new Map(sources.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const turn = trail.indexOf(path);
    if (turn >= 0) found.push([...trail.slice(turn), path]);
    if (turn >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}
