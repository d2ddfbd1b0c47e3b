// Every name that the built package has, so that a text can be asked whether it speaks of what there is.
import { readFileSync } from 'node:fs';
import { filesOf } from '../runner/files.mjs';

/** @typedef {{ attributes: ReadonlySet<string>, properties: ReadonlySet<string>, events: ReadonlySet<string>, parts: ReadonlySet<string>, states: ReadonlySet<string> }} Element */
/** @typedef {{ tags: ReadonlyMap<string, Element>, tokens: ReadonlySet<string>, others: ReadonlySet<string> }} Vocabulary `others`: names in our own style that are none of these, such as `data-cord-dial` */

/** @returns {Promise<Vocabulary>} */
export async function vocabulary() {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  const names = (list = []) => new Set(list.map(({ name }) => name).filter(Boolean));
  const tags = new Map(elements.map((one) => [one.tagName, {
    attributes: names(one.attributes), events: names(one.events), parts: names(one.cssParts), states: names(one.cssStates),
    properties: names(one.members?.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)),
  }]));
  for (const { tagName, cssParts = [] } of elements) {
    const [, inner] = /parts of `<(cord-[\w-]+)>` are parts of this element/.exec(cssParts.map(({ description }) => description).join()) ?? [];
    for (const part of tags.get(inner)?.parts ?? []) tags.get(tagName).parts.add(part);
  }
  const { tokenNames } = await import('../../dist/elements/token-names.js');
  const tokens = new Set([...tokenNames, ...elements.flatMap(({ cssProperties }) => [...names(cssProperties)])]);
  const forPages = ['dist/click-to-dial', 'dist/themes'].flatMap((folder) => filesOf(folder, (path) => /\.(js|css)$/.test(path))).map((path) => readFileSync(path, 'utf8')).join('\n');
  return { tags, tokens, others: new Set([...forPages.matchAll(/(?<![\w-])(?:data-)?cord-[a-z]+(?:-[a-z]+)*/g)].map(([name]) => name)) };
}
