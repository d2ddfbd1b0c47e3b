// What VS Code offers while one writes HTML ("html.customData") and CSS ("css.customData").
import { wordsIn } from './element-data.mjs';

/** @typedef {import('./element-data.mjs').ElementData} ElementData */

const markdown = (value) => ({ kind: 'markdown', value });
const list = (title, all) => (all.length > 0 ? `**${title}**\n${all.map(({ name, doc }) => `- \`${name || 'default'}\`: ${doc}`).join('\n')}` : '');

/** @param {ElementData} element */
const tagOf = ({ tag, doc, attributes, events, slots, parts, states }) => ({
  name: tag,
  description: markdown([doc, list('Events', events), list('Slots', slots), list('Parts', parts), list('States', states)].filter(Boolean).join('\n\n')),
  attributes: attributes.map(({ name, doc: text, type, initial }) => ({
    name,
    description: markdown(initial && initial !== "''" ? `${text}\n\nDefault: \`${initial}\`` : text),
    ...(type === 'boolean' && { valueSet: 'v' }),
    ...(wordsIn(type).length > 0 && { values: wordsIn(type).filter(Boolean).map((word) => ({ name: word })) }),
  })),
});

/** @param {readonly ElementData[]} elements */
export const vscodeHtml = (elements) => ({ version: 1.1, tags: elements.map(tagOf) });

/** The same name in several elements is one entry, which tells what it is in each. @param {readonly ElementData[]} elements @param {'parts' | 'states'} what */
function gathered(elements, what) {
  const found = new Map();
  for (const { tag, [what]: all } of elements) for (const { name, doc } of all) found.set(name, [...(found.get(name) ?? []), `\`<${tag}>\`: ${doc}`]);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @param {readonly ElementData[]} elements @param {readonly import('./theme-tokens.mjs').Token[]} tokens */
export const vscodeCss = (elements, tokens) => ({
  version: 1.1,
  properties: tokens.map(({ name, doc, initial }) => ({ name, description: markdown(initial ? `${doc}\n\nDefault: \`${initial}\`` : doc) })),
  pseudoElements: gathered(elements, 'parts').map(([name, docs]) => ({ name: `::part(${name})`, description: markdown(docs.join('\n\n')) })),
  pseudoClasses: gathered(elements, 'states').map(([name, docs]) => ({ name: `:state(${name})`, description: markdown(docs.join('\n\n')) })),
});
