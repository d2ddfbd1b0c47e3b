import { looksOf } from './baselines.mjs';

/**
 * Opens a story and turns it every way it is to be seen: what is wrong with it, and its pictures, one a look.
 * @param {Awaited<ReturnType<typeof import('./story-page.mjs').openStoryPage>>} at @param {import('./fresh-storybook.mjs').Story} story
 * @param {boolean} pictured Without, it is only seen in those looks that axe goes over.
 */
export async function lookAt(at, story, pictured = true) {
  const wrong = await at.show(story);
  const pictures = pictured ? [await at.picture()] : [];
  for (const look of looksOf(story).slice(1)) {
    const inspected = look === 'dark';
    if (!inspected && !pictured) continue;
    wrong.push(...(await at.turn(look, inspected)).map((one) => `${look}: ${one}`));
    if (pictured) pictures.push(await at.picture());
  }
  await at.turnBack();
  return { wrong: [...wrong, ...at.said], pictures };
}
