import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { textOf, withText } from './palette-png.mjs';
import { changed, coarse, half, partOf, read, row, write } from './pictures.mjs';

/** Somewhere else, to compare with pictures that are not in git. */
const folder = process.env.CORDBOARD_PICTURES ?? 'test/stories/baselines';
const changes = '.cache/stories/changed';
const fileOf = (id) => `${folder}/${id}.png`;

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

/** Forgets all, for others to be kept. @param {{ chromium: string, fonts: string }} here */
export function beginBaselines(here) {
  mkdirSync(folder, { recursive: true });
  for (const file of strayBaselines([])) rmSync(file);
  writeFileSync(`${folder}/environment.json`, `${JSON.stringify(here, undefined, 2)}\n`);
}

/** @typedef {{ look: string, bytes: Buffer }} Shot */

const hash = (bytes) => createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
/** Halved here, not by the browser: where an edge falls between two of its pixels, it does not draw the same each time. */
const picturesOf = (shots) => shots.map(({ bytes }) => coarse(half(read(bytes))));

/** A row of all looks, and in it, as text, how wide and high each is and what bytes it came in. @param {readonly Shot[]} shots */
export function sheetOf(shots) {
  const pictures = picturesOf(shots);
  return withText(write(row(pictures)), JSON.stringify(shots.map(({ look, bytes }, at) => ({ look, width: pictures[at].width, height: pictures[at].height, hash: hash(bytes) }))));
}

/** What changed since this sheet was made; undefined if nothing did. @param {Buffer} sheet @param {readonly Shot[]} shots */
export function changeSince(sheet, shots) {
  const kept = JSON.parse(textOf(sheet) ?? '[]');
  const names = (list) => list.map(({ look }) => look).join(', ');
  if (names(kept) !== names(shots)) return { words: `it had ${names(kept)} and has ${names(shots)}`, picture: row(picturesOf(shots)) };
  if (kept.every((one, at) => one.hash === hash(shots[at].bytes))) return undefined; // The very bytes: nothing to decode.
  let x = 0;
  const all = read(sheet);
  const before = kept.map(({ width, height }) => partOf(all, { x: (x += width) - width, width, height }));
  return changed(shots.map(({ look }) => look), before, picturesOf(shots));
}

/** @param {string} id @param {readonly Shot[]} shots */
export const keepBaseline = (id, shots) => writeFileSync(fileOf(id), sheetOf(shots));

/** What changed, and where to see it; undefined if nothing did. @param {string} id @param {readonly Shot[]} shots */
export function changeOf(id, shots) {
  if (!existsSync(fileOf(id))) return `${fileOf(id)} is not there: npm run snapshots`;
  const change = changeSince(readFileSync(fileOf(id)), shots);
  if (!change) return undefined;
  mkdirSync(changes, { recursive: true });
  writeFileSync(`${changes}/${id}.png`, write(change.picture));
  return `it looks different: ${change.words}. See ${changes}/${id}.png (before, now, what changed). Meant so: npm run snapshots`;
}

/** Pictures of stories that are no more. @param {readonly string[]} ids */
export const strayBaselines = (ids) => (existsSync(folder) ? readdirSync(folder) : []).filter((file) => file.endsWith('.png') && !ids.includes(file.replace('.png', ''))).map((file) => `${folder}/${file}`);

/** Of all of them. */
export const bytesOfBaselines = () => strayBaselines([]).reduce((sum, file) => sum + statSync(file).size, 0);
