import { build } from 'esbuild';

/** Bundles a page of these benches from the sources: elements, a simulated desk, and whoever they are compared with. @param {string} code */
export async function bundleSource(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', conditions: ['browser'], tsconfig: 'tsconfig.json', logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0].text;
}
