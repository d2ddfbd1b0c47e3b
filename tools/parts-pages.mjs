/** docs/parts.md: what of each element can be styled, from the manifest. */

const row = (name, description = '') => `| \`${name}\` | ${description.replaceAll('|', '\\|').replace(/\s+/g, ' ')} |`;
const table = (head, rows, write) => (rows?.length ? [`| ${head} | |\n|---|---|\n${rows.map(write).join('\n')}`] : []);

const section = ({ tagName, cssParts, cssStates, slots }) => [
  `## ${tagName}`,
  ...table('part', cssParts, ({ name, description }) => row(name, description)),
  ...table('state', cssStates, ({ name, description }) => row(`:state(${name})`, description)),
  ...table('slot', slots, ({ name, description }) => row(name || 'what stands in it', description)),
].join('\n\n');

/** @param {readonly object[]} elements those of the manifest */
export const partsReference = (elements) => `# Parts and states

<!-- Made by tools/references.mjs from the sources: do not edit. -->

What of each element has a name for your CSS; how it is used, [Theming](theming.md#one-piece-by-its-part) says. \`<cord-calls>\` shows each call as a \`<cord-call>\`: the parts of that are parts of \`<cord-calls>\`, too.

${[...elements].sort((a, b) => a.tagName.localeCompare(b.tagName)).map(section).join('\n\n')}
`;
