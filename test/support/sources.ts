import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** One import as it stands in a file; `target` is a path from the root, or a package's specifier. */
export interface Import {
  readonly target: string;
  readonly kind: 'value' | 'type' | 'dynamic' | 'effect';
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const root = join(import.meta.dirname, '../..');

/** The files under a folder whose path matches, named from the repository's root. */
export function find(folder: string, pattern: RegExp): string[] {
  if (!existsSync(join(root, folder))) return [];
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return paths.filter((path) => pattern.test(path) && !path.includes('node_modules/')).sort();
}

export function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, lines: text.split('\n').length - 1, tree, imports: [...importsOf(tree)] };
}

/** Every node of a tree, the root first. */
export function* walk(node: ts.Node): Iterable<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* walk(child);
}

function* importsOf(tree: ts.SourceFile): Iterable<Import> {
  for (const node of walk(tree)) {
    const found = importAt(node);
    if (!found) continue;
    const { specifier, kind } = found;
    const target = specifier.startsWith('.') ? join(dirname(tree.fileName), specifier).replace(/\.js$/, '.ts') : specifier;
    yield { target, kind };
  }
}

function importAt(node: ts.Node): { specifier: string; kind: Import['kind'] } | undefined {
  if (ts.isImportDeclaration(node)) {
    const specifier = textOf(node.moduleSpecifier);
    if (!node.importClause) return { specifier, kind: 'effect' };
    return { specifier, kind: isTypeOnly(node.importClause) ? 'type' : 'value' };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { specifier: textOf(node.moduleSpecifier), kind: node.isTypeOnly ? 'type' : 'value' };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments; // An address made while running is no module of ours.
    return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, kind: 'dynamic' } : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), kind: 'type' };
  }
  return undefined;
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.length > 0 && names.elements.every((one) => one.isTypeOnly);
}

const textOf = (node: ts.Node): string => (ts.isStringLiteralLike(node) ? node.text : node.getText());
