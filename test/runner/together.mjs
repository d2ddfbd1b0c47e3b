import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Made for a run: what imports the tests of a folder. */
const made = '.cache/together';

/** Folders of tests that keep nothing and wait for nothing: there, starting a process for each file takes longer than its tests. */
const quick = ['core', 'crm', 'desk', 'flows', 'hosts', 'i18n', 'phone-number', 'protocol', 'selectors', 'storage', 'tabs'].map((folder) => `test/${folder}`);

/** The same tests in fewer processes: one for each of those folders. @param {readonly string[]} files @returns {string[]} */
export function together(files) {
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const joined = quick.flatMap((folder) => {
    const own = files.filter((path) => dirname(path) === folder);
    return own.length ? [join(folder, own)] : [];
  });
  return [...joined, ...files.filter((path) => !quick.includes(dirname(path)))];
}

/** In suites of their own, so that what a file does before and after each of its tests is not done for others. */
function join(folder, files) {
  const path = `${made}/${folder.replace('test/', '')}.mjs`;
  const suites = files.map((file) => `describe(${JSON.stringify(file)}, () => import(${JSON.stringify(pathToFileURL(resolve(file)).href)}));`);
  writeFileSync(path, [`import { describe } from 'node:test';`, ...suites, ''].join('\n'));
  return path;
}
