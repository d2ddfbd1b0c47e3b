// Holds the report against what was built, and what is gone against the changelog.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, nameIn, newsOf, unannounced } from './breaks.mjs';

const page = 'api-report.md';

/**
 * Writes the report, or with `check` says what is wrong with the one there is.
 * @param {string} folder that of the package @param {string} built the report as it should be @param {boolean} check
 * @returns {string[]} lines for a person; none where all is well
 */
export function keepReport(folder, built, check) {
  const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  const [there, changelog] = [read(page), read('CHANGELOG.md')];
  const { gone, come } = differences(there, built);
  const lines = [...gone.map(shown('-')), ...come.map(shown('+'))];
  const silent = unannounced(gone, newsOf(changelog));
  if (!check) {
    if (silent.length > 0) return [...lines, announce(silent, ''), `${page} stays as it was.`];
    writeFileSync(join(folder, page), built);
    return [];
  }
  const stale = there === built ? [] : [`${page} is not what was built:`, ...lines, 'If this is meant: run `npm run api`, and write a line into CHANGELOG.md under Unreleased.'];
  if (silent.length > 0) return [...stale, announce(silent, '')];
  const released = lastRelease(folder);
  const since = released ? unannounced(differences(released.report, built).gone, newsOf(changelog, released.version)) : [];
  return since.length > 0 ? [...stale, announce(since, ` since ${released.version}`)] : stale;
}

const announce = (names, since) => `CHANGELOG.md says nothing of what is gone or changed${since}: ${names.join(', ')}. Write it under Unreleased, each name in \`code\`: who uses it must hear of it.`;
const shown = (sign) => ({ section, owner, text }) => `${sign} ${section}: ${owner === text ? text : `${nameIn(owner)}: ${text}`}`;

/** What the last version that was tagged opened; nothing where there is none, or no git. */
function lastRelease(folder) {
  const git = (...words) => execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }).trim();
  try {
    const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*');
    return { version: tag.slice(1), report: git('show', `${tag}:${page}`) };
  } catch {
    return undefined;
  }
}
