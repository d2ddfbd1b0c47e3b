// The elements as the manifest tells of them, without what an editor or a framework has no use for.

/** @typedef {{ name: string, doc: string }} Named */
/** @typedef {Named & { type: string, attribute?: string, initial?: string }} Property `attribute`: its name in HTML, if it has one; `initial`: what it is unless it is set */
/** @typedef {Named & { type: string, property: string, initial?: string }} Attribute */
/** @typedef {Named & { type: string }} Happening `name`: as a listener names it; `type`: its class */
/**
 * @typedef {{ tag: string, className: string, component: string, define: string, doc: string, properties: Property[], attributes: Attribute[],
 *   events: Happening[], slots: Named[], parts: Named[], states: Named[], tokens: (Named & { initial?: string })[] }} ElementData
 *   `component`: the name of its wrapper; `define`: of the file that registers it
 */

const byName = (a, b) => (a.name < b.name ? -1 : 1);
const named = (all = []) => all.map(({ name, description = '', default: initial }) => ({ name, doc: oneLine(description), ...(initial && { initial }) }));
const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();

/** @param {{ modules: readonly any[] }} manifest @returns {ElementData[]} by tag */
export const readElements = ({ modules }) => modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName)
  .map(elementOf).sort((a, b) => (a.tag < b.tag ? -1 : 1));

function elementOf({ tagName: tag, name: className, description, members = [], attributes = [], events = [], slots, cssParts, cssStates, cssProperties }) {
  const fields = members.filter((member) => member.kind === 'field' && !member.static && !member.readonly);
  return {
    tag, className, component: className.replace(/Element$/, ''), define: tag.replace(/^cord-/, ''), doc: oneLine(description),
    properties: fields.map(({ name, type, attribute, ...rest }) => ({ ...named([{ name, ...rest }])[0], type: type.text, ...(attribute && { attribute }) })),
    attributes: attributes.map(({ name, type, fieldName: property, ...rest }) => ({ ...named([{ name, ...rest }])[0], type: type.text, property })),
    events: events.map(({ name, type, description: doc }) => ({ name, doc: oneLine(doc), type: type.text })),
    slots: named(slots), parts: named(cssParts).sort(byName), states: named(cssStates), tokens: named(cssProperties).sort(byName),
  };
}

/** `cord-call-ended` → `CordCallEnded`. @param {string} name */
export const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase());

/** The texts a type is made of: `'keep' | 'end'` → keep, end; none where it is anything else. @param {string} type */
export function wordsIn(type) {
  const parts = type.split('|').map((part) => part.trim()).filter((part) => part !== 'undefined');
  return parts.every((part) => /^'[^']*'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : [];
}
