/** The demo's web server: the CRM with its pages and its interface, its sign-in service, and the office with its queues, all on one port. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCentre } from './centre.mjs';
import { openCrm } from './crm-server/crm.mjs';
import { lineCutter } from './line-cut.mjs';
import { startOffice } from './office/office.mjs';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml' };

/** As strict as a CRM's should be: nothing inline, nothing evaluated, nothing from elsewhere. */
const policy = (connect) => [
  "default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'",
  `connect-src 'self' ${connect}`, "require-trusted-types-for 'script'",
].join('; ');

/** Folders the page may read, by the first part of the path. */
const folders = { crm: new URL('./crm/', import.meta.url), cordboard: new URL('../dist/cdn/', import.meta.url) };

/**
 * @param {object} [options]
 * @param {number} [options.port] Taken? Then the next one that is free.
 * @param {{ server: string, uri: string }} [options.pbx] A PBX of one's own in place of the office.
 * @param {import('./office/office.mjs').Office extends never ? never : object} [options.office] More options for the office.
 */
export async function startDemo({ port = 0, pbx, office: officeOptions } = {}) {
  let centre;
  let crm;
  const server = createServer((request, response) => {
    if (centre?.handle(request, response) || crm?.handle(request, response)) return;
    answer(request, response).catch((error) => {
      console.error(`${request.method} ${request.url}: ${error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const cutLine = lineCutter(server);
  await listen(server, port);
  const origin = `http://localhost:${server.address().port}`;
  const ws = origin.replace(/^http/, 'ws');
  const office = pbx ? undefined : await startOffice({ server, ...officeOptions });
  centre = office && openCentre(server, office.acd);
  crm = openCrm(office);
  server.on('upgrade', (request, socket) => ['/ws', '/centre'].includes(request.url.split('?')[0]) || socket.destroy());

  /** Who uses this page: an agent of the office, or whoever has an account at the given PBX. */
  const session = (agent) => (pbx
    ? { ...pbx, agent: pbx.uri.replace(/^sip:|@.*$/g, ''), customers: [], office: false }
    : { server: `${ws}/ws`, centre: `${ws}/centre`, uri: `sip:${agent.user}@localhost`, agent: agent.user, name: agent.name, customers: office.customers, office: true });

  const routes = {
    'GET /api/session': (url) => json(session(agentOf(url))),
    'GET /api/sip-credentials': async (url) => {
      const { user, password } = agentOf(url);
      return json({ password, expires: 3600, centreToken: await centre.tokenFor(user) });
    },
    'POST /api/ring': (url) => {
      const call = office.ringIn(agentOf(url).user, url.searchParams.get('customer') ?? undefined);
      return json({ ringing: call.customer.name });
    },
    'POST /api/cut-line': (url) => {
      const seconds = Math.min(60, Number(url.searchParams.get('seconds')) || 10);
      cutLine(seconds);
      return json({ seconds });
    },
    'POST /api/call-in': (url) => json({ calling: office.callIn(url.searchParams.get('customer') ?? undefined).customer.name }),
  };
  const agentOf = (url) => {
    const wanted = url.searchParams.get('agent') ?? '1001';
    return office?.agents.find(({ user }) => user === wanted) ?? office?.agents[0];
  };

  async function answer(request, response) {
    const url = new URL(request.url, origin);
    const route = routes[`${request.method} ${url.pathname}`];
    const { status = 200, type, body } = route ? await route(url) : await file(url.pathname);
    response.writeHead(status, {
      'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-security-policy': policy(`ws://localhost:* ws://127.0.0.1:* wss:`),
    });
    response.end(body);
  }

  return {
    url: `${origin}/`,
    office,
    crm,
    async stop() {
      crm.stop();
      await centre?.stop();
      await office?.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server, port) {
  for (let candidate = port; ; candidate = candidate && candidate + 1) {
    server.listen(candidate, '127.0.0.1');
    const error = await once(server, 'listening').then(() => undefined, (failure) => failure); // It rejects with the first error.
    if (!error) return;
    if (error.code !== 'EADDRINUSE' || !candidate) throw error;
  }
}

const json = (body, status = 200) => ({ status, type: 'application/json', body: JSON.stringify(body) });

/** The CRM's pages, for those who want each to be a document of its own. */
const isPage = /^\/(?:|customers\/.*|new\/.*|callbacks|queue|calls)$/;

/** A file of one of the folders; never one beside them. */
async function file(pathname) {
  const [, folder, ...rest] = (isPage.test(pathname) ? '/crm/index.html' : decodeURIComponent(pathname)).split('/');
  const root = Object.hasOwn(folders, folder) ? folders[folder] : undefined;
  const found = root && new URL(rest.join('/'), root);
  if (!found?.href.startsWith(root.href)) return notFound;
  return readFile(fileURLToPath(found)).then((body) => ({ type: types[extname(found.pathname)] ?? 'application/octet-stream', body }), () => notFound);
}

const notFound = { status: 404, type: 'text/plain', body: 'Not found' };
