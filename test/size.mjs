// What a page pays, gzipped, against what we allow ourselves; beside what others weigh, bundled in the same way.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bench/bundle.mjs';

const zipped = (code) => gzipSync(code, { level: 9 }).length / 1000;
const chunk = (name) => zipped(readFileSync(`dist/cdn/chunks/${readdirSync('dist/cdn/chunks').find((file) => file.startsWith(`${name}-`))}`));

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

const before = zipped(readFileSync('dist/cdn/cordboard.js'));
const atConnect = chunk('connect');
const budgets = [
  ['loaded before connecting (cordboard.js)', before, 25],
  ['  the same as a classic script', zipped(readFileSync('dist/cdn/cordboard.iife.js')), 25],
  ['one element with lit (define/agent-status.js)', zipped(await bundle("import './dist/define/agent-status.js';")), 9],
  ['loaded to connect (SIP, audio, storage)', atConnect, 58],
  ['whole', before + atConnect, 85],
  ['numbering plans, when a number is typed', chunk('phone-rules')],
  ['jssip alone', zipped(await bundle("export { UA } from 'jssip';"))],
  ['sip.js alone', zipped(await bundle("export { Inviter, Registerer, UserAgent } from 'sip.js';"))],
];
const row = (what, is, most, unit, over) => console.log(`${what.padEnd(48)}${is.padStart(7)} ${unit.padEnd(6)}${most === undefined ? '' : `of ${most}${over ? '  TOO MUCH' : ''}`}`);
for (const [what, size, most] of budgets) row(what, size.toFixed(1), most, 'kB gz', size > most);
const installed = packages().size;
row('packages that a user installs', String(installed), 12, '', installed > 12);
process.exitCode = installed > 12 || budgets.some(([, size, most]) => size > most) ? 1 : 0;
