// What stands in a Markdown file, with the line it stands on.
import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {{ path: string, line: number, language: string, code: string }} Fence `line`: that of its first line of code, from 1 */
/** @typedef {{ path: string, prose: string, fences: readonly Fence[], headings: readonly string[], links: readonly { line: number, target: string }[], spans: readonly { line: number, text: string }[] }} Page `prose`: all but the blocks of code, line by line; `spans`: inline code */

const elsewhere = /^(node_modules|dist|coverage|storybook-static|\.\w+)(\/|$)|\/node_modules\//;

/** Every Markdown file of the project. */
export const markdownFiles = () => readdirSync('.', { withFileTypes: true })
  .filter(({ name }) => !elsewhere.test(name))
  .flatMap((entry) => (entry.isDirectory() ? readdirSync(entry.name, { recursive: true }).map((path) => `${entry.name}/${path}`) : [entry.name]))
  .filter((path) => path.endsWith('.md') && !elsewhere.test(path)).sort();

/** @param {string} path @param {string} [text] @returns {Page} */
export function readPage(path, text = readFileSync(path, 'utf8')) {
  const fences = [];
  const plain = text.split('\n');
  let open;
  for (const [index, line] of plain.entries()) {
    const mark = /^( {0,3}|\s+)(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (open) {
      if (mark && mark[2].startsWith(open.mark) && !mark[3]) {
        fences.push({ path, line: open.at + 2, language: open.language, code: plain.slice(open.at + 1, index).map((one) => one.slice(Math.min(open.indent, one.search(/\S|$/)))).join('\n') });
        open = undefined;
      }
    } else if (mark) open = { at: index, indent: mark[1].length, mark: mark[2], language: mark[3].toLowerCase() };
  }
  if (open) throw new Error(`${path}:${open.at + 1}: the block that begins here has no end`);
  const prose = blankedOut(plain, fences).join('\n').replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const withoutCode = prose.replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, (span) => span.replace(/[^\n]/g, ' '));
  return {
    path, prose, fences,
    headings: headingsIn(prose),
    links: found(withoutCode, /!?\[(?:[^[\]]|\[[^\]]*\])*\]\(\s*<?([^\s)>]+)[^)]*\)|^ {0,3}\[[^\]^]+\]:\s*(\S+)/gm).map(({ line, match }) => ({ line, target: match[1] ?? match[2] })),
    spans: found(prose, /(`+)(?!`)([^]*?)(?<!`)\1(?!`)/g).map(({ line, match }) => ({ line, text: match[2].replace(/\\\|/g, '|').replace(/\s+/g, ' ').trim() })),
  };
}

/** The lines without those of code blocks, which stay empty. */
function blankedOut(lines, fences) {
  const inside = new Set(fences.flatMap(({ line, code }) => Array.from({ length: code.split('\n').length + 2 }, (_, index) => line - 2 + index)));
  return lines.map((line, index) => (inside.has(index) ? '' : line));
}

const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => ({ line: text.slice(0, match.index).split('\n').length, match }));

/** Where headings can be linked to, as GitHub names them; of two alike the second ends in `-1`. */
function headingsIn(prose) {
  const seen = new Map();
  return [...prose.matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) => {
    const name = title.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').toLowerCase().replace(/[^\p{L}\p{N}_\s-]/gu, '').trim().replace(/\s/g, '-');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times ? `${name}-${times}` : name;
  });
}
