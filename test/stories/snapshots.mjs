// `npm run snapshots` takes the pictures anew that `npm test -- stories` compares with; `npm run snapshots -- call` those of some stories.
// With CORDBOARD_PICTURES both keep them in that folder: before a change and after it, without touching those in git.
import { needFonts } from '../support/fonts.mjs';
import { beginBaselines, bytesOfBaselines, environmentOf, keepBaseline, whyNot } from './baselines.mjs';
import { serveStorybook, storiesOf } from './fresh-storybook.mjs';
import { lookAt } from './look-at.mjs';
import { openStoryPage } from './story-page.mjs';

const [wanted] = process.argv.slice(2);
needFonts();
const site = await serveStorybook();
const stories = (await storiesOf(site.url)).filter(({ id }) => !wanted || id.includes(wanted));
const pages = await Promise.all([openStoryPage(site.url), openStoryPage(site.url)]);

const here = await environmentOf(pages[0]);
if (!wanted) beginBaselines(here);
else if (whyNot(here)) throw new Error(`${whyNot(here)}: take all of them`);

let wrongs = 0;
const left = [...stories];
await Promise.all(pages.map(async (page) => {
  for (let story = left.shift(); story; story = left.shift()) {
    const { wrong, pictures } = await lookAt(page, story);
    keepBaseline(story.id, pictures);
    wrongs += wrong.length;
    for (const one of wrong) console.log(`${story.id}: ${one}`);
  }
}));
await Promise.all(pages.map((page) => page.close()));
await site.close();
console.log(`${stories.length} stories, ${wrongs} things wrong with them; all pictures: ${(bytesOfBaselines() / 1e6).toFixed(1)} MB`);
