import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { readPage } from './markdown.mjs';

/** Links of pages that lead nowhere. @param {readonly import('./markdown.mjs').Page[]} pages */
export function deadLinks(pages) {
  const known = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) => page.links.flatMap(({ line, target }) => {
    const wrong = /^[a-z][\w+.-]*:/i.test(target) ? undefined : whatIsWrong(page, decodeURI(target), known);
    return wrong ? [`${page.path}:${line}: ${target}: ${wrong}`] : [];
  }));
}

function whatIsWrong({ path }, target, known) {
  const [file, anchor] = target.split('#');
  const to = file ? join(dirname(path), file) : path;
  if (to.startsWith('..')) return 'leads out of the project';
  if (!known.has(to) && !existsSync(to)) return 'there is no such file';
  if (path.startsWith('docs/') && !/^docs\/|^(?:README\.md|LICENSE)$/.test(to)) return 'who has installed the package has no such file';
  if (anchor === undefined) return undefined;
  if (!to.endsWith('.md')) return statSync(to).isFile() && /^L\d+/.test(anchor) ? undefined : 'only Markdown has headings to link to';
  const page = known.get(to) ?? readPage(to);
  return page.headings.includes(anchor) ? undefined : `there is no such heading; ${to} has ${page.headings.map((one) => `#${one}`).join(' ')}`;
}
