import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failed, run } from './run.mjs';

const sources = join(import.meta.dirname, 'apps');
const readManifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The small apps, a folder each. */
export const kinds = readdirSync(sources).sort();

/**
 * Brings what the apps are made with: React, Vue and all that is no business of our own node_modules.
 * @returns {Promise<string>} the folder, kept among the caches
 */
export const bringFrameworks = () => installedOnce('apps', kinds.map((kind) => readFileSync(join(sources, kind, 'package.json'))), (folder) => {
  for (const kind of kinds) cpSync(join(sources, kind, 'package.json'), join(folder, kind, 'package.json'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, workspaces: kinds }));
});

/**
 * A folder in which npm has installed what package.json files ask for, once for as long as they say the same.
 * @param {string} name @param {readonly (string | Buffer)[]} manifests @param {(folder: string) => void} lay puts them into the folder
 * @returns {Promise<string>} the folder, kept among the caches
 */
export async function installedOnce(name, manifests, lay) {
  const hash = createHash('sha256').update([process.platform, process.arch, ...manifests].join('\n')).digest('hex').slice(0, 12);
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cordboard', `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  lay(making);
  try {
    await run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { folder: making });
    if (!existsSync(folder)) renameSync(making, folder);
  } catch (error) {
    throw error instanceof Failed ? new Error(`the small apps cannot be built: ${whatIsMissing(error.output)}`) : error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

/** Of all that npm says, the line that names the package. */
const whatIsMissing = (output) => {
  const lines = output.split('\n').filter((line) => /^npm err/i.test(line)).map((line) => line.replace(/^npm err(or|!)?\s*/i, ''));
  return lines.find((line) => /No matching version|is not in this registry|could not be found/.test(line)) ?? lines.find((line) => !/^(code|A complete log)/.test(line)) ?? 'npm did not say why';
};

/**
 * Lays an app out in a folder of its own, as a strict package manager would: it finds what its package.json names, our package, and nothing else.
 * @param {string} kind @param {{ folder: string, modules: string }} packed @param {string} frameworks
 */
export function layOut(kind, { folder, modules }, frameworks) {
  const app = join(folder, kind);
  cpSync(join(sources, kind), app, { recursive: true });
  const { dependencies = {}, devDependencies = {}, scripts = {} } = readManifest(app);
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const own = join(frameworks, kind, 'node_modules', name);
    link(existsSync(own) ? own : join(frameworks, 'node_modules', name), join(app, 'node_modules', name));
  }
  const ours = join(modules, 'cordboard');
  for (const name of Object.keys(readManifest(ours).dependencies)) link(join(modules, name), join(app, 'node_modules', name));
  // A copy, not a link: what it imports for the app's sake (react) it has to find there.
  cpSync(ours, join(app, 'node_modules/cordboard'), { recursive: true });
  const path = [join(frameworks, kind, 'node_modules/.bin'), join(frameworks, 'node_modules/.bin')].join(':');
  return {
    folder: app,
    /** Runs a script of its package.json. @param {string} name */
    script: (name) => run('sh', ['-c', scripts[name]], { folder: app, path }),
  };
}

function link(target, path) {
  if (!existsSync(target)) throw new Error(`there is no ${target}`);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
