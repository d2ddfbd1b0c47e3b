// What a page may style, beside what the sources and docs/theming.md say of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tokenDefaults } from '../src/elements/token-names.js';

const read = (path: string): string => readFileSync(path, 'utf8');

test('cord-calls exports every part of its cards', () => {
  const [, exported] = /partsOfCall = '([^']+)'/.exec(read('src/elements/calls/calls-element.ts'))!;
  const parts = [...read('src/elements/call/call-element.ts').matchAll(/@csspart (\S+) -/g)].map(([, name]) => name);
  assert.deepEqual(exported!.split(', '), parts.filter((name) => name !== 'empty' && name !== 'missing'));
});

test('the docs have every token, with its default', () => {
  const told = Object.fromEntries([...read('docs/theming.md').matchAll(/^\| `(--cord-[a-z-]+)` \| (.+?) \|/gm)].map(([, name, value]) => [name, value!.replaceAll('`', '')]));
  assert.deepEqual(told, tokenDefaults);
});

for (const theme of readdirSync('src/themes')) {
  test(`${theme} sets nothing but tokens, for who asks for it`, () => {
    const text = read(`src/themes/${theme}`);
    const set = [...text.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name!);
    assert.deepEqual(set.filter((name) => !Object.hasOwn(tokenDefaults, name)), []);
    assert.ok(set.length > 3);
    assert.ok(text.includes(`[data-cord-theme='${theme.replace('.css', '')}']`));
  });
}
