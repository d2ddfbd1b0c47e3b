import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { languageCodes } from '../../src/i18n/languages.js';
import { needFonts } from '../support/fonts.mjs';
import { serveStorybook, storiesOf } from './fresh-storybook.mjs';
import { overflow } from './overflow.mjs';
import { openStoryPage } from './story-page.mjs';

/** Pictures for whoever reads the language: kept as an artefact of the run. */
const folder = '.cache/stories/languages';

needFonts();
const site = await serveStorybook();
const desks = (await storiesOf(site.url)).filter(({ tags }) => tags.includes('languages'));
const pages = await Promise.all([1, 2].map(() => openStoryPage(site.url)));
after(async () => {
  await Promise.all(pages.map((page) => page.close()));
  await site.close();
});

describe(`whole desks at 280 px: pictures in ${folder}`, { concurrency: pages.length }, () => {
  for (const desk of desks) {
    it(`${desk.name}: no language sticks out, no word is cut off`, async () => {
      const page = pages.pop();
      const wrong = await page.show(desk);
      for (const locale of languageCodes) {
        await page.turn({ globals: { locale, width: '280' } });
        wrong.push(...(await page.page.evaluate(overflow)).map((one) => `${locale}: ${one}`));
        mkdirSync(`${folder}/${locale}`, { recursive: true });
        writeFileSync(`${folder}/${locale}/${desk.id}.png`, await page.picture());
      }
      pages.push(page);
      assert.deepEqual([...wrong, ...page.said], []);
    });
  }

  it('there are some', () => assert.ok(desks.length > 3));
});
