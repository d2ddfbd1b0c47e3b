import { overflow } from './overflow.mjs';

/**
 * How every story is looked at, after the light that it opens with. `axe`: the rules that such a look can break; none of them changes what is in the page but Arabic.
 * @type {Readonly<Record<string, { turn?: object, axe?: import('./in-story.mjs').Rules, if?: (light: { narrow: boolean, rtl: boolean }) => boolean }>>}
 */
const looks = {
  light: {},
  forced: { turn: { forced: true }, axe: { only: ['color-contrast'] } }, // Other colours.
  dark: { turn: { globals: { scheme: 'dark' } }, axe: { only: ['color-contrast'] } },
  rtl: { turn: { globals: { locale: 'ar', direction: 'rtl' } }, axe: { without: ['color-contrast'] }, if: ({ rtl }) => !rtl }, // Other words and places in the same colours.
  // One below the other, and what no longer fits scrolls; last, for the place is as wide as the window lets it.
  narrow: { turn: { globals: {}, width: 'narrow' }, axe: { only: ['color-contrast', 'target-size', 'scrollable-region-focusable'] }, if: ({ narrow }) => !narrow },
};

/** @typedef {keyof typeof looks} Look */

/**
 * Opens a story and turns it every way it is to be seen: what is wrong with it, and its pictures. Of a story that is narrow or Arabic by itself, that look is the light one.
 * @param {Awaited<ReturnType<typeof import('./story-page.mjs').openStoryPage>>} at @param {import('./fresh-storybook.mjs').Story} story
 * @param {boolean} pictured Without, nobody compares its pictures.
 * @returns {Promise<{ wrong: string[], pictures: { look: Look, bytes: Buffer }[] }>}
 */
export async function lookAt(at, story, pictured = true) {
  const wrong = await at.show(story);
  const light = await at.content();
  const pictures = [];
  for (const [look, { turn, axe, if: unlike = () => true }] of Object.entries(looks)) {
    if (!unlike(light)) continue;
    if (turn) await at.turn(turn);
    const found = [...(await at.inspect(axe)), ...(look === 'narrow' ? await at.page.evaluate(overflow) : [])];
    wrong.push(...found.map((one) => `${look}: ${one}`));
    if (pictured) pictures.push({ look, bytes: await at.picture() });
  }
  return { wrong: [...wrong, ...at.said], pictures };
}
