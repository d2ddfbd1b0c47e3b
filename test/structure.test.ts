import assert from 'node:assert/strict';
import { basename } from 'node:path/posix';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { cycles } from './support/cycles.js';
import { inventory, missingTags } from './support/elements.js';
import { breach, folderOf } from './support/layers.js';
import { find, read, walk, type Source } from './support/sources.js';

const source = find('src', /\.ts$/).map(read);
const tests = find('test', /\.(ts|mjs)$/).map(read);
const everything = [...source, ...tests, ...find('stories', /\.ts$/).map(read), ...find('demo', /\.(mjs|js|ts|tsx)$/).map(read)];

/** One line for each offender, so that a failure reads like a to-do list. */
const none = (offenders: readonly string[]): void => { if (offenders.length > 0) assert.fail(`\n${offenders.join('\n')}`); };

describe('layers', () => {
  it('each file imports only what its folder may', () => {
    none(source.flatMap((file) => file.imports.flatMap((one) => breach(file.path, one) ?? [])));
  });

  it('no file imports itself by a detour, types included', () => {
    none(cycles(source).map((cycle) => cycle.join(' → ')));
  });

  it('only the CDN entry and define/ act when they are imported', () => {
    none(source.filter(({ path }) => !['define', 'cdn', 'bridge'].includes(folderOf(path))).flatMap(effects));
  });

  it('loads under Node, where there is no window', async () => {
    for (const entry of ['index', 'connect', 'sim/index']) await import(`../src/${entry}.js`);
  });
});

describe('files', () => {
  it('none over 400 lines, half of them under 60', (t) => {
    none(everything.filter(({ path, lines }) => lines > 400 && !path.startsWith('src/i18n/locales/')) // Those are made of translations/.
      .map(({ path, lines }) => `${path}: ${lines} lines`));
    const [middle, sum] = [median(source), total(source)];
    t.diagnostic(`src: ${source.length} files, ${sum} lines, median ${middle}; test: ${tests.length} files, ${(total(tests) / sum).toFixed(2)} lines a line of src`);
    assert.ok(middle <= 60, `the median file of src has ${middle} lines`);
  });

  it('no function over 80 lines', () => {
    none(everything.filter(({ path }) => path.startsWith('src/')).flatMap((file) => longFunctions(file, 80)));
  });

  it('names say what is inside', () => {
    none(everything.map(({ path }) => path).filter((path) => /^((types|utils?|helpers?|misc|common)\.\w+|.*manager.*)$/i.test(basename(path))));
  });
});

describe('elements', () => {
  const all = read('src/define/all.ts').imports.map(({ target }) => target);
  for (const element of inventory()) {
    it(`<${element.tag}> has a story, a test, a define file and its doc tags`, () => {
      none([
        ...element.missingFiles,
        ...(all.includes(element.define) ? [] : [`${element.define}: not in define/all.ts`]),
        ...missingTags(element),
      ]);
    });
  }
});

/** Statements that do something by themselves when a file is imported. */
function effects({ path, tree, imports }: Source): string[] {
  const acts = tree.statements.filter((statement) => ts.isExpressionStatement(statement) && !ts.isStringLiteral(statement.expression));
  return [
    ...acts.map((statement) => `${path}: ${statement.getText().slice(0, 60)}`),
    ...imports.filter(({ kind }) => kind === 'effect').map(({ target }) => `${path}: import '${target}'`),
    ...(/@customElement\b/.test(tree.text) ? [`${path}: registers an element`] : []),
  ];
}

function longFunctions({ path, tree }: Source, most: number): string[] {
  return [...walk(tree)].filter(ts.isFunctionLike).flatMap((node) => {
    const line = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
    const lines = line(node.end) - line(node.getStart()) + 1;
    return lines > most ? [`${path}:${line(node.getStart()) + 1}: a function of ${lines} lines`] : [];
  });
}

const median = (files: readonly Source[]): number => files.map(({ lines }) => lines).sort((a, b) => a - b)[files.length >> 1] ?? 0;
const total = (files: readonly Source[]): number => files.reduce((sum, { lines }) => sum + lines, 0);
