// tags.d.ts: what can be set on each tag and what it tells, for the frameworks' types to be made of. Of what type a thing is says the element's class alone.

const head = `// Made from the elements' doc blocks: what can be set on each tag, and what it tells.
import type * as Cord from './index.js';
`;
const doc = (text, indent) => `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n`;

/** What HTML can say: a number by its digits, and that something is so by naming it. */
function inMarkup({ type, property }, className) {
  const own = `Cord.${className}['${property}']`;
  if (type === 'boolean') return 'boolean';
  if (type === 'number') return `${own} | \`\${number}\``;
  return type.includes("''") ? `${own} | boolean` : own;
}

/** @param {import('./element-data.mjs').ElementData} element */
function interfacesOf({ component, className, properties, attributes, events }) {
  const members = (name, lines) => `export interface ${component}${name} {\n${lines.join('')}}\n`;
  // An attribute of the same name is set as the property by every framework that finds one.
  const others = attributes.filter(({ name, property }) => name !== property);
  return [
    members('Properties', properties.map(({ name, doc: text }) => `${doc(text, '  ')}  ${name}?: Cord.${className}['${name}'] | undefined;\n`)),
    members('Attributes', others.map((one) => `${doc(one.doc, '  ')}  '${one.name}'?: ${inMarkup(one, className)} | undefined;\n`)),
    members('Events', events.map(({ name, doc: text, type }) => `${doc(text, '  ')}  '${name}': Cord.${type};\n`)),
  ].join('\n');
}

/** @param {readonly import('./element-data.mjs').ElementData[]} elements */
export function tagTypes(elements) {
  const tags = elements.map(({ tag, doc: text, className, component }) =>
    `${doc(text, '  ')}  '${tag}': { element: Cord.${className}; properties: ${component}Properties; attributes: ${component}Attributes; events: ${component}Events };\n`);
  return [head, ...elements.map(interfacesOf), `export interface CordTags {\n${tags.join('')}}\n`].join('\n');
}
