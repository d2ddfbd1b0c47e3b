import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A policy as strict as a CRM's: nothing inline, nothing evaluated, nothing from elsewhere but the PBX. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; connect-src 'self' ws://127.0.0.1:*; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/**
 * Serves a web site on a free port of 127.0.0.1, where pages may use the microphone as over https.
 * A route is `'/path'`, `'POST /path'` or `'/all/beneath/*'`: a text, an object (answered as JSON), or a function of request and response.
 * @param {{ folder?: string, routes?: Record<string, string | object | import('node:http').RequestListener>, csp?: string, unref?: boolean }} [options] `unref`: it keeps no process alive
 * @returns {Promise<{ url: string, routes: Record<string, unknown>, page(html: string): string, close(): Promise<void> }>}
 *   `page(html)` serves one more page and gives its address
 */
export async function serve({ folder, routes = {}, csp, unref = false } = {}) {
  routes['/favicon.ico'] ??= (_, response) => response.writeHead(204).end(); // browsers ask for it by themselves
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    if (csp) response.setHeader('content-security-policy', csp);
    response.setHeader('cache-control', 'no-store');
    const above = Object.keys(routes).find((path) => path.endsWith('/*') && pathname.startsWith(path.slice(0, -1)));
    const route = routes[`${request.method} ${pathname}`] ?? routes[pathname] ?? routes[above];
    try {
      if (typeof route === 'function') await route(request, response);
      else if (typeof route === 'object') answer(response, '.json', JSON.stringify(route));
      else if (typeof route === 'string') answer(response, extname(pathname) || '.html', route);
      else if (folder) answer(response, extname(pathname), await readFile(join(folder, normalize(decodeURIComponent(pathname)))));
      else throw new Error('no such route');
    } catch (error) {
      if (!response.headersSent) response.writeHead(error.code === 'ENOENT' || !route ? 404 : 500);
      response.end(String(error));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  if (unref) server.unref();
  const url = `http://127.0.0.1:${server.address().port}`;
  let pages = 0;
  return {
    url,
    routes,
    page(html) {
      const path = `/page-${++pages}.html`;
      routes[path] = `<!doctype html><meta charset="utf-8">${html}`;
      return url + path;
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** @param {import('node:http').ServerResponse} response @param {string} extension @param {string | Buffer} body */
function answer(response, extension, body) {
  response.setHeader('content-type', TYPES[extension] ?? 'application/octet-stream');
  response.end(body);
}
