// What a manifest should say and doesn't.

const fieldsOf = ({ members = [] }) => members.filter((one) => one.kind === 'field' && !one.static);
const nameOf = ({ name, type }) => name ?? type?.text;

/**
 * An element without a tag or a description is of use to no editor and no reader; what has no type, to no compiler.
 * @param {readonly any[]} declarations @returns {string[]} one line for each thing that is missing
 */
export function lacking(declarations) {
  const elements = declarations.filter(({ tagName }) => tagName);
  const classes = new Set(declarations.filter(({ kind }) => kind === 'class').map(({ name }) => name));
  return elements.length === 0 ? ['no element found'] : elements.flatMap((element) => {
    const { name, description, attributes = [], events = [], cssParts = [], cssProperties = [], cssStates = [], slots = [] } = element;
    const all = [...attributes, ...events, ...cssParts, ...cssProperties, ...cssStates, ...slots, ...fieldsOf(element)];
    return [
      ...(description ? [] : [`${name} has no description`]),
      ...all.filter((one) => !one.description && !one.inheritedFrom).map((one) => `${name}: ${nameOf(one)} has no description`),
      ...[...attributes, ...fieldsOf(element)].filter(({ type }) => !type?.text).map((one) => `${name}: ${nameOf(one)} has no type`),
      ...events.filter(({ type }) => !classes.has(type?.text)).map((one) => `${name}: ${nameOf(one)} is of no class that there is`),
    ];
  });
}
