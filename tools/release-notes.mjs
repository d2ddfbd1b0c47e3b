// What a release says about the files for a script tag: `node tools/release-notes.mjs [https://files.example]`, where they will lie. `--write` leaves the hashes beside the files (the build does).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const built = fileURLToPath(new URL('../dist/cdn', import.meta.url));

/** @param {string | Buffer} content */
const hashOf = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** The hash of each script in a folder, by its path in there. @param {string} [folder] @returns {Record<string, string>} */
export function integrityOf(folder = built) {
  const scripts = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.js')).sort();
  return Object.fromEntries(scripts.map((path) => [path, hashOf(readFileSync(join(folder, path)))]));
}

/** The script tag, pinned. @param {string} at where the files lie @param {Record<string, string>} hashes */
export const scriptTag = (at, hashes) => `<script type="module" src="${at}/cordboard.js" integrity="${hashes['cordboard.js']}" crossorigin="anonymous"></script>`;

/** One for pages that take no module script, pinned. @param {string} at @param {Record<string, string>} hashes */
export const classicTag = (at, hashes) => `<script src="${at}/cordboard.iife.js" integrity="${hashes['cordboard.iife.js']}" crossorigin="anonymous"></script>`;

/** What pins everything that a module imports, and stands above all of them. @param {string} at @param {Record<string, string>} hashes */
export function importMap(at, hashes) {
  const modules = Object.entries(hashes).filter(([path]) => path !== 'cordboard.iife.js').map(([path, hash]) => [`${at}/${path}`, hash]);
  return `<script type="importmap">\n${JSON.stringify({ integrity: Object.fromEntries(modules) }, null, 1)}\n</script>`;
}

/** @param {string} version @param {string} base @param {Record<string, string>} hashes */
export function releaseNotes(version, base, hashes) {
  const at = `${base.replace(/\/$/, '')}/cordboard-${version}`;
  return [
    `### The files of ${version} for a script tag`,
    `They are \`dist/cdn\` of the package; their hashes are in its \`integrity.json\`. The entry, pinned:`,
    `\`\`\`html\n${scriptTag(at, hashes)}\n\`\`\``,
    `Or, for pages that take no module script:`,
    `\`\`\`html\n${classicTag(at, hashes)}\n\`\`\``,
    `What the entry imports is pinned by an import map above it (Chrome and Edge 127, Safari 18, Firefox 138):`,
    `\`\`\`html\n${importMap(at, hashes)}\n\`\`\``,
  ].join('\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: { write }, positionals: [base = 'https://files.example'] } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } });
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (write) writeFileSync(join(built, 'integrity.json'), `${JSON.stringify(integrityOf(), null, 2)}\n`);
  else console.log(releaseNotes(version, base, integrityOf()));
}
