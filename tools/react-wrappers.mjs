// A React component for each element, in a file of its own: a bundler leaves out those that nobody imports, with their elements.
import { pascal } from './element-data.mjs';

/** @typedef {import('./element-data.mjs').ElementData} ElementData */

/** @param {ElementData} element */
const wrapper = ({ tag, component, define, properties, events }) => `'use client';
import '../define/${define}.js';
import { wrap } from './wrap.js';

export const ${component} = /* @__PURE__ */ wrap('${tag}', ${JSON.stringify(properties.map(({ name }) => name))}, ${JSON.stringify(Object.fromEntries(events.map(({ name }) => [`on${pascal(name)}`, name])))});
`;

const typesHead = `// Our elements as React components, for React 18 and 19. Made from the elements' doc blocks.
import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { CordTags } from './tags.js';

type Pascal<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\` ? \`\${Capitalize<First>}\${Pascal<Rest>}\` : Capitalize<Name>;
type Handlers<Events> = { [Name in keyof Events & string as \`on\${Pascal<Name>}\`]?: ((event: Events[Name]) => void) | undefined };
type Own<Tag extends keyof CordTags> = CordTags[Tag]['properties'] & Handlers<CordTags[Tag]['events']>;

/** What a wrapper takes: the element's properties, its events as \`onCord…\`, and what any HTML element takes. */
export type CordProps<Tag extends keyof CordTags> = Own<Tag> & Omit<HTMLAttributes<CordTags[Tag]['element']>, keyof Own<Tag>>;
type Component<Tag extends keyof CordTags> = ForwardRefExoticComponent<CordProps<Tag> & RefAttributes<CordTags[Tag]['element']>>;
`;

/** The files to write, by name. @param {readonly ElementData[]} elements @returns {Record<string, string>} */
export const reactWrappers = (elements) => ({
  'react.js': `'use client';\n${elements.map(({ component, define }) => `export { ${component} } from './react/${define}.js';\n`).join('')}`,
  'react.d.ts': `${typesHead}\n${elements.map(({ tag, component, doc }) => `/** ${doc} */\nexport declare const ${component}: Component<'${tag}'>;\n`).join('')}\nexport {};\n`,
  ...Object.fromEntries(elements.map((element) => [`react/${element.define}.js`, wrapper(element)])),
});
