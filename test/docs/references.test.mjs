/** docs/events.md and docs/parts.md say what the sources say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { manifestElements, references } from '../../tools/reference-pages.mjs';
import { readTypes } from '../../tools/read-types.mjs';

const elements = manifestElements();
const types = readTypes(['src/core', 'src/desk']);
const pages = references();
const written = pages['docs/events.md'];

for (const [page, text] of Object.entries(pages)) {
  test(`${page} is what \`node tools/references.mjs\` writes`, () => {
    const [is, shouldBe] = [readFileSync(page, 'utf8').split('\n'), text.split('\n')];
    const line = shouldBe.findIndex((one, index) => one !== is[index]);
    assert.equal(is[line], shouldBe[line], `${page}:${line + 1}: run node tools/references.mjs`);
    assert.equal(is.length, shouldBe.length);
  });
}

test('no part and no state is left out', () => {
  const named = elements.flatMap(({ cssParts = [], cssStates = [] }) => [...cssParts.map(({ name }) => name), ...cssStates.map(({ name }) => `:state(${name})`)]);
  assert.ok(named.length > 200, `only ${named.length} found`);
  assert.deepEqual(named.filter((name) => !pages['docs/parts.md'].includes(`| \`${name}\` |`)), []);
});

test('no event, no command and no word of a type is left out', () => {
  for (const { events = [] } of elements) for (const { name } of events) assert.ok(written.includes(`\`${name}\``), name);
  const typed = (name) => [...types.get(name).node.getText().matchAll(/type: '([a-z-]+)'/g)].map(([, type]) => type);
  const unions = types.get('DeskEvent').node.type.types.map((part) => part.getText());
  const all = [...unions, 'Command'].flatMap(typed);
  assert.ok(all.length > 100, `only ${all.length} found`);
  assert.deepEqual(all.filter((type) => !written.includes(`| \`${type}\` |`)), []);
});

test('comments go where they belong: above an event, beside a field, and drawings as they are drawn', () => {
  assert.match(written, /\| `call-restored` \| It was begun by a page that is gone; `pop`: .* \| `call` \[`Call`\]\(#call\)/);
  assert.match(written, /\| `connect` \| [^|]+\| `password\?` `string` \(Only where the person was asked for it; never stored\) \|/);
  assert.match(written, /### LineStatus\n\nThe line: [^\n]+\n\n```text\noffline ──▶ connecting ──▶ registered\n {3}▲/);
  assert.match(written, /\| `cord-dial` \| Before a number is dialled[^|]*\| `to` `string`/);
  assert.match(written, /\| `cord-call-ended` \(a fact\) \|/);
  assert.match(written, /\| `set-status` \|.*\| `queue\?` .*`status` .*`reason\?` `string` \(Why away: "Lunch", "Training"\) \|/);
});
