import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { installedOnce } from '../../packed/apps.mjs';
import { Failed, run } from '../../packed/run.mjs';
import { until } from '../../support/until.mjs';
import { freePort } from '../../support/webkit.mjs';

/** The files that a section of the documentation shows: each a block of code, named in the line above. @param {string} section */
export const filesShown = (section) => {
  const text = readFileSync('docs/start/ssr.md', 'utf8').split(/^## /m).find((one) => one.startsWith(`${section}\n`)) ?? '';
  return Object.fromEntries([...text.matchAll(/^`([\w./-]+)`.*:\n\n```\w+\n([^]*?)^```/gm)].map(([, path, code]) => [path, code]));
};

/** A program that has no network: where there can be such a thing, an app is built in it. */
const offline = spawnSync('unshare', ['--net', 'true']).status === 0 ? ['unshare', '--net'] : [];

/**
 * Makes the app that the documentation shows, in the folder where its framework is installed, with the packed package.
 * @param {string} kind @param {string} section of the documentation @param {string} tarball
 */
export async function makeApp(kind, section, tarball) {
  const source = join(import.meta.dirname, kind);
  const manifest = readFileSync(join(source, 'package.json'), 'utf8');
  const folder = await installedOnce(`servers-${kind}`, [manifest], (empty) => writeFileSync(join(empty, 'package.json'), manifest));
  for (const name of readdirSync(folder)) if (name !== 'node_modules') rmSync(join(folder, name), { recursive: true });
  cpSync(source, folder, { recursive: true });
  const shown = filesShown(section);
  for (const [path, code] of Object.entries({ ...shown, 'public/favicon.ico': '' })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  await run('npm', ['install', '--no-save', '--prefer-offline', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', resolve(tarball)], { folder });
  const { scripts } = JSON.parse(manifest);
  const path = join(folder, 'node_modules/.bin');
  const [command, ...before] = [...offline, 'sh', '-c'];
  return {
    files: Object.keys(shown),
    build: () => run(command, [...before, scripts.build], { folder, path }),
    serve: () => served(scripts.serve, folder, path),
  };
}

/** @returns {Promise<{ url: string, stop(): void }>} */
async function served(script, folder, path) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  let said = '';
  const program = spawn('sh', ['-c', script], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: `${port}`, PATH: `${path}:${process.env.PATH}` } });
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (data) => { said += data; });
  const stop = () => { if (program.exitCode === null) process.kill(-program.pid); }; // It is the first of its group.
  try {
    await until('the app is served', () => {
      if (program.exitCode !== null) throw new Failed(script, said);
      return fetch(url).then(({ ok }) => ok, () => false);
    }, { timeout: 30_000, seen: () => said });
    return { url, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
