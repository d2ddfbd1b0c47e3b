import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A real HTTP server for the tests of a file, which answers as each test has it do. */
export function withServer() {
  let listener: RequestListener = (_, response) => void response.writeHead(500).end();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      listener(request, response);
    });
  });
  const room = {
    url: '',
    asked,
    answers(next: (response: ServerResponse, request: IncomingMessage) => void): void {
      asked.length = 0;
      listener = (request, response) => next(response, request);
    },
    says(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
      room.answers((response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body)));
    },
    last: (): Asked => asked.at(-1)!,
  };
  before(async () => {
    await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
    room.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return room;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text ? JSON.parse(text) : undefined;
}
