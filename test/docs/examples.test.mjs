/** All that the documentation says in code is true of the package as it is built: every example, every name, every link. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bareImports, blocksOf, wrongJson, wrongMarkup } from './blocks.mjs';
import { brokenPage, mistakes } from './broken-page.mjs';
import { deadLinks } from './links.mjs';
import { markdownFiles, readPage } from './markdown.mjs';
import { wrongNames } from './names.mjs';
import { compile } from './typed-blocks.mjs';
import { vocabulary } from './vocabulary.mjs';

const pages = markdownFiles().map((path) => readPage(path));
const words = await vocabulary();

/** One line for each, so that a failure reads like a to-do list. */
const none = (wrong) => { if (wrong.length > 0) assert.fail(`\n${wrong.join('\n')}`); };

const blocks = blocksOf(pages);
const { wrong, untyped } = compile([...blocks, ...blocksOf([brokenPage])]);
const ofBroken = wrong.filter((one) => one.startsWith(brokenPage.path));

test('examples in TypeScript and JavaScript compile, those inside of HTML, Vue and Svelte too', (t) => {
  t.diagnostic(`${blocks.length} examples${untyped.size ? `; not installed here, so that nothing is known of what comes from them: ${[...untyped].join(', ')}` : ''}`);
  assert.ok(blocks.length > 30, `only ${blocks.length} examples found`);
  none(wrong.filter((one) => !ofBroken.includes(one)));
});

test('one that does not is named by its file and its line', () => {
  const found = ([line, what]) => (one) => one.startsWith(`${brokenPage.path}:${line}: `) && what.test(one);
  for (const mistake of mistakes) assert.ok(ofBroken.some(found(mistake)), `${mistake.join(', ')} in\n${ofBroken.join('\n')}`);
  none(ofBroken.filter((one) => !mistakes.some((mistake) => found(mistake)(one))));
});

test('every tag, attribute, property and event in markup is one', () => none(wrongMarkup(pages, words)));

test('what a page imports has an address', () => none(bareImports(pages)));

test('JSON is JSON', () => none(wrongJson(pages)));

test('every name of ours in a text is one', () => none(wrongNames(pages, words)));

test('every link leads somewhere', () => none(deadLinks(pages)));

test('README names every element', () => {
  const table = readFileSync('README.md', 'utf8');
  none([...words.tags.keys()].filter((tag) => !table.includes(`\`<${tag}>\``)).map((tag) => `README.md: no word of <${tag}>`));
});
