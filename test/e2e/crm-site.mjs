import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serve, STRICT_CSP } from '../support/serve.mjs';

/** A site with crm.page.mjs, under a policy as strict as a CRM's; `frames`: it may hold pages of other origins. @param {Record<string, unknown>} [routes] */
export async function serveCrmPages(routes = {}, { frames = false } = {}) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('crm.page.mjs', import.meta.url))], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
  });
  return serve({ routes: { '/crm.js': outputFiles[0].text, ...routes }, csp: `${STRICT_CSP}${frames ? '; frame-src http:' : ''}` });
}

export const script = '<script type="module" src="/crm.js"></script>';
