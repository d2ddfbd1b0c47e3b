import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { changeSince, sheetOf } from './baselines.mjs';
import { serveStorybook, storiesOf } from './fresh-storybook.mjs';
import { lookAt } from './look-at.mjs';
import { openStoryPage } from './story-page.mjs';

// That what is wrong with a story, or new, would be found in each look.

const site = await serveStorybook();
const story = (await storiesOf(site.url)).find(({ id }) => id === 'call--talking');
const page = await openStoryPage(site.url);
after(async () => {
  await page.close();
  await site.close();
});

/** Looks at the story after somebody changed it. */
const lookAfter = (change, ...args) => lookAt({
  ...page,
  show: async (story) => {
    const wrong = await page.show(story);
    await page.page.evaluate(change, ...args);
    return wrong;
  },
}, story);

describe('pictures', () => {
  const looks = ['light', 'forced', 'dark', 'rtl', 'narrow'];

  it('are the same, byte for byte, as long as nothing changes', async () => {
    const [first, again] = [await lookAt(page, story), await lookAt(page, story)];
    assert.deepEqual(first.pictures.map(({ look }) => look), looks);
    assert.deepEqual(again.pictures, first.pictures);
    assert.equal(changeSince(sheetOf(first.pictures), again.pictures), undefined);
  });

  const style = (css) => [(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.querySelector('cord-call').shadowRoot.adoptedStyleSheets.push(sheet);
  }, css];
  const changes = {
    'a word': [() => { document.querySelector('cord-call').shadowRoot.querySelector('[part=name], [part~=name]').textContent = 'Ada Lovelock'; }],
    'a gap of 1 px': style('[part~=name] { padding-block-end: 1px; }'),
    'a border of 1 px': style('[part~=mute] { outline: 1px solid; }'),
    'a corner': style('[part~=hang-up] { border-radius: 0 !important; }'),
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`show ${what}, in each look`, async () => {
      const sheet = sheetOf((await lookAt(page, story)).pictures);
      const { words } = changeSince(sheet, (await lookAfter(...change)).pictures);
      for (const look of looks) assert.match(words, new RegExp(`${look}: `));
    });
  }

  it('show a colour, in the look that has it', async () => {
    const sheet = sheetOf((await lookAt(page, story)).pictures);
    const { words } = changeSince(sheet, (await lookAfter(...style('[part~=name] { background: light-dark(transparent, #334); }'))).pictures);
    assert.match(words, /^dark: \d+ pixels differ$/);
  });
});

describe('axe finds', () => {
  const wrongLooks = async (content) => {
    const { wrong } = await lookAfter((text) => { document.querySelector('.place').insertAdjacentHTML('beforeend', `<div>${text}</div>`); }, content);
    return [...new Set(wrong.map((one) => one.split(': ').slice(0, 2).join(' ')))];
  };

  it('a button without a name, wherever words change', async () => assert.deepEqual(await wrongLooks('<button></button>'), ['light button-name', 'rtl button-name']));

  const alone = {
    'forced color-contrast': '<style>@media (forced-colors: active) { .worse { forced-color-adjust: none; color: #999; background: #fff; } }</style><p class="worse">grey on white</p>',
    'dark color-contrast': '<p style="color: light-dark(#000, #555); background: light-dark(#fff, #000)">grey on black</p>',
    'rtl button-name': '<style>.worse { display: none; } .worse:dir(rtl) { display: block; }</style><button class="worse"></button>',
    'narrow target-size': '<style>.worse { inline-size: 40px; block-size: 40px; } @media (max-width: 320px) { .worse { inline-size: 10px; block-size: 10px; padding: 0; border: 0; } }</style><button class="worse">1</button><button class="worse">2</button>',
  };
  for (const [what, content] of Object.entries(alone)) it(`what is wrong in one look alone: ${what}`, async () => assert.deepEqual(await wrongLooks(content), [what]));
});
