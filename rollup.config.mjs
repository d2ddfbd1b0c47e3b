// What tsc leaves open: the bundles for a script tag, and JsSIP inside the package.
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'rollup-plugin-esbuild';
import { compactTemplates } from './.rollup/compact-templates.mjs';
import { leanJsSip } from './.rollup/lean-jssip.mjs';
import { notices } from './.rollup/notices.mjs';
import { ownKeys } from './.rollup/own-keys.mjs';
import { withoutDescriptions } from './.rollup/without-descriptions.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

export const plugins = ({ module = true, lean = true } = {}) => [
  lean && leanJsSip(),
  withoutDescriptions(),
  ownKeys(),
  nodeResolve({ browser: true, preferBuiltins: false, exportConditions: ['production'], extensions: ['.ts', '.mjs', '.js', '.json'] }),
  // 'auto' wraps only the modules that need one another in a ring; without any, incoming calls are lost without a word.
  commonjs({ strictRequires: 'auto' }),
  json({ namedExports: false }),
  esbuild({ target: 'es2022', tsconfig: file('tsconfig.json') }),
  compactTemplates(),
  terser({ ecma: 2022, module, compress: { passes: 2 }, format: { comments: false } }),
];

/** What tsc has made of the bridge asks for packages that nobody installs: only its types stay. */
const onlyTheBundle = {
  name: 'only-the-bundle',
  generateBundle: () => readdirSync('dist/bridge', { recursive: true }).filter((path) => path.endsWith('.js')).forEach((path) => rmSync(`dist/bridge/${path}`)),
};

/** A warning about our own code is an error; other people's is theirs. */
const onwarn = ({ message, id, ids = [id] }) => {
  if (!ids.some((one) => one?.includes('/node_modules/'))) throw new Error(message);
};

/** What package.json says of `dist`: registering is the only side effect, so what nobody uses of a module need not come with it. */
const treeshake = { moduleSideEffects: (id) => !/\/src\/(?!define\/|cdn\/)/.test(id) };

export default [
  {
    // What a page pays before it connects, and chunks for what it needs then, when it is idle, and when a number is typed.
    input: { cordboard: 'src/cdn/cordboard.ts' }, onwarn, treeshake, plugins: [...plugins(), notices('dist/licenses.txt')],
    output: { dir: 'dist/cdn', format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
  },
  {
    input: 'src/cdn/classic.ts', onwarn, plugins: plugins({ module: false }),
    output: { file: 'dist/cdn/cordboard.iife.js', format: 'iife' },
  },
  {
    // JsSIP is CommonJS: bundled here, it starts three times as quickly as through the wrappers of other people's bundlers, and nobody installs its four packages.
    input: { 'jssip': 'src/sip/jssip.ts', 'jssip-subscriber': 'src/sip/jssip-subscriber.ts' }, onwarn, plugins: plugins(),
    output: { dir: 'dist/sip', format: 'es', chunkFileNames: 'jssip-core.js' },
  },
  {
    // Every page has its own copy of what may be configured only once.
    input: { 'words': 'src/i18n/words.ts', 'runtime': 'src/i18n/runtime.ts' }, onwarn, plugins: plugins(),
    output: { dir: 'dist/i18n', format: 'es', chunkFileNames: 'localize.js' },
  },
  {
    // The program with all that only it needs (ws, jose), so that who uses the components alone installs none of it. Of `core` it takes the one that everybody has.
    input: { index: 'src/bridge/index.ts', main: 'src/bridge/main.ts' }, onwarn,
    external: (id) => /^zod\b|\/core\/index\.js$/.test(id),
    plugins: [
      nodeResolve({ exportConditions: ['node'], preferBuiltins: true, extensions: ['.ts', '.mjs', '.js'] }), commonjs(), esbuild({ target: 'node20', tsconfig: file('tsconfig.json') }),
      onlyTheBundle, notices('dist/licenses.txt'),
    ],
    output: { dir: 'dist/bridge', format: 'es', chunkFileNames: 'centre.js', hoistTransitiveImports: false, paths: (id) => id.replace(/^.*\/src\/core\//, '../core/') },
  },
];
