// The tags of HTML, and of what looks like it: Vue, Svelte, Angular and JSX. Read one by one, for an example is rarely a whole page.

/** @typedef {{ tag: string, at: number, attributes: readonly { name: string, at: number }[] }} Tag `at`: where in the text */

/** Every start tag of ours in a text. @param {string} text @returns {readonly Tag[]} */
export function tagsIn(text) {
  const readable = text.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...readable.matchAll(/<(cord-[\w-]*)/g)].map((match) => ({ tag: match[1], at: match.index, attributes: attributesFrom(readable, match.index + match[0].length) }));
}

/** From behind a tag's name to its end. A value may hold a `>`, in quotes or in braces. */
function attributesFrom(text, start) {
  const attributes = [];
  let at = start;
  while (at < text.length && !/[>`]/.test(text[at]) && !text.startsWith('/>', at)) {
    if (/[\s…]/.test(text[at])) { at += 1; continue; }
    const name = text[at] === '{' ? text.slice(at, braceEnd(text, at)) : /^[^\s=>/`…]+/.exec(text.slice(at))?.[0] ?? text[at];
    attributes.push({ name, at });
    at += name.length;
    if (text[at] === '=') at = valueEnd(text, at + 1);
  }
  return attributes;
}

function valueEnd(text, at) {
  if (text[at] === '{') return braceEnd(text, at);
  if (text.startsWith('${', at)) return braceEnd(text, at + 1);
  if (text[at] === '"' || text[at] === "'") {
    const end = text.indexOf(text[at], at + 1);
    return end < 0 ? text.length : end + 1;
  }
  return at + (/^[^\s>]*/.exec(text.slice(at))?.[0].length ?? 0);
}

function braceEnd(text, at) {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '{') depth += 1;
    if (text[end] === '}' && (depth -= 1) === 0) return end + 1;
  }
  return text.length;
}

/** What every element may have. */
const usual = /^(id|class|className|style|slot|hidden|dir|lang|title|tabindex|part|exportparts|role|inert|popover|nonce|ref|key|is)$|^(data|aria)-|^(v-|\*ng|use:|bind:this|class:|style:|#|\{\s*\.\.\.)/;

/** @param {string} name as it stands there @returns {{ event?: string, property?: string, attribute?: string }} */
function meant(name) {
  const event = /^(?:@|on:?|v-on:)(cord-[\w-]+)/.exec(name)?.[1] ?? /^\((.+)\)$/.exec(name)?.[1];
  if (event) return { event };
  const bound = /^(?::|v-bind:|\.|\?)([\w-]+)/.exec(name)?.[1] ?? /^\[(?:attr\.)?([\w-]+)\]$/.exec(name)?.[1] ?? /^\{(\w+)\}$/.exec(name)?.[1];
  return bound ? { property: bound } : { attribute: name };
}

/**
 * What of our tags there is not. `properties`: whether a plain attribute may name a property, as in JSX and Svelte.
 * @param {string} text @param {import('./vocabulary.mjs').Vocabulary} words @param {{ properties?: boolean }} [options]
 * @returns {readonly { at: number, message: string }[]}
 */
export const wrongTags = (text, { tags }, { properties = false } = {}) => tagsIn(text).flatMap(({ tag, at, attributes }) => {
  const known = tags.get(tag);
  if (!known) return [{ at, message: `there is no <${tag}>` }];
  return attributes.flatMap(({ name, at: where }) => {
    if (usual.test(name)) return [];
    const { event, property, attribute } = meant(name);
    if (event !== undefined) return known.events.has(event) || !event.startsWith('cord-') ? [] : [{ at: where, message: `<${tag}> fires no ${event}` }];
    const isThere = known.attributes.has(property ?? attribute) || ((properties || property !== undefined) && known.properties.has(property ?? attribute));
    return isThere || usual.test(property ?? '') ? [] : [{ at: where, message: `<${tag}> has no ${property === undefined ? 'attribute' : 'property'} ${property ?? attribute}` }];
  });
});

/** The scripts that stand in a page or a component, by language, and where. @param {string} text */
export const scriptsIn = (text) => [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)]
  .filter(([, attributes, code]) => code.trim() && !/\btype="(?!module)/.test(attributes))
  .map(({ 0: all, 1: attributes, 2: code, index }) => ({ language: /\blang="ts"/.test(attributes) ? 'ts' : 'js', code, at: index + all.indexOf(code, attributes.length) }));
