import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The exit codes of an install.sh. */
const REASONS = { 3: 'not Debian', 4: 'mirror cannot resolve', 5: 'mirror cannot be read' };

/** There is no such server and none can be had; `why` says it in words to compare, `log` is all that the installer said. */
export class ServerMissing extends Error {
  /** @param {string} server @param {string} why @param {string} log */
  constructor(server, why, log) {
    super(`no ${server}: ${why}`);
    this.why = why;
    this.log = log;
  }
}

/**
 * Why tests against a server are skipped. Without it they are skipped on someone's desk and fail in CI,
 * but for the day on which the package mirror itself cannot resolve it: that is no fault of ours, and is shown in full.
 * @param {unknown} error what starting it threw
 * @returns {string} for node:test's `skip`
 */
export function reasonToSkip(error) {
  if (!(error instanceof ServerMissing)) throw error;
  if (error.why === 'mirror cannot resolve') console.log(error.log);
  else if (process.env.CI) throw new Error(`${error.message}\n${error.log}`);
  return error.message;
}

/**
 * Installs a server, where it is not yet.
 * @param {string} server its name @param {URL} script
 * @returns {string} what the script prints
 */
export function install(server, script) {
  const { status, stdout, stderr } = spawnSync('bash', [fileURLToPath(script)], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new ServerMissing(server, REASONS[status] ?? 'cannot be installed', stderr ?? '');
}
