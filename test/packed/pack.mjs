import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './run.mjs';

/** Packs the built package as it would be published. @param {string} folder where to @returns {Promise<string>} the tarball */
export async function pack(folder) {
  const report = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { folder: resolve('.') });
  const [{ filename }] = Object.values(JSON.parse(report));
  return join(folder, filename);
}

/**
 * Packs the package, and installs the tarball where nothing else is.
 * @returns {Promise<{ folder: string, modules: string, remove(): void }>} `folder`: a temporary one, for apps too; `modules`: what npm has put there, the package among them
 */
export async function packAndInstall() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cordboard-packed-')));
  const tarball = await pack(folder);
  const clean = join(folder, 'clean');
  mkdirSync(clean);
  writeFileSync(join(clean, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--prefer-offline', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', tarball], { folder: clean });
  return { folder, modules: join(clean, 'node_modules'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
