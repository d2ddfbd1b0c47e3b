import type { OwnAddress } from './address.js';
import { clampExpiry, statusOf, withoutMinExpires } from './clamp.js';
import { Liveness } from './liveness.js';

/** ms. A server that takes longer to accept, or to answer REGISTER, is as good as none: another may be better, or another try. */
export const patience = { connect: 4_000, register: 4_000 };

/** Why there is no connection: none came about; the server ended it; nothing comes any more, or nothing arrives. */
export type Loss = 'unreachable' | 'closed' | 'dead';

export interface SocketRoom {
  readonly own: OwnAddress;
  /** The server to connect to. */
  server(): string;
  lost(how: Loss): void;
  /** REGISTER got a final answer, and JsSIP has read it. */
  answered(status: number): void;
  /** REGISTER gets none. */
  unanswered(): void;
  /** The server that was moved to is none: we are back where we were. */
  movedBack(): void;
}

interface Connection {
  readonly socket: WebSocket;
  readonly url: string;
  readonly live: Liveness;
}

/** A WebSocket for SIP (RFC 7118 section 4). */
export function webSocketTo(url: string): WebSocket {
  const socket = new WebSocket(url, 'sip');
  socket.binaryType = 'arraybuffer';
  socket.onerror = () => {}; // What went wrong is told by the close that follows.
  return socket;
}

export function letGo(socket: WebSocket): void {
  socket.onopen = socket.onmessage = socket.onclose = null;
  socket.close();
}

/**
 * RFC 7118: SIP over WebSocket. What JsSIP asks of a socket, and ours: it knows whether it is alive, and can move to another connection.
 * When it connects, and where to, is for the registration to say; JsSIP would have all phones do it in step.
 */
export class SipSocket {
  onconnect: () => void = () => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | ArrayBuffer) => void = () => {};

  readonly #room: SocketRoom;
  #opening: WebSocket | undefined;
  #here: Connection | undefined;
  /** Where we were, until the server moved to has registered us. */
  #former: Connection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRegistering = false;
  #tooBrief = 0;

  constructor(room: SocketRoom) {
    this.#room = room;
  }

  /** The server in use, or the one to be tried next. */
  get url(): string {
    return this.#here?.url ?? this.#room.server();
  }

  get via_transport(): string {
    return new URL(this.url).protocol === 'wss:' ? 'WSS' : 'WS';
  }

  get sip_uri(): string {
    return `sip:${new URL(this.url).host};transport=ws`;
  }

  isConnected(): boolean {
    return this.#here?.socket.readyState === WebSocket.OPEN;
  }

  /** JsSIP would like a connection: it will have one. */
  connect(): void {}

  /** Connects, anew if it was about to. */
  open(): void {
    if (this.#here) return;
    if (this.#opening) letGo(this.#opening);
    const url = this.#room.server();
    const socket = webSocketTo(url);
    this.#opening = socket;
    const failed = (): void => {
      this.#opening = undefined;
      clearTimeout(this.#timer);
      letGo(socket);
      this.#room.lost('unreachable');
    };
    this.#wait(patience.connect, failed);
    socket.onclose = failed;
    socket.onopen = () => {
      this.#opening = undefined;
      clearTimeout(this.#timer);
      this.#use(this.#connection(socket, url));
      this.onconnect();
    };
  }

  disconnect(): void {
    if (this.#opening) letGo(this.#opening);
    this.#opening = undefined;
    const isHere = this.#here !== undefined;
    this.#leave();
    if (isHere) this.ondisconnect(false);
  }

  /** It is of no use: back to where we were, or no connection at all. */
  giveUp(): void {
    if (this.#former) return this.#moveBack();
    if (!this.#here) return;
    this.#leave();
    this.ondisconnect(true, 4408, 'given up');
  }

  /** There is reason to doubt that it is alive. */
  check(): void {
    this.#here?.live.check();
  }

  send(message: string): boolean {
    if (!this.isConnected()) return false;
    if (message.startsWith('REGISTER ')) {
      this.#isRegistering = true;
      this.#wait(patience.register, () => (this.#former ? this.giveUp() : this.#room.unanswered()));
    }
    this.#here!.socket.send(message);
    return true;
  }

  /** Goes on over another connection, unnoticed by JsSIP. The one of before is kept until `stay`, and taken again should the new one fail. */
  moveTo(socket: WebSocket, url: string): void {
    const former = this.#here;
    if (!former) return letGo(socket);
    this.#former = former;
    this.#use(this.#connection(socket, url));
    former.socket.onclose = () => this.#forgetFormer();
    former.socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      // A call comes in where we are still known: it must not be lost, so we stay.
      if (former.live.receive(textOf(data)) || /^SIP\/2\.0 /i.test(textOf(data))) return;
      this.#moveBack();
      this.#received(former, data);
    };
  }

  /** We are registered where we moved to. */
  stay(): void {
    this.#forgetFormer();
  }

  #moveBack(): void {
    const { socket, url } = this.#former!;
    this.#former!.live.stop();
    this.#former = undefined;
    this.#leave();
    this.#use(this.#connection(socket, url));
    this.#room.movedBack();
  }

  #forgetFormer(): void {
    if (!this.#former) return;
    this.#former.live.stop();
    letGo(this.#former.socket);
    this.#former = undefined;
  }

  #connection(socket: WebSocket, url: string): Connection {
    const live = new Liveness({ send: (text) => { if (socket.readyState === WebSocket.OPEN) socket.send(text); }, dead: () => this.#lost(connection, 'dead') }, this.#room.own);
    const connection: Connection = { socket, url, live };
    return connection;
  }

  #use(connection: Connection): void {
    this.#here = connection;
    connection.socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.#received(connection, data);
    connection.socket.onclose = () => this.#lost(connection, 'closed');
  }

  #received({ live }: Connection, data: string | ArrayBuffer): void {
    const message = textOf(data);
    if (live.receive(message)) return;
    const status = (this.#isRegistering && statusOf('REGISTER', message)) || 0;
    if (status < 200) return this.ondata(clampExpiry(message));
    this.#isRegistering = false;
    clearTimeout(this.#timer);
    this.#tooBrief = status === 423 ? this.#tooBrief + 1 : status < 300 ? 0 : this.#tooBrief;
    this.ondata(this.#tooBrief > 1 ? withoutMinExpires(message) : clampExpiry(message));
    this.#room.answered(status);
  }

  #lost(connection: Connection, how: Loss): void {
    if (connection === this.#former) return this.#forgetFormer();
    if (connection !== this.#here) return;
    const isBack = this.#former !== undefined;
    this.giveUp();
    if (!isBack) this.#room.lost(how);
  }

  #leave(): void {
    this.#forgetFormer();
    clearTimeout(this.#timer);
    this.#isRegistering = false;
    if (!this.#here) return;
    this.#here.live.stop();
    letGo(this.#here.socket);
    this.#here = undefined;
  }

  #wait(ms: number, over: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(over, ms);
  }
}

const decoder = new TextDecoder();
/** What is longer the guard refuses, so nobody need read it all. */
const textOf = (data: string | ArrayBuffer): string => (typeof data === 'string' ? data : decoder.decode(data));
