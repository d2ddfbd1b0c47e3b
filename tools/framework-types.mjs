// Makes from dist/custom-elements.json what frameworks and editors want to know of the elements, into dist. Run after tsc and the manifest.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tokenNames } from '../dist/elements/token-names.js';
import { readElements } from './element-data.mjs';
import { reactWrappers } from './react-wrappers.mjs';
import { tagTypes } from './tag-types.mjs';
import { themeTokens } from './theme-tokens.mjs';
import { vscodeCss, vscodeHtml } from './vscode-data.mjs';
import { webTypes } from './web-types.mjs';

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const elements = readElements(json('dist/custom-elements.json'));
const tokens = themeTokens(tokenNames, readFileSync('docs/theming.md', 'utf8'));
/** Who imports types by a plain `import 'cordboard/jsx'` asks for a module, too. */
const typesAlone = ['jsx', 'vue', 'svelte'];

const files = {
  'tags.d.ts': tagTypes(elements),
  ...reactWrappers(elements),
  ...Object.fromEntries(typesAlone.map((name) => [`${name}.js`, 'export {};\n'])),
  'vscode.html-custom-data.json': vscodeHtml(elements),
  'vscode.css-custom-data.json': vscodeCss(elements, tokens),
  'web-types.json': webTypes(elements, tokens, json('package.json')),
};

mkdirSync('dist/react', { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(`dist/${name}`, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
for (const name of typesAlone) copyFileSync(`tools/frameworks/${name}.d.ts`, `dist/${name}.d.ts`);
copyFileSync('tools/frameworks/wrap.js', 'dist/react/wrap.js');
