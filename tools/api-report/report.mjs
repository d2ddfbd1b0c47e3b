// The report: what `exports` of a built package opens, in Markdown, a line for each thing that somebody's program may rely on.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readElements } from '../element-data.mjs';
import { readNames } from './read-names.mjs';

/** @param {string} folder that of a package that is built @param {readonly string[]} tokens what all elements may be styled by @returns {string} */
export function apiReport(folder, tokens) {
  const json = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const { name, exports, bin = {}, customElements } = json('package.json');
  const elements = readElements(json(customElements));
  const opened = Object.entries(exports).map(([path, to]) => ({ path: join(name, path), types: to.types, file: to.default ?? to }));
  const typed = opened.filter(({ path, types }) => types && !path.includes('*'));
  const files = opened.filter((one) => !typed.includes(one)).flatMap(({ path, file }) => (file.includes('*') ? matching(folder, path, file) : [path]));
  const hidden = new Map(elements.map(({ className, properties }) => [className, new Set(properties.map((one) => one.name))]));
  const { modules, reached } = readNames(Object.fromEntries(typed.map(({ path, types }) => [path, resolve(folder, types)])), resolve(folder), hidden);
  return [
    '# API',
    'All that the package opens, by what it is imported from. `npm run api` writes this file: do not edit it. A line that goes or changes breaks somebody’s program, and is told in [CHANGELOG.md](CHANGELOG.md).',
    ...Object.entries(modules).map(([path, declared]) => section(path, declared.flatMap(lines))),
    section('Spoken of by these, not to be imported', reached.flatMap(lines)),
    section('Elements', elements.flatMap((one) => lines({ head: `<${one.tag}> ${one.className}`, members: elementLines(one) }))),
    section('Tokens', [...tokens].sort()),
    section('Files and commands', [...files, ...Object.keys(bin)].sort()),
  ].join('\n\n') + '\n';
}

const section = (title, content) => `## ${title}\n\n\`\`\`text\n${content.map((line) => `${line}\n`).join('')}\`\`\``;
const lines = ({ head, members }) => [head, ...members.map((member) => `  ${member}`)];

/** What stands for `*` in a folder: `./dist/define/*.js` → cordboard/define/call.js. Chunks lie deeper, and are called anew with each build. */
function matching(folder, path, file) {
  const [before, after] = file.split('*');
  const names = readdirSync(join(folder, before), { withFileTypes: true }).filter((one) => one.isFile() && one.name.endsWith(after) && !one.name.endsWith('.map'));
  return names.map((one) => path.replace('*', one.name.slice(0, one.name.length - after.length)));
}

function elementLines({ attributes, properties, events, slots, parts, states, tokens }) {
  const typed = (what) => ({ name, type, initial }) => `${what} ${name}: ${type}${initial === undefined ? '' : ` = ${initial}`}`;
  const plain = (what) => ({ name }) => `${what} ${name || '(default)'}`;
  const told = { attribute: [attributes, typed], property: [properties, typed], event: [events, typed], slot: [slots, plain], part: [parts, plain], state: [states, plain], token: [tokens, plain] };
  return Object.entries(told).flatMap(([what, [all, line]]) => all.map(line(what)).sort());
}
