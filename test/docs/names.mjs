import { wrongTags } from './markup.mjs';

/**
 * Names of ours that a text speaks of and there are not: tags, attributes, events, parts, states and tokens.
 * @param {string} text a piece of inline code, or of CSS
 * @param {import('./vocabulary.mjs').Vocabulary} words
 * @returns {readonly string[]}
 */
export function unknownNames(text, words) {
  const elements = [...words.tags.values()];
  const anywhere = (what, name) => elements.some((one) => one[what].has(name));
  const all = (pattern) => [...text.matchAll(pattern)];
  return [
    ...wrongTags(text, words).map(({ message }) => message),
    ...all(/(?<![\w-])--cord-[a-z0-9]+(?:-[a-z0-9]+)*(?![\w*<…-])/g).filter(([name]) => !words.tokens.has(name)).map(([name]) => `there is no token ${name}`),
    ...all(/(?<![\w</-])(?:data-)?cord-[a-z]+(?:-[a-z]+)*(?![\w*<…/-]|\.[jt]s\b)/g).filter(([name]) => !words.tags.has(name) && !anywhere('events', name) && !words.others.has(name)).map(([name]) => `there is no ${name}`),
    ...all(/(cord-[a-z-]+)?(?:\([^)]*\)|:state\([^)]*\)|:[a-z-]+)*::part\(([a-z -]+)\)/g).flatMap(([, tag, names]) => names.trim().split(/\s+/)
      .filter((name) => !(words.tags.get(tag)?.parts.has(name) ?? anywhere('parts', name))).map((name) => `${tag ?? 'no element'} has ${tag ? 'no' : 'a'} part ${name}`)),
    ...all(/(cord-[a-z-]+)?:state\(([a-z-]+)\)/g)
      .filter(([, tag, name]) => !(words.tags.get(tag)?.states.has(name) ?? anywhere('states', name))).map(([, tag, name]) => `${tag ?? 'no element'} has ${tag ? 'no' : 'a'} state ${name}`),
  ];
}

/** What a page says of an element that has none such: "`centre` of `<cord-desk>`". @param {string} prose @param {import('./vocabulary.mjs').Vocabulary} words */
export const unknownMembers = (prose, { tags }) => [...prose.matchAll(/`([\w-]+)` of `<(cord-[\w-]+)>`/g)].flatMap(({ 1: name, 2: tag, index }) => {
  const known = tags.get(tag);
  const has = known && [known.attributes, known.properties, known.events, known.parts, known.states].some((names) => names.has(name));
  return !known || has ? [] : [{ at: index, message: `<${tag}> has no ${name}` }];
});

/** @param {readonly import('./markdown.mjs').Page[]} pages @param {import('./vocabulary.mjs').Vocabulary} words */
export const wrongNames = (pages, words) => pages.flatMap(({ path, prose, spans, fences }) => [
  ...spans.flatMap(({ line, text }) => unknownNames(text, words).map((message) => `${path}:${line}: ${message}`)),
  ...fences.filter(({ language }) => language === 'css').flatMap(({ line, code }) => code.split('\n').flatMap((text, index) => unknownNames(text, words).map((message) => `${path}:${line + index}: ${message}`))),
  ...unknownMembers(prose, words).map(({ at, message }) => `${path}:${prose.slice(0, at).split('\n').length}: ${message}`),
]);
