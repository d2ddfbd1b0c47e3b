// What the sources declare, as plain data: the fields of interfaces, the variants of unions, and the words in the comments beside them.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** @typedef {{ name: string, optional: boolean, type: string, doc: string }} Field */
/** @typedef {{ type: string, doc: string, fields: readonly Field[] }} Variant One of a union that is told apart by `type`. */
/** @typedef {{ name: string, node: import('typescript').InterfaceDeclaration | import('typescript').TypeAliasDeclaration, doc: string, file: string }} Declared */

/** Every interface and type alias of some folders of TypeScript, by name. @param {readonly string[]} folders @returns {ReadonlyMap<string, Declared>} */
export function readTypes(folders) {
  const found = new Map();
  for (const file of folders.flatMap(sourcesIn)) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const node of tree.statements) {
      if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) continue;
      found.set(node.name.text, { name: node.name.text, node, doc: docOf(node), file });
    }
  }
  return found;
}

const sourcesIn = (folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`).sort();

/** The doc comment before a node, be it on the same line, its drawing as it is drawn. @param {import('typescript').Node} node */
export const docOf = (node) => bare(node.getSourceFile().text.slice(node.getFullStart(), node.getStart()).match(/\/\*\*[^]*?\*\//g)?.at(-1));

/** A doc comment without what makes it one. */
function bare(comment = '') {
  const lines = comment.replace(/^\/\*\*|\*\/$/g, '').split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  return lines.join('\n').trim();
}

/** Type text as a reader wants it: on one line, and without saying each time that all is readonly. @param {import('typescript').Node | undefined} node */
export const textOf = (node) => (node?.getText() ?? '').replace(/\/\*\*[^]*?\*\//g, '').replace(/\breadonly /g, '').replace(/\bReadonly<((?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*)>/g, '$1').replace(/\s+/g, ' ').trim().replace(/^\| /, '');

/** The fields of a type, those it takes from others included. @param {import('typescript').Node | undefined} node @param {ReadonlyMap<string, Declared>} types @returns {readonly Field[]} */
export function fieldsOf(node, types) {
  if (!node) return [];
  if (ts.isInterfaceDeclaration(node)) return [...(node.heritageClauses ?? []).flatMap(({ types: bases }) => bases.flatMap((base) => fieldsOf(base, types))), ...own(node)];
  if (ts.isTypeAliasDeclaration(node)) return fieldsOf(node.type, types);
  if (ts.isTypeLiteralNode(node)) return own(node);
  if (ts.isParenthesizedTypeNode(node)) return fieldsOf(node.type, types);
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap((part) => fieldsOf(part, types));
  if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) return ofReference(node, types);
  return [];
}

const own = ({ members }) => members.filter(ts.isPropertySignature).map((member) =>
  ({ name: member.name.getText(), optional: member.questionToken !== undefined, type: textOf(member.type), doc: docOf(member) }));

function ofReference(node, types) {
  const name = (node.typeName ?? node.expression).getText();
  const [of, keys] = node.typeArguments ?? [];
  if (name !== 'Pick' && name !== 'Omit') return fieldsOf(types.get(name)?.node, types);
  const named = new Set(namesIn(keys));
  return fieldsOf(of, types).filter((field) => named.has(field.name) === (name === 'Pick'));
}

const namesIn = (node) => (ts.isUnionTypeNode(node) ? node.types.flatMap(namesIn) : ts.isLiteralTypeNode(node) ? [node.literal.text] : []);

/** The texts that a union of texts is made of; none where it is another type. @param {import('typescript').Node} node */
export const wordsOf = (node) => (ts.isTypeAliasDeclaration(node) && (ts.isUnionTypeNode(node.type) || ts.isLiteralTypeNode(node.type)) ? namesIn(node.type) : []);

/** What a union of plain objects is made of, in its order; members that it takes from other unions stay theirs. @param {string} name @param {ReadonlyMap<string, Declared>} types @returns {readonly Variant[]} */
export function variantsOf(name, types) {
  const { node, doc } = types.get(name) ?? {};
  if (!node) throw new Error(`there is no type ${name} any more: tell tools/references.mjs what it is called now`);
  const parts = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
  return parts.flatMap((part) => {
    const fields = fieldsOf(part, types);
    const type = fields.find((field) => field.name === 'type')?.type;
    if (!type || ts.isTypeReferenceNode(part)) return [];
    return [{ type: type.slice(1, -1), doc: parts.length > 1 ? commentBefore(part) : doc, fields: fields.filter((field) => field.name !== 'type') }];
  });
}

/** The comment above the `|` of a union's member, which belongs to no node. */
function commentBefore(node) {
  const text = node.getSourceFile().text.slice(0, node.getStart());
  return bare(/\/\*\*(?:(?!\*\/)[^])*\*\/(?=\s*\|\s*$)/.exec(text)?.[0]);
}
