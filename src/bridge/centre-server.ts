import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { DeskError } from '../core/index.js';
import { longestClientMessage, type CommandMessage } from '../protocol/messages.js';
import { Board } from './board.js';
import { BrowserSession, type SessionRoom } from './browser-session.js';
import { CentreSocket } from './centre-socket.js';
import { noLog, type Log } from './log.js';
import { isOwnPage, type Origins } from './origin.js';
import { permit } from './permit.js';
import type { Rate } from './rate-limit.js';
import type { Source, SourceEvent } from './source.js';
import type { Grant, VerifyToken } from './token.js';
import { View } from './view.js';

export interface CentreServerOptions {
  readonly source: Source;
  /** Whom a token lets in, and for what: `tokenVerifier({ secret })`. */
  readonly verify: VerifyToken;
  /** The pages that may come, `'*'` for any; absent: those of the same host. What is no browser sends no Origin and needs none. */
  readonly origins?: Origins;
  /** Default `/centre`. */
  readonly path?: string;
  readonly log?: Log;
  /** How long changes are gathered after a frame, ms. Default 100. */
  readonly batch?: number;
  /** A browser hears something at least this often, ms. Default 10,000. */
  readonly beat?: number;
  /** How long a browser may take to say who it is, ms. Default 10,000. */
  readonly helloWithin?: number;
  /** Messages of one browser. Default 20 at once, 5 a second. */
  readonly rate?: Rate;
  /** How much a browser may leave unread, bytes. Default 1 MiB. */
  readonly mostBuffered?: number;
}

/** How well it is: what `GET /health` answers. */
export interface Health {
  readonly status: 'ok' | 'lost';
  /** Whether the source sees the queues. */
  readonly source: boolean;
  readonly browsers: number;
  /** s. */
  readonly uptime: number;
}

/** How long a browser may take to close, ms. */
const closeTimeout = 5_000;

/** How often browsers are asked whether they are still there, ms. */
const probing = 30_000;

/** Shows what a source knows to browsers that have a token, and takes their commands to it: the centre protocol over any `node:http` server. */
export class CentreServer {
  readonly #options: CentreServerOptions & { readonly path: string; readonly batch: number };
  readonly #room: SessionRoom;
  readonly #log: Log;
  readonly #board = new Board();
  readonly #views = new Map<string, View>();
  readonly #sessions = new Set<BrowserSession>();
  readonly #stopping = new AbortController();
  readonly #detach = new Set<() => void>();
  readonly #sockets: WebSocketServer;
  #met = 0;
  #failures = 0;
  #startedAt: number | undefined;

  constructor(options: CentreServerOptions) {
    this.#options = { path: '/centre', batch: 100, ...options };
    this.#log = options.log ?? noLog;
    // What @types/ws does not know yet.
    const late = { closeTimeout } as object;
    this.#sockets = new WebSocketServer({ ...late, noServer: true, maxPayload: longestClientMessage, WebSocket: CentreSocket });
    this.#room = {
      log: this.#log, verify: options.verify, rate: options.rate ?? { burst: 20, perSecond: 5 },
      beat: options.beat ?? 10_000, helloWithin: options.helloWithin ?? 10_000, mostBuffered: options.mostBuffered ?? 1_048_576,
      viewFor: (grant) => this.#viewFor(grant), run: (message, grant) => this.#run(message, grant),
    };
  }

  /** Takes the upgrades on its path off a server, and leaves others to others. Returns what ends that. */
  attach(server: Server): () => void {
    if (this.#startedAt === undefined) this.#start();
    const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      if (this.#isOurs(request)) return this.#upgrade(request, socket, head);
      if (server.listenerCount('upgrade') === 1) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'); // else it is for another
    };
    server.on('upgrade', upgrade);
    const detach = (): void => void server.off('upgrade', upgrade);
    this.#detach.add(detach);
    return detach;
  }

  /** Answers `GET /health`, and says on its path what to do there. Whether it answered. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const isHealth = pathOf(request) === '/health';
    if (!isHealth && !this.#isOurs(request)) return false;
    const { status, ...more } = this.health();
    const [code, body] = isHealth ? [status === 'ok' ? 200 : 503, { status, ...more }] as const : [426, { error: 'Connect by WebSocket.' }] as const;
    response.writeHead(code, { 'content-type': 'application/json', 'cache-control': 'no-store', ...(code === 426 && { upgrade: 'websocket' }) }).end(JSON.stringify(body));
    return true;
  }

  health(): Health {
    const source = !this.#board.problem;
    return { status: source ? 'ok' : 'lost', source, browsers: this.#sessions.size, uptime: Math.round((performance.now() - (this.#startedAt ?? performance.now())) / 1000) };
  }

  /** Takes nobody any more, and lets everybody go. */
  async stop(): Promise<void> {
    for (const detach of this.#detach) detach();
    this.#stopping.abort();
    for (const view of this.#views.values()) view.stop();
    const closed = [...this.#sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const session of this.#sessions) session.goAway();
    await Promise.all(closed);
    this.#sockets.close();
  }

  #start(): void {
    this.#startedAt = performance.now();
    const { signal } = this.#stopping;
    const every = (ms: number, act: (session: BrowserSession) => void): void => {
      const timer = setInterval(() => this.#sessions.forEach(act), ms);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    };
    every(this.#room.beat / 2, (session) => session.beat(performance.now()));
    every(probing, (session) => session.probe());
    this.#options.source.start((event) => this.#hear(event), signal);
  }

  #hear(event: SourceEvent): void {
    if (this.#stopping.signal.aborted) return;
    const wasLost = this.#board.problem !== undefined;
    this.#board.hear(event);
    if (event.type === 'lost') this.#log('warn', 'source-lost', { code: event.problem.code, reason: event.problem.message });
    else if (wasLost && event.type === 'loaded') this.#log('info', 'source-loaded', { queues: event.queues.length });
    for (const view of this.#views.values()) {
      if (event.type === 'changed') view.change(event.changes);
      else if (event.type === 'loaded') view.load();
      else view.lose(event.problem);
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => {}); // gone before it was answered
    this.#sockets.handleUpgrade(request, socket, head, (browser: WebSocket) => {
      const session = new BrowserSession(browser, ++this.#met, this.#room);
      this.#sessions.add(session);
      browser.once('close', () => {
        this.#sessions.delete(session);
        for (const [key, view] of this.#views) if (view.isEmpty) this.#views.delete(key);
      });
      // An upgrade that is refused gives a page no reason; a message does.
      if (!isOwnPage(request, this.#options.origins)) session.refuse(new DeskError('bad-origin', `Pages of ${request.headers.origin} may not see these queues. Have the server's "origins" name it.`));
    });
  }

  #viewFor({ queues }: Grant): View {
    const key = queues ? JSON.stringify([...new Set(queues)].sort()) : 'all';
    let view = this.#views.get(key);
    if (!view) this.#views.set(key, view = new View(this.#board, queues, this.#options.batch));
    return view;
  }

  async #run({ command }: CommandMessage, grant: Grant): Promise<void> {
    try {
      for (const errand of permit(command, grant, this.#board)) await this.#options.source.run(errand.command, errand.agent);
    } catch (error) {
      if (error instanceof DeskError) throw error;
      const failure = ++this.#failures;
      this.#log('error', 'command-failed', { failure, command: command.type, reason: error instanceof Error ? error.stack ?? error.message : String(error) });
      throw new DeskError('failed', `That went wrong, and why is in the server's log as failure ${failure}. Tell your administrator.`);
    }
  }

  #isOurs = (request: IncomingMessage): boolean => pathOf(request) === this.#options.path;
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0]!;
