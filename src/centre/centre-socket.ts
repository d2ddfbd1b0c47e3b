import { DeskError } from '../core/index.js';
import { jsonOf } from '../core/json.js';
import { msg, str } from '../i18n/index.js';
import { closeCodes, protocolVersion, type ClientMessage, type ServerMessage } from '../protocol/messages.js';

export interface CentreSocketOptions {
  readonly url: string;
  readonly token: string;
  /** Takes every message that is what the protocol says; `undefined` for one that is not. */
  heard(message: ServerMessage | undefined): void;
}

/** A server that has not said a word after this time is not there, ms. */
const patience = 10_000;

/** One connection to a centre, from hello to its end. */
export class CentreSocket {
  readonly #socket: WebSocket;
  readonly #signal: AbortSignal;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #beat = patience;
  /** Why it ended: a refusal of the server, silence, or a lost connection. Never rejects. */
  readonly ended: Promise<DeskError>;

  constructor({ url, token, heard }: CentreSocketOptions, check: (data: unknown) => ServerMessage | undefined, signal: AbortSignal) {
    this.#socket = new WebSocket(url);
    this.#signal = signal;
    this.ended = new Promise((resolve) => {
      let refusal: DeskError | undefined;
      const end = (error: DeskError): void => {
        clearTimeout(this.#watch);
        signal.removeEventListener('abort', stop);
        this.#socket.onclose = this.#socket.onmessage = null;
        this.#socket.close();
        resolve(refusal ?? error);
      };
      const stop = (): void => end(new DeskError('not-now', 'The connection to the queues was ended.'));
      signal.addEventListener('abort', stop, { once: true });
      const watch = (): void => {
        clearTimeout(this.#watch);
        this.#watch = setTimeout(() => end(new DeskError('unreachable', msg(str`The queue server ${hostOf(url)} has fallen silent. Trying again.`))), this.#beat);
      };
      watch();
      this.#socket.onopen = () => this.send({ type: 'hello', version: protocolVersion, token });
      this.#socket.onerror = () => {}; // Its close tells; but under Node an error that nobody hears would end the process.
      this.#socket.onclose = ({ code }) => end(codeError(code, url));
      this.#socket.onmessage = ({ data }) => {
        const message = check(data);
        if (message?.type === 'welcome') this.#beat = message.beat * 2;
        if (message?.type === 'refused') refusal = new DeskError(message.error.code, message.error.message);
        watch();
        heard(message);
      };
    });
  }

  send(message: ClientMessage): void {
    if (!this.#signal.aborted && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(jsonOf(message));
  }
}

const hostOf = (url: string): string => new URL(url).host;

/** What a close without a `refused` before it tells. */
function codeError(code: number, url: string): DeskError {
  if (code === closeCodes.token) return new DeskError('expired-token', msg('The permission to see the queues has run out. Getting a new one.'));
  if (code === closeCodes.refused) return new DeskError('forbidden', msg(str`The queue server ${hostOf(url)} refused this desk. Ask your administrator.`));
  return new DeskError('unreachable', msg(str`The queue server ${hostOf(url)} cannot be reached. Trying again; is the network up, and the address right?`));
}

/** What came in, if the protocol allows it. */
export function messageOf(data: unknown, schema: { safeParse(value: unknown): { success: boolean; data?: ServerMessage | undefined } }): ServerMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
