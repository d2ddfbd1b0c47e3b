// What the editors of JetBrains offer: "web-types" of package.json names this file, and they find it by themselves.
import { wordsIn } from './element-data.mjs';

/** @typedef {import('./element-data.mjs').ElementData} ElementData */

const described = ({ name, doc }) => ({ name, description: doc });
const value = ({ type, initial }) => ({ type, ...(initial && { default: initial }) });

/** @param {ElementData} element */
const tagOf = ({ tag, doc, properties, attributes, events, slots, parts, states, tokens }) => ({
  ...described({ name: tag, doc }),
  attributes: attributes.map((one) => ({
    ...described(one),
    ...(one.type === 'boolean' ? { value: { type: 'boolean', kind: 'no-value' }, default: 'false' } : { value: { type: one.type, kind: 'plain' }, ...(one.initial && { default: one.initial }) }),
    ...(wordsIn(one.type).length > 0 && { values: wordsIn(one.type).map((word) => ({ name: word })) }),
  })),
  slots: slots.map(described),
  js: {
    properties: properties.map((one) => ({ ...described(one), ...value(one) })),
    events: events.map((one) => ({ ...described(one), type: one.type })),
  },
  css: {
    properties: tokens.map(described),
    parts: parts.map(described),
    'pseudo-classes': states.map(({ name, doc: text }) => ({ name: `state(${name})`, description: text })),
  },
});

/**
 * @param {readonly ElementData[]} elements @param {readonly import('./theme-tokens.mjs').Token[]} tokens
 * @param {{ name: string, version: string }} thePackage
 */
export const webTypes = (elements, tokens, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name, version,
  'js-types-syntax': 'typescript', 'description-markup': 'markdown',
  contributions: {
    html: { elements: elements.map(tagOf) },
    css: { properties: tokens.map(described) },
  },
});
