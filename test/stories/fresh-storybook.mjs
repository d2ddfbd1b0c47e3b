import { execFileSync } from 'node:child_process';
import { filesOf } from '../runner/files.mjs';
import { changedAt } from '../runner/fresh-build.mjs';
import { serve } from '../support/serve.mjs';

const folder = 'storybook-static';

/** Nothing may be asked of anybody else. Storybook's own page needs the rest: how strict a host may be is tried in e2e. */
const csp = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

/** Builds the Storybook if anything in it changed since the last time, and serves it. */
export async function serveStorybook() {
  const sources = [...['src', 'stories', '.storybook', 'tools'].flatMap((one) => filesOf(one)), 'package.json', 'tsconfig.json', 'custom-elements-manifest.config.mjs'];
  const built = changedAt(`${folder}/iframe.html`); // Written last.
  if (sources.some((path) => changedAt(path) >= built)) {
    console.log('building the Storybook …');
    try {
      execFileSync('npm', ['run', '--silent', 'build-storybook'], { stdio: 'pipe' });
    } catch ({ stdout, stderr }) {
      throw new Error(`the Storybook does not build:\n${stdout}${stderr}`);
    }
  }
  return serve({ folder, csp, unref: true });
}

/** @typedef {{ id: string, title: string, name: string, tags: string[] }} Story */

/** @param {string} url @returns {Promise<Story[]>} */
export async function storiesOf(url) {
  const { entries } = await (await fetch(`${url}/index.json`)).json();
  return Object.values(entries).filter(({ type, tags }) => type === 'story' && tags.includes('test'));
}
