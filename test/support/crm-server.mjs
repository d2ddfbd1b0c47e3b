import { createServer } from 'node:http';
import { once } from 'node:events';

/**
 * A CRM that keeps what it is told, by `Idempotency-Key`, and of each call the newest version, and can be told to behave badly. It answers what is asked for interactions alone.
 * `mode`: `ok`, `late` (after a second), `never` (keeps it, and answers nobody), `lost` (keeps it, and breaks the connection off), `500` and
 * `409` (keeps it, and says that it failed, or that it is busy with it), `refuses` (422, and keeps nothing).
 */
export async function startCrm() {
  /** @type {Map<string, object>} by id: what is there is there once */
  const kept = new Map();
  const crm = {
    mode: 'ok',
    url: '',
    kept,
    /** How often each id was sent. @type {Map<string, number>} */
    sent: new Map(),
    /** Called when one has come, before it is answered; and when it has been. */
    onreceived: (_interaction) => {},
    onanswered: (_interaction) => {},
    ofNumber: (number) => [...kept.values()].filter((one) => one.number === number),
    stop: () => { server.closeAllConnections(); server.close(); },
  };
  const server = createServer(async (request, response) => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type, idempotency-key', 'access-control-allow-methods': 'GET, POST, PUT' };
    const isUpdate = request.method === 'PUT' && request.url.includes('/interactions/');
    if (!isUpdate && (request.method !== 'POST' || !request.url.endsWith('/interactions'))) return response.writeHead(request.method === 'OPTIONS' ? 204 : 200, { ...cors, 'content-type': 'application/json' }).end(request.method === 'OPTIONS' ? '' : '[]');
    let text = '';
    for await (const part of request) text += part;
    const interaction = JSON.parse(text);
    const key = request.headers['idempotency-key'];
    const { id, revision = 0 } = interaction;
    if (key !== (isUpdate ? `${id}.${revision}` : id) || isUpdate !== revision > 0) throw new Error(`the key ${key} is not that of the interaction ${id}, version ${revision}`);
    crm.sent.set(key, (crm.sent.get(key) ?? 0) + 1);
    crm.onreceived(interaction);
    const { mode } = crm;
    if (mode === 'refuses') return response.writeHead(422, { ...cors, 'content-type': 'application/problem+json' }).end(JSON.stringify({ title: 'The disposition is unknown.' }));
    if (!kept.has(id) || (kept.get(id).revision ?? 0) < revision) kept.set(id, interaction);
    if (mode === 'never') return undefined;
    if (mode === 'lost') return request.socket.destroy();
    if (mode === 'late') await new Promise((then) => setTimeout(then, 1_000));
    response.on('finish', () => crm.onanswered(interaction));
    return response.writeHead({ 500: 500, 409: 409 }[mode] ?? 201, { ...cors, 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  crm.url = `http://127.0.0.1:${server.address().port}/crm`;
  return crm;
}
