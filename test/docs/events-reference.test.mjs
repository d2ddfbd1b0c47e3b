/** docs/events.md says what the sources say, and the tool that writes it notices where it does not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eventsReference } from '../../tools/events-pages.mjs';
import { readEventClasses } from '../../tools/event-classes.mjs';
import { readTypes } from '../../tools/read-types.mjs';

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const types = readTypes(['src/core', 'src/desk']);
const written = eventsReference(elements, readEventClasses('src/elements'), types);

test('docs/events.md is what `node tools/events-reference.mjs` writes', () => {
  const [is, shouldBe] = [readFileSync('docs/events.md', 'utf8').split('\n'), written.split('\n')];
  const line = shouldBe.findIndex((text, index) => text !== is[index]);
  assert.equal(is[line], shouldBe[line], `docs/events.md:${line + 1}: run node tools/events-reference.mjs`);
  assert.equal(is.length, shouldBe.length);
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
