// `npm test` runs every suite, `npm test -- unit e2e` some of them. The last lines sum up all that ran, and name all that failed.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { freshBuild } from './runner/fresh-build.mjs';
import { failureWords } from './runner/failures.mjs';
import { filesOf } from './runner/files.mjs';
import { runInBrowsers } from './runner/in-browsers.mjs';
import { runInNode } from './runner/in-node.mjs';
import { together } from './runner/together.mjs';

const needsBuild = /^test\/(e2e|docs|packed|support|office|embedding)\//;
/** Asterisk, Kamailio and rtpengine want the two cores for themselves. */
const needsServer = (path) => /support\/(?:asterisk|kamailio|rtpengine)\//.test(readFileSync(path, 'utf8'));
const needsOffice = (path) => /^test\/office\//.test(path) || (!needsServer(path) && /demo\/|whole-desk/.test(readFileSync(path, 'utf8')));
const needsNeither = (path) => !needsServer(path) && !needsOffice(path);
/** What takes longest begins first, so that it does not run alone at the end. */
const longestFirst = (files) => files.sort((a, b) => Number(b.includes('/packed/')) - Number(a.includes('/packed/')));
const isTest = (path) => /\.test\.(ts|mjs|js)$/.test(path);

const suites = {
  /** What needs no browser and no PBX. */
  unit: () => runInNode(together(filesOf('test', (path) => isTest(path) && !needsBuild.test(path) && !/^test\/(elements|bench|stories)\//.test(path))), { concurrency: 2, timeout: 240_000 }),
  /** Elements by themselves, in browsers. */
  elements: () => runInBrowsers(),
  /** Every story, as it looks and to axe: two browsers at once. */
  stories: () => runInNode(filesOf('test/stories', isTest), { concurrency: 1, timeout: 600_000 }),
  /** The office that `npm start` runs, and pages with a phone of it: most of the time somebody speaks, or waits. */
  office: async () => {
    freshBuild();
    return runInNode(filesOf('test', (path) => isTest(path) && needsBuild.test(path) && needsOffice(path)), { concurrency: 2, timeout: 600_000 });
  },
  /** The built product in pages and packages, without a PBX. */
  pages: async () => {
    freshBuild();
    return runInNode(longestFirst(filesOf('test', (path) => isTest(path) && needsBuild.test(path) && needsNeither(path))), { concurrency: 2, timeout: 600_000 });
  },
  /** The built product against a PBX, one file at a time: they share two cores with browsers and Asterisk. */
  e2e: async () => {
    freshBuild();
    return runInNode(filesOf('test', (path) => isTest(path) && needsBuild.test(path) && needsServer(path)), { concurrency: 1, timeout: 600_000 });
  },
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) throw new Error(`no suite ${unknown.join(', ')}: there are ${Object.keys(suites).join(', ')}`);

const sum = { passed: 0, failed: 0, skipped: 0 };
const failed = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { failures, ...result } = await suites[name]();
  failed.push(...failures);
  for (const outcome of Object.keys(sum)) sum[outcome] += result[outcome];
  console.log(`${name}: ${JSON.stringify(result).replace(/[{}"]/g, '').replaceAll(',', ', ')} in ${Math.round((Date.now() - began) / 1000)} s`);
}

console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
if (failed.length > 0) console.log(`\n${failureWords(failed)}`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
