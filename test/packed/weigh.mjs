import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';

/**
 * What a page loads at once for these lines, bundled in an app's folder. What is loaded later does not count.
 * @param {string} folder @param {string} lines @param {readonly string[]} [external]
 * @returns {Promise<{ kilobytes: string, files: string[] }>} `kilobytes`: gzipped; `files`: what has left something in the bundle
 */
export async function weigh(folder, lines, external = []) {
  const input = join(folder, 'weighed.js');
  writeFileSync(input, lines);
  const bundle = await rollup({ input, external: [...external], logLevel: 'silent', plugins: [nodeResolve({ browser: true, exportConditions: ['production'] }), terser({ ecma: 2022, module: true })] });
  const { output } = await bundle.generate({ format: 'es' });
  const atOnce = new Set();
  const follow = (name) => {
    const chunk = output.find(({ fileName }) => fileName === name);
    if (!chunk || atOnce.has(chunk)) return; // the app brings it, or it is counted
    atOnce.add(chunk);
    chunk.imports.forEach(follow);
  };
  follow(output[0].fileName);
  return {
    kilobytes: ([...atOnce].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000).toFixed(1),
    files: [...atOnce].flatMap(({ modules }) => Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0).map(([file]) => file)),
  };
}
