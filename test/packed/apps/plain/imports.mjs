// Imports every public name under Node, as package.json lists them. Who has no React gets no React.
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'node_modules/cordboard';
const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

const modules = Object.entries(exports).filter(([name, target]) => typeof target === 'object' && name !== './react.js');
const names = modules.flatMap(([name, { default: file }]) => {
  if (!name.includes('*')) return [name];
  const [before, after] = file.split('*');
  return readdirSync(`${folder}/${before}`).filter((one) => one.endsWith(after)).map((one) => name.replace('*', one.slice(0, -after.length)));
});
for (const name of names) {
  const module = await import(name.replace(/^\./, 'cordboard'));
  const isSilent = /^\.\/(define\/|jsx|vue|svelte)/.test(name);
  if (Object.keys(module).length === 0 && !isSilent) throw new Error(`${name} exports nothing`);
}
await import('cordboard/react.js').then(() => { throw new Error('React came along uninvited'); }, ({ code }) => { if (code !== 'ERR_MODULE_NOT_FOUND') throw new Error(code); });
console.log(`imported under Node: ${names.length} names`);
