// Run by itself, it does the same to what tsc has made.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What a message tells its translators is nothing that a page should load: `msg('End', { desc: '…' })`. */
const strip = (code) => code.replace(/, \{ desc: (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*") \}\)/g, ')');

export const withoutDescriptions = () => ({
  name: 'without-descriptions',
  transform: (code, id) => (/\/src\/.*\.ts$/.test(id) ? { code: strip(code), map: null } : null),
});

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = readdirSync('dist', { recursive: true }).filter((path) => path.endsWith('.js')).map((path) => `dist/${path}`);
  for (const file of files) writeFileSync(file, strip(readFileSync(file, 'utf8')));
  const left = files.filter((file) => /\bmsg\([^)]*\{ desc:/.test(readFileSync(file, 'utf8')));
  if (left.length > 0) throw new Error(`a description for translators is not written as { desc: '…' } in ${left.join(', ')}`);
}
