import type { WebSocket } from 'ws';
import { DeskError, type ProblemCode } from '../core/index.js';
import { closeCodes, protocolVersion, type CommandMessage, type Hello, type ServerMessage } from '../protocol/messages.js';
import { hear } from './client-message.js';
import type { Log } from './log.js';
import { RateLimit, type Rate } from './rate-limit.js';
import type { Grant, VerifyToken } from './token.js';
import { frameOf, type View, type Viewer } from './view.js';

/** What a session needs of the server. */
export interface SessionRoom {
  readonly log: Log;
  readonly verify: VerifyToken;
  readonly rate: Rate;
  /** ms. */
  readonly beat: number;
  /** ms. */
  readonly helloWithin: number;
  /** Bytes. */
  readonly mostBuffered: number;
  viewFor(grant: Grant): View;
  /** Throws a `DeskError`. */
  run(message: CommandMessage, grant: Grant): Promise<void>;
}

const closeCodeOf: Partial<Record<ProblemCode, number>> = {
  'no-token': closeCodes.token, 'expired-token': closeCodes.token, 'too-slow': closeCodes.tooSlow, 'too-many': closeCodes.tooMany,
};

const longestTimer = 2 ** 31 - 1;

/** One browser: from its hello to its end. */
export class BrowserSession implements Viewer {
  readonly #socket: WebSocket;
  readonly #room: SessionRoom;
  readonly #number: number;
  readonly #rate: RateLimit;
  #grant: Grant | undefined;
  #view: View | undefined;
  #deadline: ReturnType<typeof setTimeout>;
  #isGreeted = false;
  #isAlive = true;
  #isOver = false;
  #sentAt = performance.now();
  #unreadAtMost: number;

  /** @param number Names it in the log. */
  constructor(socket: WebSocket, number: number, room: SessionRoom) {
    this.#socket = socket;
    this.#number = number;
    this.#room = room;
    this.#rate = new RateLimit(room.rate, performance.now());
    this.#unreadAtMost = room.mostBuffered;
    const late = new DeskError('no-token', 'The page did not send its token in time. Its first message must be a hello with one.');
    this.#deadline = setTimeout(() => this.refuse(late), room.helloWithin);
    socket.on('message', (data, isBinary) => this.#take(data as Buffer, isBinary));
    socket.on('pong', () => { this.#isAlive = true; });
    socket.on('error', (error) => this.#log('browser-broken', { reason: 'code' in error ? String(error.code) : error.name }));
    socket.on('close', (code) => this.#closed(code));
  }

  send(frame: Buffer): void {
    if (this.#isOver) return;
    if (this.#socket.bufferedAmount > this.#unreadAtMost) return this.refuse(new DeskError('too-slow', 'This page did not read for too long. It gets everything anew when it comes back.'));
    this.#sentAt = performance.now();
    this.#unreadAtMost = Math.max(this.#unreadAtMost, this.#room.mostBuffered + frame.length); // whatever a snapshot weighs, there is room for one
    this.#socket.send(frame, { binary: false });
  }

  /** The last word. Whoever does not take it is cut off a little later. */
  refuse(error: DeskError): void {
    if (this.#isOver) return;
    this.#log('browser-refused', { code: error.code, reason: error.message.slice(0, 200) });
    this.#socket.send(frameOf({ type: 'refused', error: { code: error.code, message: error.message.slice(0, 512) } }), { binary: false });
    this.#end(closeCodeOf[error.code] ?? closeCodes.refused, error.code);
  }

  /** The server stops. */
  goAway(): void {
    this.#end(1001, 'the server stops');
  }

  /** Never silent for longer than a beat, if this is called twice in each. */
  beat(now: number): void {
    if (this.#grant && now - this.#sentAt >= this.#room.beat / 2) this.#tell({ type: 'beat' });
  }

  /** Whether it is still there is asked now, and known at the next time. */
  probe(): void {
    if (!this.#isAlive) return this.#socket.terminate();
    this.#isAlive = false;
    this.#socket.ping();
  }

  #tell(message: ServerMessage): void {
    this.send(frameOf(message));
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (this.#isOver) return;
    if (!this.#rate.take(performance.now())) return this.refuse(new DeskError('too-many', 'This page sends too many messages. Wait a moment.'));
    try {
      if (isBinary) throw new DeskError('bad-message', 'Messages are text, not binary.');
      this.#answer(hear(data.toString()));
    } catch (error) {
      this.refuse(error instanceof DeskError ? error : new DeskError('bad-message', 'That could not be read.'));
    }
  }

  #answer(message: ReturnType<typeof hear>): void {
    if (message.type === 'hello') return void this.#greet(message);
    if (!this.#grant) throw new DeskError('no-token', 'The first message must be a hello with a token, and the next ones come after its welcome.');
    if (message.type === 'resync') this.#view!.show(this);
    else if (message.type === 'command') void this.#run(message, this.#grant);
    else this.#outcome(message.id, message.error);
  }

  async #greet({ version, token }: Hello): Promise<void> {
    if (this.#isGreeted) return this.refuse(new DeskError('bad-message', 'One hello is enough. For another token, connect again.'));
    this.#isGreeted = true;
    try {
      if (version !== protocolVersion) throw new DeskError('bad-version', `This server speaks version ${protocolVersion} of the centre protocol, the page version ${version}. Update the older one.`);
      const grant = await this.#room.verify(token);
      if (!this.#isOver) this.#welcome(grant);
    } catch (error) {
      this.refuse(error instanceof DeskError ? error : new DeskError('bad-token', 'The token could not be checked. Ask your administrator.'));
    }
  }

  #welcome(grant: Grant): void {
    const { agent, rights, expiresAt } = grant;
    this.#grant = grant;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.refuse(new DeskError('expired-token', 'The token has expired. Come back with a new one.')), Math.min(expiresAt - Date.now(), longestTimer));
    this.#log('browser-welcome', { rights: rights.join(' '), queues: grant.queues?.join(' ') });
    this.#tell({ type: 'welcome', version: protocolVersion, agent, rights, beat: this.#room.beat });
    this.#view = this.#room.viewFor(grant);
    this.#view.show(this);
  }

  async #run(message: CommandMessage, grant: Grant): Promise<void> {
    const { type, agent } = message.command;
    try {
      await this.#room.run(message, grant);
      this.#log('command', { command: type, for: agent, ok: true });
      this.#outcome(message.id);
    } catch (error) {
      const { code, message: text } = error as DeskError;
      this.#log('command', { command: type, for: agent, ok: false, code });
      this.#outcome(message.id, { code, message: text });
    }
  }

  #outcome(id: string, error?: { readonly code: ProblemCode; readonly message: string }): void {
    this.#tell(error ? { type: 'outcome', id, ok: false, error: { code: error.code, message: error.message.slice(0, 512) } } : { type: 'outcome', id, ok: true });
  }

  #end(code: number, reason: string): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    this.#view?.leave(this);
    this.#socket.close(code, reason);
  }

  #closed(code: number): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    this.#view?.leave(this);
    if (this.#grant) this.#log('browser-gone', { close: code });
  }

  #log(event: string, facts: Parameters<Log>[2]): void {
    this.#room.log('info', event, { browser: this.#number, agent: this.#grant?.agent, ...facts });
  }
}
