// What a page pays, gzipped, against what we allow ourselves; beside what others weigh, bundled in the same way.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from './bench/bundle.mjs';

const zipped = (code) => gzipSync(code, { level: 9 }).length / 1000;
const read = (file) => readFileSync(join('dist/cdn', file), 'utf8');

/** A chunk by its name, whatever its hash; of two of the same name the larger. */
const chunk = (name) => readdirSync('dist/cdn/chunks').filter((file) => file.startsWith(`${name}-`)).map((file) => `chunks/${file}`).sort((a, b) => read(b).length - read(a).length)[0];

/** A file and all that it imports at once. */
function loaded(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of read(file).matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) loaded(join(dirname(file), path), found);
  return found;
}

/** What files cost a page that has loaded others before. */
const cost = (files, before = new Set()) => [...files].filter((file) => !before.has(file)).reduce((sum, file) => sum + zipped(read(file)), 0);

/** The packages that installing this one brings, itself included, as they lie in node_modules. */
function packages(folder = '.', found = new Set()) {
  const { name, dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (found.has(name)) return found;
  found.add(name);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const nested = `${folder}/node_modules/${dependency}`;
    packages(existsSync(nested) ? nested : `node_modules/${dependency}`, found);
  }
  return found;
}

const atOnce = loaded('cordboard.js');
const elements = new Set([...atOnce, ...loaded(chunk('all'))]);
const connect = new Set([...elements, ...loaded(chunk('connect'))]);
/** Of the languages a page loads one. */
const languages = readdirSync('src/i18n/locales').map((file) => chunk(file.replace('.ts', '')));
/** Whatever a page does. */
const whole = new Set([...connect, ...readdirSync('dist/cdn/chunks').map((file) => `chunks/${file}`).filter((file) => file !== chunk('min') && !languages.includes(file))]);
const queues = loaded(chunk('centre'));

/** What, how much, the most it may be, and where it should come to: what it weighs today it may not outgrow meanwhile. */
const budgets = [
  ['loaded before it can connect (cordboard.js)', cost(atOnce), 25],
  ['  and when the page is idle: all elements', cost(elements), 53.8, 25],
  ['one element with lit (define/call-queue.js)', zipped(await bundle("import './dist/define/call-queue.js';")), 9],
  ['  one that shows at once (define/agent-status.js)', zipped(await bundle("import './dist/define/agent-status.js';")), 13.6, 9],
  ['loaded to connect (SIP, audio, storage, flows)', cost(connect, elements), 105, 58],
  ['the call queue, where there is one', cost(loaded(chunk('board-view')), elements), 12.7],
  ['the customer\'s card, where there is one', cost(loaded(chunk('card-view')), elements), 11.6],
  ['the wrap-up form, with the first call', cost(loaded(chunk('paper-view')), elements), 15.8],
  ['the call history, where there is one', cost(loaded(chunk('history-view')), elements), 17],
  ['the CRM, where there is one', cost(loaded(chunk('rest-crm')), connect), 15.4],
  ['the queues, where there is a centre', cost(queues, connect), 4.2],
  ['a host round the page, where there is one', cost(loaded(chunk('post-message')), connect), 13.5],
  ['a language that is not English, the largest', Math.max(...languages.map((file) => zipped(read(file)))), 20],
  ['everything but languages and numbering plans', cost(whole), 267, 85],
  ['numbering plans, when a number is typed', cost(loaded(chunk('min')), whole)],
  ['jssip alone', zipped(await bundle("export { UA } from 'jssip';"))],
  ['sip.js alone', zipped(await bundle("export { Inviter, Registerer, UserAgent } from 'sip.js';"))],
];
const line = (what, is, unit, most, goal, over) => `${what.padEnd(48)}${is.padStart(7)} ${unit.padEnd(6)}${most ? `of ${most}` : ''}${goal ? `, goal ${goal}` : ''}${over ? '  TOO MUCH' : ''}`;
/** `npm run size -- --markdown`: for the notes of a release. */
const markdown = (what, is, unit, most) => `| ${what.trim()} | ${`${is} ${unit}`.trim()} | ${most ?? ''} |`;
const inMarkdown = process.argv.includes('--markdown');
const row = (...cells) => console.log((inMarkdown ? markdown : line)(...cells));
if (inMarkdown) console.log('| what | how much | at most |\n|---|---|---|');
for (const [what, size, most, goal] of budgets) row(what, size.toFixed(1), 'kB gz', most, goal, size > most);
const installed = packages().size;
row('packages that a user installs', String(installed), '', 12, undefined, installed > 12);
process.exitCode = installed > 12 || budgets.some(([, size, most]) => size > most) ? 1 : 0;
