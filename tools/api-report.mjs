/**
 * Writes api-report.md: every name that the package opens, with its signature, and all there is of each element. After `npm run build`.
 *
 *     npm run api                          writes it; not while a name that is gone or changed is missing in CHANGELOG.md
 *     node tools/api-report.mjs --check    fails where it is not what was built, or where a break since the last release is not announced
 */
import { existsSync } from 'node:fs';
import { keepReport } from './api-report/keep.mjs';
import { apiReport } from './api-report/report.mjs';

if (!existsSync('dist/custom-elements.json')) throw new Error('dist is not there: npm run build makes it');
const { tokenNames } = await import('../dist/elements/token-names.js');
const faults = keepReport('.', apiReport('.', tokenNames), process.argv.includes('--check'));
if (faults.length > 0) console.error(faults.join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
