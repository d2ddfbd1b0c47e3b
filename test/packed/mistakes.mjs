import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** `src/a.ts(5,3): error TS…`, `src/a.ts:5:3 - error …`, `1764 ERROR "src/A.svelte" 5:3 "…"` */
const place = /^(?:\d+ )?(?:ERROR )?"?([\w./@-]+\.(?:tsx?|vue|svelte|mjs))"?[(: ](\d+)[:,]\d+\)?(?::| -)? *(?:error|")/gm;

/** Where a compiler says that something is wrong: `src/wrong.tsx:5`, once each. @param {string} output @param {string} folder */
export const errorsIn = (output, folder) =>
  [...new Set([...stripVTControlCharacters(output).matchAll(place)].map(([, file, line]) => `${file.startsWith('/') ? relative(folder, file) : file}:${line}`))].sort();

/** The lines of a file that are meant to be wrong: each follows a comment that begins with `wrong:`. @param {string} folder @param {string} file */
export function meantToBeWrong(folder, file) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => (/(\/\/|\/\*|<!--|\{\/\*) wrong:/.test(line) ? [`${file}:${index + 2}`] : [])).sort();
}
