// What a host does before there is a browser: imports the built package under Node, by its public names, and finds its globals as they were.
import { readdirSync } from 'node:fs';

/** What lit and zod leave under Node: their versions and settings, and where lit's elements are registered. */
const othersLeave = /^(lit[A-Z]\w*|reactiveElementVersions|customElements|__zod_\w+)$/;
const lookOf = () => new Set([
  ...Reflect.ownKeys(globalThis),
  ...[Object, Array, String, Function, Promise].flatMap(({ name, prototype }) => Reflect.ownKeys(prototype).map((key) => `${name}.prototype.${String(key)}`)),
].map(String));

const before = lookOf();
const names = ['cordboard', 'cordboard/connect.js', 'cordboard/centre.js', 'cordboard/crm.js', 'cordboard/hosts.js', 'cordboard/click-to-dial.js', 'cordboard/bridge.js', 'cordboard/sim.js', ...readdirSync('dist/define').filter((name) => name.endsWith('.js')).map((name) => `cordboard/define/${name}`)];
for (const name of names) {
  const module = await import(name);
  if (!name.includes('/define/') && Object.keys(module).length === 0) throw new Error(`${name} exports nothing`);
}
const left = [...lookOf()].filter((key) => !before.has(key) && !othersLeave.test(key));
if (left.length > 0) throw new Error(`importing left behind: ${left.join(', ')}`);
console.log(`imported under Node: ${names.length} modules, and nothing left among its globals`);
