import ts from 'typescript';
import { find, read, walk, type Source } from './sources.js';

export interface ElementFolder {
  readonly tag: string;
  readonly define: string;
  readonly missingFiles: readonly string[];
  /** The element's own file first, then what lies beside it. */
  readonly files: readonly Source[];
}

/** Every `src/elements/<name>/<name>-element.ts`. */
export function inventory(): ElementFolder[] {
  return find('src/elements', /\/([\w-]+)\/\1-element\.ts$/).map((path) => {
    const name = path.split('/')[2]!;
    const define = `src/define/${name}.ts`;
    const beside = find(`src/elements/${name}`, /\.ts$/).filter((other) => other !== path);
    return {
      tag: `cord-${name}`,
      define,
      files: [path, ...beside].map(read),
      missingFiles: [
        ...missing(`a story of ${name}`, find('stories', new RegExp(`/${name}(-element)?\\.stories\\.ts$`))),
        ...missing(`a test of ${name}`, find('test/elements', new RegExp(`/${name}(-element)?(\\.[\\w-]+)?\\.test\\.ts$`))),
        ...missing(define, find('src/define', new RegExp(`/${name}\\.ts$`))),
      ],
    };
  });
}

const missing = (what: string, found: readonly string[]): string[] => (found.length > 0 ? [] : [`${what} is missing`]);

/** What an element's files use and its contract, the doc block, does not name. */
export function missingTags({ tag, files: [own, ...beside] }: ElementFolder): string[] {
  const contract = docBlock(own!);
  if (!contract) return [`${tag}: no doc block`];
  const code = [own!, ...beside].map(({ text }) => text.replace(/\/\*\*[^]*?\*\//g, '')).join('\n');
  const named = (what: string, names: Iterable<string>): string[] =>
    [...new Set(names)].filter((name) => !new RegExp(`@${what}\\b[^\\n]*(?<![\\w-])${name}(?![\\w-])`).test(contract)).map((name) => `${tag}: @${what} ${name} is missing`);
  return [
    ...named('fires', matches(code, /new (Cord\w+Event)\(/g)),
    ...named('csspart', matches(code, /\bpart="([\w -]+)"/g).flatMap((parts) => parts.split(' '))),
    ...named('slot', matches(code, /<slot name="([\w-]+)"/g)),
    ...named('cssstate', matches(code, /\bshowState\(\[([^\]]*)\]/g).flatMap((family) => matches(family, /'([\w-]+)'/g))),
    ...named('cssprop', matches(code, /(?<![\w-])(--cord-[\w-]+)/g)),
  ];
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

/** The JSDoc above the exported class. */
function docBlock({ tree }: Source): string | undefined {
  const element = [...walk(tree)].find((node) => ts.isClassDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return element && ts.getJSDocCommentsAndTags(element).map((doc) => doc.getText()).join('\n');
}
