/**
 * Writes docs/events.md: the events of the elements, what happens in a desk, what can be asked of it, and all the types that these speak of.
 *
 *     node tools/events-reference.mjs            after `npm run build`, which makes the manifest
 *     node tools/events-reference.mjs --check    fails where docs/events.md is not what would be written
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readEventClasses } from './event-classes.mjs';
import { eventsReference } from './events-pages.mjs';
import { readTypes } from './read-types.mjs';

const page = 'docs/events.md';
const manifest = 'dist/custom-elements.json';

if (!existsSync(manifest)) throw new Error(`${manifest} is not there: npm run build makes it`);
const elements = JSON.parse(readFileSync(manifest, 'utf8')).modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const written = eventsReference(elements, readEventClasses('src/elements'), readTypes(['src/core', 'src/desk']));

if (!process.argv.includes('--check')) writeFileSync(page, written);
else {
  const there = existsSync(page) ? readFileSync(page, 'utf8') : '';
  if (there !== written) {
    const [is, shouldBe] = [there.split('\n'), written.split('\n')];
    const line = shouldBe.findIndex((text, index) => text !== is[index]);
    console.error(`${page}:${line + 1} is not what the sources say any more. Run: node tools/events-reference.mjs\n  is:        ${is[line] ?? 'nothing'}\n  should be: ${shouldBe[line] ?? 'nothing'}`);
    process.exitCode = 1;
  }
}
