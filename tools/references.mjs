/**
 * Writes the pages that say what the sources say: docs/events.md (the events of the elements, what happens in a desk, what can be asked of it, and all the
 * types that these speak of) and docs/parts.md (what of each element can be styled).
 *
 *     node tools/references.mjs            after `npm run build`, which makes the manifest
 */
import { writeFileSync } from 'node:fs';
import { references } from './reference-pages.mjs';

for (const [page, text] of Object.entries(references())) writeFileSync(page, text);
