/** What the checks of the documentation find: each broken example is named by its file and its line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareImports, wrongJson, wrongMarkup } from './blocks.mjs';
import { block } from './broken-page.mjs';
import { deadLinks } from './links.mjs';
import { readPage } from './markdown.mjs';
import { wrongNames } from './names.mjs';

const element = ({ attributes = [], properties = [], events = [], parts = [], states = [] }) => Object.fromEntries(Object.entries({ attributes, properties, events, parts, states }).map(([what, names]) => [what, new Set(names)]));
const words = {
  tags: new Map([
    ['cord-desk', element({ attributes: ['server', 'crm'], properties: ['server', 'crm', 'desk'], events: ['cord-call-ended'], parts: ['notice'] })],
    ['cord-call', element({ attributes: ['call-id'], properties: ['callId'], states: ['ringing'], parts: ['name'] })],
  ]),
  tokens: new Set(['--cord-accent']), others: new Set(['data-cord-dial']),
};
const page = (text) => [readPage('docs/made-up.md', text)];

test('tags, attributes, properties and events that there are not', () => {
  const pages = page([
    block('html', '<cord-desk server="a > b" sever="x"', '  id="desk" data-x onclick="y"></cord-desk>', '<cord-dseks></cord-dseks>'),
    block('vue', '<cord-desk :desk.prop="desk" :deks="x" @cord-call-ended="() => a > b" @cord-call-end="y" v-if="z" />'),
    block('tsx', 'const a = <cord-desk desk={desk} oncord-call-ended={() => { x(); }} oncord-hung-up={y} key="1" {...more} />;'),
    block('ts', 'template = `<cord-desk [desk]="desk()" [dial]="x" (cord-call-ended)="over($event)" (cord-over)="y"></cord-desk>`;'),
    block('svelte', '<cord-desk {desk} {phone} oncord-call-ended={over} bind:this={it} {...rest}></cord-desk>'),
    block('html', '<cord-desk … crm="/api/crm"></cord-desk>', '<!-- <cord-gone> --> <cord-call call-id="1" .callId="x"></cord-call>'),
  ].join('\n'));
  assert.deepEqual(wrongMarkup(pages, words).map((one) => one.replace('docs/made-up.md:', '')), [
    '4: <cord-desk> has no attribute sever', '5: <cord-desk> has no attribute onclick', '6: there is no <cord-dseks>',
    '12: <cord-desk> has no property deks', '12: <cord-desk> fires no cord-call-end', '18: <cord-desk> fires no cord-hung-up',
    '24: <cord-desk> has no property dial', '24: <cord-desk> fires no cord-over', '30: <cord-desk> has no property phone',
  ]);
});

test('names in a text that there are not', () => {
  const pages = page([
    'Say `<cord-desk sever="x">`, `cord-call-ended`, or `cord-call-over` of `data-cord-dial` and `data-cord-ring`.',
    'Style `cord-call::part(name)`, `cord-desk::part(name)`, `::part(nowhere)`, `:state(ringing)`, `cord-call:state(wrong)`, `--cord-accent`, `--cord-accents`, `--cord-*`.',
    'The `crm` of `<cord-desk>`, and the `crm` of `<cord-call>`. `cord-desk.js`, `src/cord-x`, `cord-*`.',
    block('css', 'cord-call { --cord-accent: red; }', 'cord-cal { --cord-tint: red; }'),
  ].join('\n'));
  assert.deepEqual(wrongNames(pages, words).map((one) => one.replace('docs/made-up.md:', '')).sort(), [
    '1: <cord-desk> has no attribute sever', '1: there is no cord-call-over', '1: there is no data-cord-ring',
    '2: cord-call has no state wrong', '2: cord-desk has no part name', '2: no element has a part nowhere', '2: there is no token --cord-accents',
    '3: <cord-call> has no crm', '8: there is no cord-cal', '8: there is no token --cord-tint',
  ]);
});

test('links that lead nowhere', () => {
  const pages = page('# One `two`: three\n\n[a](#one-two-three) [b](#one) [c](nowhere.md) [d](../README.md) [e](crm.md#a-rest-interface)\n[f](crm.md#gone) ![g](x.png) `[h](no-link.md)` [i](https://x.example/#y) [j](../../out.md) [l](../CHANGELOG.md)\n\n```text\n[k](no-link.md)\n# no heading\n```\n');
  assert.deepEqual(deadLinks(pages).map((one) => one.replace('docs/made-up.md:', '').replace(/;.*/, '')), [
    '3: #one: there is no such heading', '3: nowhere.md: there is no such file', '4: crm.md#gone: there is no such heading', '4: x.png: there is no such file', '4: ../../out.md: leads out of the project', '4: ../CHANGELOG.md: who has installed the package has no such file',
  ]);
});

test('imports by name in a page that no bundler has seen', () => {
  const imports = ['<script type="module">', "  import { a } from 'cordboard/sim.js';", "  import '/here.js';", "  await import('cordboard');", '</script>'];
  assert.deepEqual(bareImports(page([block('html', ...imports), block('html', '<script type="importmap">{}</script>', ...imports), block('vue', ...imports)].join('\n'))).map((one) => one.split(': ')[0]), ['docs/made-up.md:5', 'docs/made-up.md:7']);
});

test('JSON that is none, and a block without an end', () => {
  assert.match(wrongJson(page(block('json', '{', '  "a": 1,', '}')))[0], /^docs\/made-up\.md:4: /);
  assert.deepEqual(wrongJson(page(block('json', '{ "a": 1 }'))), []);
  assert.throws(() => page('```js\nconst a = 1;\n'), /made-up\.md:1: .*no end/);
});

test('a block in a list is read without the list’s indentation', () => {
  const [{ fences }] = page('1. First:\n\n   ```js\n   if (a) {\n     b();\n   }\n   ```\n2. Second\n');
  assert.deepEqual(fences, [{ path: 'docs/made-up.md', line: 4, language: 'js', code: 'if (a) {\n  b();\n}' }]);
});
