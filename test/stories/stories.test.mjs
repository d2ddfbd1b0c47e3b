import assert from 'node:assert/strict';
import { after, describe, it, test } from 'node:test';
import { changeOf, environmentOf, strayBaselines, whyNot } from './baselines.mjs';
import { serveStorybook, storiesOf } from './fresh-storybook.mjs';
import { lookAt } from './look-at.mjs';
import { openStoryPage } from './story-page.mjs';

const site = await serveStorybook();
const stories = await storiesOf(site.url);
const pages = await Promise.all([openStoryPage(site.url), openStoryPage(site.url)]);
after(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await site.close();
});

const obstacle = whyNot(await environmentOf(pages[0]));
if (obstacle) console.log(`pictures are not compared: ${obstacle}`);

// Two browsers for two cores: a story takes the one that is free.
describe('stories', { concurrency: pages.length }, () => {
  for (const story of stories) {
    it(`${story.title}: ${story.name}`, async () => {
      const page = pages.pop();
      try {
        const { wrong, pictures } = await lookAt(page, story, !obstacle);
        assert.deepEqual(wrong, []);
        const change = obstacle ? undefined : changeOf(story.id, pictures);
        assert.ok(!change, change);
      } finally {
        pages.push(page);
      }
    });
  }
});

test('each picture is of a story', { skip: stories.length === 0 }, () => {
  assert.deepEqual(strayBaselines(stories.map(({ id }) => id)), []);
});
