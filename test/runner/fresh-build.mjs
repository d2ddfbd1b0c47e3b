import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { filesOf } from './files.mjs';

export const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds if anything that is built changed since the last time. */
export function freshBuild() {
  const sources = [...filesOf('src'), ...filesOf('tools'), 'rollup.config.mjs', 'custom-elements-manifest.config.mjs', 'package.json', 'tsconfig.json'];
  const built = changedAt('dist/cdn/cordboard.js');
  if (sources.every((path) => changedAt(path) < built)) return;
  console.log('building, for dist is older than src …');
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
