/** The demo's CRM: a server as docs/crm-openapi.json describes it, in memory, for the office's customers. */
import { Events } from './events.mjs';
import { Faults } from './faults.mjs';
import { present } from './present.mjs';
import { Problem } from './problem.mjs';
import { rateLimit } from './rate.mjs';
import { routes } from './routes.mjs';
import { Store } from './store.mjs';

const prefix = '/api/crm';

/**
 * @param {{ agents: { user: string, name: string }[], calls(): { agent: string, with?: string }[] }} [office] Who works there, and who talks with whom now.
 * @param {{ slow?: number, late?: number }} [waits] How long its faults last, ms.
 */
export function openCrm(office = { agents: [], calls: () => [] }, waits) {
  const events = new Events();
  const faults = new Faults(waits);
  const store = new Store(office.agents, (event, data) => events.tell(event, event === 'contact' ? shown(data) : data));
  const seen = new Map();
  const shown = (contact) => present(contact, { calls: office.calls(), colleague: (agent) => store.colleague(agent), seen });
  const room = { store, events, faults, shown };
  const mayAsk = rateLimit();

  async function answer(request, response) {
    mayAsk(request.socket.remoteAddress ?? '');
    const { origin, host } = request.headers;
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) throw new Problem(403, 'Not from there', 'This CRM speaks with its own pages only.');
    const url = new URL(request.url, 'http://crm');
    const steps = url.pathname.slice(prefix.length).split('/').filter(Boolean).map(decoded);
    const { handler, args, isSwitch } = find(request.method, steps);
    if (!isSwitch) await faults.before(request);
    const { status = 200, body, headers } = (await handler(room, { request, response, url }, ...args)) ?? {};
    if (response.headersSent) return;
    if (!isSwitch) await faults.after(request);
    send(response, status, body, headers);
  }

  return {
    store,
    faults,
    /** Takes a request that is for the CRM. @returns {boolean} Whether it was. */
    handle(request, response) {
      if (request.url !== prefix && !/^\/api\/crm[/?]/.test(request.url)) return false;
      answer(request, response).catch((error) => {
        if (response.destroyed || response.headersSent || error.name === 'AbortError') return response.destroy();
        const problem = error instanceof Problem ? error : new Problem(500, 'The CRM failed');
        if (problem !== error) console.error(`${request.method} ${request.url}: ${error.stack}`);
        send(response, problem.status, problem.body, { 'content-type': 'application/problem+json', ...problem.headers });
      });
      return true;
    },
    stop() {
      faults.stop();
      events.stop();
    },
  };
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    throw new Problem(400, 'Not an address');
  }
}

/** The route for these steps; `*` in one takes any. */
function find(method, steps) {
  const fitting = routes.filter(({ path }) => path.length === steps.length && path.every((step, index) => step === '*' || step === steps[index]));
  const route = fitting.find((one) => one.method === method);
  if (!route && fitting.length) throw new Problem(405, 'Not like that', undefined, { allow: fitting.map((one) => one.method).join(', ') });
  if (!route) throw new Problem(404, 'There is nothing');
  return { ...route, args: steps.filter((_, index) => route.path[index] === '*') };
}
