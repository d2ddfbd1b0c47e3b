import { execFileSync, spawnSync } from 'node:child_process';

const canInstall = () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

/**
 * Installs packages of Debian, as root on one.
 * @param {string} missing what there is none of, for a person @param {string[]} packages @param {string} [orElse] what else would help
 */
export function installByApt(missing, packages, orElse = '') {
  if (!canInstall()) throw new Error(`no ${missing}: install it (Debian: apt-get install ${packages.join(' ')})${orElse}`);
  const apt = (...args) => execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-qq');
  apt('install', '-qq', '-y', '--no-install-recommends', ...packages);
}
