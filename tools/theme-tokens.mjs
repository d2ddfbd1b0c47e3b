// What a page may set to re-brand all elements: `--cord-…`.

/** @typedef {{ name: string, doc: string, initial?: string }} Token */

const row = /^\| `(--cord-[\w-]+)` \| (.+?) \| (.+?) \|$/gm;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * The tokens that there are, with what the table of docs/theming.md tells of each; one that it does not tell of is an error.
 * @param {readonly string[]} names @param {string} theming the text of that file
 * @returns {Token[]}
 */
export function themeTokens(names, theming) {
  const told = new Map([...theming.matchAll(row)].map(([, name, initial, doc]) => [name, { name, doc: `${capital(doc)}.`, initial: initial.replaceAll('`', '') }]));
  const untold = names.filter((name) => !told.has(name));
  if (untold.length > 0) throw new Error(`docs/theming.md does not tell of ${untold.join(', ')}`);
  return names.map((name) => told.get(name));
}
