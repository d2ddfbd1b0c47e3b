import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serveStorybook, storiesOf } from './fresh-storybook.mjs';
import { openStoryPage } from './story-page.mjs';
import { smallTargets } from './touch.mjs';

const site = await serveStorybook();
const desks = (await storiesOf(site.url)).filter(({ tags }) => tags.includes('languages'));
const at = await openStoryPage(site.url);
// A finger instead of a mouse: the page is loaded anew for it.
await at.page.setViewport({ width: 392, height: 4000, deviceScaleFactor: 1, isMobile: true, hasTouch: true });
await at.page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.ready);
await at.page.evaluate(() => window.__STORYBOOK_PREVIEW__.ready().then(() => {}));
after(async () => {
  await at.close();
  await site.close();
});

describe('for fingers, everything that can be pressed is 44 px high', () => {
  for (const desk of desks) {
    it(desk.name, async () => {
      await at.show({ ...desk, tags: [] }); // As wide as a phone, whatever else it is.
      assert.ok(await at.page.evaluate(() => matchMedia('(pointer: coarse)').matches));
      assert.deepEqual(await at.page.evaluate(smallTargets), []);
    });
  }

  it('what is not is found', async () => {
    await at.page.evaluate(() => { document.querySelector('.place').innerHTML = '<button style="block-size: 40px">Small</button><button style="block-size: 44px">Large</button>'; });
    assert.deepEqual(await at.page.evaluate(smallTargets), ['<button> “Small” is 40 px high']);
  });
});
