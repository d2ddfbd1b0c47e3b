/** What a screen reader gets of a page: Chromium's own accessibility tree, with all shadow roots in it. */

/** Told by their children, or by nobody. */
const silent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LayoutTableRow', 'LabelText', 'Legend', 'DescriptionListTerm', 'DescriptionListDetail', 'paragraph', 'StaticText']);

/**
 * @typedef {object} Heard
 * @property {string} role @property {string} name @property {string} value
 * @property {Record<string, unknown>} states `expanded`, `pressed`, `disabled`, `focused` …
 * @property {number} depth
 */

/**
 * All that has a role worth telling, in the order of the page.
 * @param {import('puppeteer-core').CDPSession} client
 * @returns {Promise<Heard[]>}
 */
export async function treeOf(client) {
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const all = [];
  const read = (node, depth) => {
    const role = node.role?.value;
    const isTold = !node.ignored && role !== undefined && !silent.has(role);
    if (isTold) {
      const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      all.push({ role, name: clean(node.name?.value), value: clean(node.value?.value), states, depth });
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) read(byId.get(id), depth + (isTold ? 1 : 0));
  };
  read(nodes[0], 0);
  return all;
}

/** Without the marks that isolate names of another direction. */
const clean = (text) => String(text ?? '').replace(/[\u2066-\u2069\u00a0]/g, (mark) => (mark === '\u00a0' ? ' ' : '')).replace(/\s+/g, ' ').trim();

const told = ['expanded', 'pressed', 'checked', 'disabled', 'invalid', 'required', 'focused'];

/** `button "Keypad" expanded`. @param {Heard} node */
export const lineOf = ({ role, name, value, states }) => [
  role, name && `"${name}"`, value && value !== name && `= "${value}"`,
  ...told.filter((state) => ![undefined, false, 'false'].includes(states[state])),
].filter(Boolean).join(' ');

/** The whole page, a line for each. @param {Heard[]} tree */
export const linesOf = (tree) => tree.map((node) => '  '.repeat(node.depth) + lineOf(node)).join('\n');

/** The one that has the focus: the innermost, where several say so. @param {Heard[]} tree */
export const focusedIn = (tree) => tree.findLast(({ states, role }) => states.focused && role !== 'RootWebArea');
