import type { OwnAddress } from './address.js';
import { optionsTo } from './liveness.js';
import type { Servers } from './servers.js';
import { letGo, patience, webSocketTo, type SipSocket } from './sip-socket.js';

/** ms. Once a minute at first; a server that comes and goes is trusted less each time. */
const pause = { first: 60_000, most: 600_000, busy: 30_000 };

export interface FailbackRoom {
  readonly own: OwnAddress;
  readonly servers: Servers;
  readonly socket: SipSocket;
  isIdle(): boolean;
  register(): void;
}

/**
 * Back to the first server, when that is there again and no call is under way. It is asked over a connection of its own before anything is
 * moved, and the one in use is kept until the first server has registered us: there is no moment without.
 *
 *     waits ──▶ asks the first server ──▶ moves: REGISTER there ──▶ stays
 *       ▲                 │ no answer         │ refused, silent, or a call comes in where we were
 *       └─────────────────┴───────────────────┘
 */
export class Failback {
  readonly #room: FailbackRoom;
  #isWatching = false;
  #moves = 0;
  #from: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #probe: AbortController | undefined;

  constructor(room: FailbackRoom) {
    this.#room = room;
  }

  get isMoving(): boolean {
    return this.#from !== undefined;
  }

  /** We are registered, perhaps still. */
  start(): void {
    if (this.#isWatching || this.#room.servers.isFirst) return;
    this.#isWatching = true;
    this.#later(this.#pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#probe?.abort();
    this.#isWatching = false;
    this.#from = undefined;
  }

  /** REGISTER was answered with yes while moving. */
  moved(): void {
    this.stop();
    this.#moves += 1;
    this.#room.socket.stay();
  }

  /** The socket is back where it was, and so are we. */
  movedBack(): void {
    if (this.#from) this.#room.servers.use(this.#from);
    this.stop();
    this.#moves += 1;
    this.start();
    this.#room.register();
  }

  get #pause(): number {
    return Math.min(pause.first * 2 ** this.#moves, pause.most);
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => void this.#look(), ms * (0.5 + Math.random() / 2));
  }

  async #look(): Promise<void> {
    const { servers, socket, register } = this.#room;
    const [first] = servers.all;
    if (!this.#room.isIdle()) return this.#later(pause.busy);
    const probe = (this.#probe = new AbortController());
    const found = await answering(first!, this.#room.own, probe.signal);
    if (probe.signal.aborted || !found || !this.#room.isIdle()) {
      if (found) letGo(found);
      if (!probe.signal.aborted) this.#later(found ? pause.busy : this.#pause);
      return;
    }
    this.#from = servers.current;
    servers.use(first!);
    socket.moveTo(found, first!);
    register();
  }
}

/** A connection to a server that not only accepts it, but has something to say that is no excuse; undefined: there is none. */
function answering(url: string, own: OwnAddress, signal: AbortSignal): Promise<WebSocket | undefined> {
  return new Promise((resolve) => {
    const socket = webSocketTo(url);
    const settle = (found?: WebSocket): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', fail);
      if (!found) letGo(socket);
      resolve(found);
    };
    const fail = (): void => settle();
    const timer = setTimeout(fail, patience.connect + patience.register);
    signal.addEventListener('abort', fail, { once: true });
    socket.onopen = () => socket.send(optionsTo(own, crypto.randomUUID(), 1));
    socket.onclose = fail;
    socket.onmessage = ({ data }: MessageEvent<unknown>) => settle(/^SIP\/2\.0 [1-46]/i.test(String(data)) ? socket : undefined);
  });
}
