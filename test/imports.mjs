// What a host does before there is a browser: imports the built package under Node, by its public names.
import { readdirSync } from 'node:fs';

const names = ['cordboard', 'cordboard/connect.js', 'cordboard/centre.js', 'cordboard/crm.js', 'cordboard/click-to-dial.js', 'cordboard/bridge.js', 'cordboard/sim.js', ...readdirSync('dist/define').filter((name) => name.endsWith('.js')).map((name) => `cordboard/define/${name}`)];
for (const name of names) {
  const module = await import(name);
  if (!name.includes('/define/') && Object.keys(module).length === 0) throw new Error(`${name} exports nothing`);
}
console.log(`imported under Node: ${names.length} modules`);
