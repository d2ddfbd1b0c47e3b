import { once } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { until } from '../support/until.mjs';

/** What a phone asked. */
export class Asked {
  readonly method: string;
  readonly uri: string;
  readonly body: string;
  readonly #head: readonly string[];

  constructor(message: string, readonly socket: WebSocket) {
    const [head = '', body = ''] = message.split('\r\n\r\n');
    const [first = '', ...rest] = head.split('\r\n');
    [this.method = '', this.uri = ''] = first.split(' ');
    [this.#head, this.body] = [rest, body];
  }

  header(name: string): string {
    return this.#head.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))?.replace(/^[^:]*:\s*/, '') ?? '';
  }

  reply(status: string, headers: readonly string[] = [], body = ''): void {
    const to = `To: ${this.header('To')}${this.header('To').includes(';tag=') ? '' : ';tag=pbx'}`;
    const same = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${this.header(name)}`);
    this.socket.send([`SIP/2.0 ${status}`, ...same, to, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n'));
  }

  /** A request of the PBX in the dialog that this one began. */
  ask(method: string, cseq: number, headers: readonly string[] = [], body = ''): void {
    this.socket.send([
      `${method} ${/<([^>]*)>/.exec(this.header('Contact'))?.[1] ?? ''} SIP/2.0`, `Via: SIP/2.0/WS 192.0.2.1;branch=z9hG4bK${method}${cseq}${this.header('Call-ID')}`, 'Max-Forwards: 70',
      `From: ${this.header('To')};tag=pbx`, `To: ${this.header('From')}`, `Call-ID: ${this.header('Call-ID')}`, `CSeq: ${cseq} ${method}`,
      'Contact: <sip:192.0.2.1;transport=ws>', ...headers, `Content-Length: ${body.length}`, '', body,
    ].join('\r\n'));
  }
}

/** A PBX that registers everybody, and else says what the test has it say. */
export async function startFakePbx({ port = 0 } = {}) {
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  const asked: Asked[] = [];
  const told: string[] = [];
  const pbx = {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked,
    /** What phones answered it. */
    told,
    /** What it makes of a request. */
    answers: (_: Asked): void => {},
    /** What it makes of REGISTER. */
    registers: (asked: Asked): void => asked.reply('200 OK', [`Contact: ${asked.header('Contact')};expires=300`]),
    /** What it makes of a ping: CRLF, or OPTIONS. */
    pongs: (asked: Asked | WebSocket): void => (asked instanceof Asked ? asked.reply('200 OK') : asked.send('\r\n')),
    get connections(): number { return server.clients.size; },
    /** To each phone. */
    says: (text: string): void => { for (const socket of server.clients) socket.send(text); },
    of: (method: string): Asked[] => asked.filter((one) => one.method === method),
    /** Waits for the nth request of a kind. */
    hears: async (method: string, nth = 1): Promise<Asked> => (await until(`${method} number ${nth}`, () => pbx.of(method)[nth - 1], { timeout: 8_000, seen: () => asked.map((one) => one.method) }))!,
    cut: (): void => { for (const socket of server.clients) socket.terminate(); },
    close: (): void => { pbx.cut(); server.close(); },
  };
  server.on('connection', (socket) => socket.on('message', (data) => {
    const message = (data as Buffer).toString();
    if (message === '\r\n\r\n') return pbx.pongs(socket);
    if (message.startsWith('SIP/2.0')) told.push(message);
    if (!message.trim() || message.startsWith('SIP/2.0')) return;
    const request = new Asked(message, socket);
    if (request.method === 'OPTIONS') return pbx.pongs(request);
    asked.push(request);
    if (request.method === 'REGISTER') pbx.registers(request);
    else pbx.answers(request);
  }));
  return pbx;
}

export type FakePbx = Awaited<ReturnType<typeof startFakePbx>>;
