import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { coarse, difference, read, row, write } from './pictures.mjs';

const folder = 'test/stories/baselines';
const changes = '.cache/stories/changed';
const fileOf = (id) => `${folder}/${id}.png`;

/** Looks that every story has, and those that one or two of each element have besides. @type {readonly import('./story-page.mjs').Look[]} */
const [everyStory, pictured] = [['light', 'dark'], ['light', 'dark', 'rtl', 'narrow', 'forced']];

/** @param {import('./fresh-storybook.mjs').Story} story */
export const looksOf = ({ tags }) => (tags.includes('picture') ? pictured : everyStory);

/** What letters look like depends on it. @param {Awaited<ReturnType<typeof import('./story-page.mjs').openStoryPage>>} at */
export async function environmentOf({ browser, page }) {
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    return ['system-ui', 'sans-serif', 'monospace'].flatMap((family) => [400, 600].flatMap((weight) => ['Quartz jock vamps BMW', 'تحدّث', '电话', 'โทร'].map((text) => {
      context.font = `${weight} 40px ${family}`;
      return context.measureText(text).width;
    })));
  });
  return { chromium: /\/(\d+)/.exec(await browser.version())[1], fonts: createHash('sha256').update(JSON.stringify(widths)).digest('hex').slice(0, 12) };
}

const readEnvironment = () => (existsSync(`${folder}/environment.json`) ? JSON.parse(readFileSync(`${folder}/environment.json`, 'utf8')) : undefined);

/** Why pictures cannot be compared here; undefined if they can. @param {{ chromium: string, fonts: string }} here */
export function whyNot(here) {
  const there = readEnvironment();
  if (!there) return 'there are none yet: npm run snapshots';
  if (there.chromium !== here.chromium) return `they were taken with Chromium ${there.chromium}, and here is ${here.chromium}`;
  return there.fonts === here.fonts ? undefined : 'they were taken with other fonts';
}

/** Forgets all, and takes these from now on. @param {{ chromium: string, fonts: string }} here */
export function beginBaselines(here) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/environment.json`, `${JSON.stringify(here, undefined, 2)}\n`);
}

const sheet = (pictures) => coarse(row(pictures.map(read)));

/** @param {string} id @param {readonly Buffer[]} pictures one a look */
export const keepBaseline = (id, pictures) => writeFileSync(fileOf(id), write(sheet(pictures)));

/** What changed, and where to see it; undefined if nothing did. @param {string} id @param {readonly Buffer[]} pictures */
export function changeOf(id, pictures) {
  if (!existsSync(fileOf(id))) return `${fileOf(id)} is not there: npm run snapshots`;
  const change = difference(read(readFileSync(fileOf(id))), sheet(pictures));
  if (!change) return undefined;
  mkdirSync(changes, { recursive: true });
  writeFileSync(`${changes}/${id}.png`, write(change.picture));
  return `it looks different: ${change.words}. See ${changes}/${id}.png (before, now, what changed). Meant so: npm run snapshots`;
}

/** Pictures of stories that are no more. @param {readonly string[]} ids */
export const strayBaselines = (ids) => (existsSync(folder) ? readdirSync(folder) : []).filter((file) => file.endsWith('.png') && !ids.includes(file.replace('.png', ''))).map((file) => `${folder}/${file}`);
