import { scriptsIn, wrongTags } from './markup.mjs';

/** @typedef {import('./markdown.mjs').Page} Page */

const inMarkup = ['html', 'vue', 'svelte', 'astro'];

/** @param {readonly Page[]} pages @param {readonly string[]} languages */
export const fencesOf = (pages, ...languages) => pages.flatMap(({ fences }) => fences.filter(({ language }) => languages.includes(language)));

const lineAt = (text, at) => text.slice(0, at).split('\n').length - 1;

/** Whatever can be compiled: blocks of code, and the scripts in pages and components. @param {readonly Page[]} pages @returns {readonly import('./typed-blocks.mjs').Block[]} */
export const blocksOf = (pages) => [
  ...fencesOf(pages, 'ts', 'tsx', 'js', 'jsx'),
  ...fencesOf(pages, ...inMarkup).flatMap(({ path, line, language, code }) => scriptsIn(code).map((script) => ({
    path, line: line + lineAt(code, script.at), language: language === 'astro' ? 'ts' : script.language, code: script.code,
  }))),
];

/** @param {readonly Page[]} pages @param {import('./vocabulary.mjs').Vocabulary} words */
export const wrongMarkup = (pages, words) => fencesOf(pages, ...inMarkup, 'tsx', 'jsx', 'ts', 'js').flatMap(({ path, line, language, code }) =>
  wrongTags(code, words, { properties: !['html', 'vue', 'astro'].includes(language) }).map(({ at, message }) => `${path}:${line + lineAt(code, at)}: ${message}`));

/** What a page imports by a package's name, where no bundler has replaced it by an address. @param {readonly Page[]} pages */
export const bareImports = (pages) => fencesOf(pages, 'html').filter(({ code }) => !code.includes('type="importmap"')).flatMap(({ path, line, code }) =>
  scriptsIn(code).flatMap((script) => [...script.code.matchAll(/\bimport\s*(?:[^'"();]*from\s*|\(\s*)?['"](?![./]|https?:)([^'"]+)/g)]
    .map((match) => `${path}:${line + lineAt(code, script.at + match.index)}: a browser finds no ${match[1]}: give its address, or show it as code for a bundler`)));

/** @param {readonly Page[]} pages */
export const wrongJson = (pages) => fencesOf(pages, 'json').flatMap(({ path, line, code }) => {
  try {
    JSON.parse(code);
    return [];
  } catch (error) {
    return [`${path}:${line}: ${error.message}`];
  }
});
