import { existsSync, readFileSync } from 'node:fs';
import { readEventClasses } from './event-classes.mjs';
import { eventsReference } from './events-pages.mjs';
import { partsReference } from './parts-pages.mjs';
import { readTypes } from './read-types.mjs';

const manifest = 'dist/custom-elements.json';

/** The elements of the manifest. */
export function manifestElements() {
  if (!existsSync(manifest)) throw new Error(`${manifest} is not there: npm run build makes it`);
  return JSON.parse(readFileSync(manifest, 'utf8')).modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
}

/** Pages that are made of the sources, by their paths. @returns {Readonly<Record<string, string>>} */
export function references() {
  const elements = manifestElements();
  return {
    'docs/events.md': eventsReference(elements, readEventClasses('src/elements'), readTypes(['src/core', 'src/desk'])),
    'docs/parts.md': partsReference(elements),
  };
}
