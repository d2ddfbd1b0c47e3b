// The DOM events of the elements: what each carries, and whether it can be cancelled.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { docOf, textOf } from './read-types.mjs';

/** @typedef {{ name: string, cancelable: boolean, fields: readonly import('./read-types.mjs').Field[], note: string }} EventClass */

/** Every event class beneath a folder, by name. @param {string} folder @returns {ReadonlyMap<string, EventClass>} */
export function readEventClasses(folder) {
  const declared = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((path) => /-events?\.ts$/.test(path)).sort()) {
    const tree = ts.createSourceFile(file, readFileSync(`${folder}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const node of tree.statements) if (ts.isClassDeclaration(node)) declared.set(node.name.text, node);
  }
  return new Map([...declared].map(([name, node]) => [name, { name, cancelable: chain(node, declared).includes('IntentEvent'), fields: fieldsOf(node, declared), note: docOf(constructorOf(node) ?? node) }]));
}

const baseOf = (node) => node.heritageClauses?.[0]?.types[0]?.expression.getText();
const constructorOf = (node) => node.members.find(ts.isConstructorDeclaration);

/** The names of a class and all it extends. */
function chain(node, declared) {
  const base = baseOf(node);
  return [node.name.text, ...(declared.has(base) ? chain(declared.get(base), declared) : [base])];
}

/** Parameters that are fields, and getters; those of what it extends first. */
function fieldsOf(node, declared) {
  const before = declared.has(baseOf(node)) ? fieldsOf(declared.get(baseOf(node)), declared) : [];
  const taken = (constructorOf(node)?.parameters ?? []).filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword));
  const got = node.members.filter(ts.isGetAccessor);
  const own = [...taken, ...got].map((one) => ({ name: one.name.getText(), optional: one.questionToken !== undefined, type: textOf(one.type), doc: docOf(one) }));
  return [...before.filter(({ name }) => !own.some((field) => field.name === name)), ...own];
}
