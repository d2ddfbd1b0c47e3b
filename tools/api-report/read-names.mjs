// What TypeScript knows of the public names: one entry for each declaration, with its members, as the compiler prints them.
import ts from 'typescript';

/** @typedef {{ name: string, head: string, members: string[] }} Declared `head`: what it is, on one line; `members`: a line each, sorted; those of a union in their order */

const printer = ts.createPrinter({ removeComments: true });
const printed = (node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/\s+/g, ' ').replace(/[;,]$/, '').trim();
const { Private, Protected } = ts.ModifierFlags;
/** What lit and the browser call, not whoever uses an element. */
const callbacks = new Set(['styles', 'connectedCallback', 'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback']);
const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * Reads modules that have types. A name that several open is told with the first; what none opens but a signature speaks of is told in `reached`.
 * @param {Readonly<Record<string, string>>} modules the `.d.ts` of each
 * @param {string} folder that of the package: what is declared elsewhere is somebody else's
 * @param {ReadonlyMap<string, ReadonlySet<string>>} hidden members that are told elsewhere, by class
 * @returns {{ modules: Record<string, Declared[]>, reached: Declared[] }}
 */
export function readNames(modules, folder, hidden = new Map()) {
  const program = ts.createProgram(Object.values(modules), { module: ts.ModuleKind.NodeNext, noLib: true, skipLibCheck: true, types: [] });
  const checker = program.getTypeChecker();
  const real = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const seen = new Map();
  const waiting = new Set();

  /** Names in a declaration that stand for another one of ours. */
  function reach(node) {
    if (ts.getCombinedModifierFlags(node) & (Private | Protected)) return;
    const found = ts.isIdentifier(node) && checker.getSymbolAtLocation(node);
    if (found && real(found).declarations?.some(isOurs)) waiting.add(real(found));
    ts.forEachChild(node, reach);
  }
  const isOurs = (node) => {
    const file = node.getSourceFile().fileName;
    const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    return statement.parent?.kind === ts.SyntaxKind.SourceFile && file.startsWith(folder) && !file.includes('/node_modules/');
  };
  const tell = (symbol, name) => symbol.declarations.map((node) => {
    reach(node);
    return { name, head: headOf(node, name), members: membersOf(node, hidden.get(name)) };
  });

  const told = {};
  for (const [module, path] of Object.entries(modules)) {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`${path} is not there: npm run build makes it`);
    const opened = checker.getSymbolAtLocation(file);
    told[module] = (opened ? checker.getExportsOfModule(opened) : []).flatMap((exported) => {
      const [symbol, { name }] = [real(exported), exported];
      const before = seen.get(symbol);
      if (before) return [{ name, head: `${headOf(symbol.declarations[0], name).split(/ ?=|[<(:]| extends | implements /)[0]}, as in ${before}`, members: [] }];
      seen.set(symbol, module);
      return tell(symbol, name);
    }).sort(byName);
  }
  const reached = [];
  for (const symbol of waiting) if (!seen.has(symbol)) reached.push(...tell(symbol, symbol.name)); // A set goes on over what is added meanwhile.
  return { modules: told, reached: reached.sort(byName) };
}

/** What it is, without what it consists of. */
function headOf(node, name) {
  if (ts.isVariableDeclaration(node)) return `const ${name}${tupleOf(node) ? ': readonly [' : node.type ? `: ${printed(node.type)}` : ` = ${printed(node.initializer)}`}`;
  if (ts.isFunctionDeclaration(node)) return printed(node).replace(/^(export |default |declare )+/, '');
  const generics = node.typeParameters ? `<${node.typeParameters.map(printed).join(', ')}>` : '';
  if (ts.isTypeAliasDeclaration(node)) return `type ${name}${generics}${ts.isUnionTypeNode(node.type) ? ' =' : ` = ${printed(node.type)}`}`;
  const of = (node.heritageClauses ?? []).map((clause) => ` ${printed(clause)}`).join('');
  if (ts.isInterfaceDeclaration(node)) return `interface ${name}${generics}${of}`;
  if (ts.isClassDeclaration(node)) return `${ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Abstract ? 'abstract ' : ''}class ${name}${generics}${of}`;
  throw new Error(`${name}: tools/api-report/read-names.mjs does not know what a ${ts.SyntaxKind[node.kind]} is`);
}

/** A list that is known word by word: `readonly ['bad-server', …]`. */
const tupleOf = ({ type }) => (type && ts.isTypeOperatorNode(type) && ts.isTupleTypeNode(type.type) ? type.type : undefined);

function membersOf(node, hidden = new Set()) {
  if (ts.isVariableDeclaration(node)) return (tupleOf(node)?.elements ?? []).map(printed);
  if (ts.isTypeAliasDeclaration(node)) return ts.isUnionTypeNode(node.type) ? node.type.types.map((one) => `| ${printed(one)}`) : [];
  const open = (node.members ?? []).filter((one) => !(ts.getCombinedModifierFlags(one) & (Private | Protected)) && !(one.name && ts.isPrivateIdentifier(one.name)));
  const named = open.map((one) => ({ name: one.name?.getText() ?? '', text: printed(one) }));
  return named.filter(({ name }) => !callbacks.has(name) && !hidden.has(name)).sort(byName).map(({ text }) => text);
}
