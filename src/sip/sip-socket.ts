/** RFC 7118: SIP over WebSocket. What JsSIP asks of a socket, and ours: it gives up on a server that does not answer, and takes the next. */
export class SipSocket {
  onconnect: () => void = () => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | ArrayBuffer) => void = () => {};

  readonly #servers: readonly string[];
  readonly #patience: number;
  #current = 0;
  #socket: WebSocket | undefined;
  #giveUp: ReturnType<typeof setTimeout> | undefined;

  /** @param patience How long a server may take to accept, ms. */
  constructor(servers: readonly string[], patience = 5_000) {
    this.#servers = servers;
    this.#patience = patience;
  }

  /** The server in use, or the one to be tried next. */
  get url(): string {
    return this.#servers[this.#current]!;
  }

  get via_transport(): string {
    return new URL(this.url).protocol === 'wss:' ? 'WSS' : 'WS';
  }

  get sip_uri(): string {
    return `sip:${new URL(this.url).host};transport=ws`;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  connect(): void {
    if (this.#socket) return;
    const socket = new WebSocket(this.url, 'sip');
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#giveUp = setTimeout(() => this.#lost(socket, 4408, 'the server did not accept in time'), this.#patience);
    socket.onopen = () => {
      clearTimeout(this.#giveUp);
      this.onconnect();
    };
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.ondata(data);
    socket.onerror = () => {}; // What went wrong is told by the close that follows.
    socket.onclose = ({ code, reason }) => this.#lost(socket, code, reason);
  }

  disconnect(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#forget(socket);
    this.ondisconnect(false);
  }

  /** The server is there but does not answer: as good as lost. */
  giveUp(): void {
    if (this.#socket) this.#lost(this.#socket, 4408, 'the server did not answer');
  }

  send(message: string): boolean {
    if (!this.isConnected()) return false;
    this.#socket!.send(message);
    return true;
  }

  /** A server that failed us goes to the end of the line. */
  #lost(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.#socket) return;
    this.#forget(socket);
    this.#current = (this.#current + 1) % this.#servers.length;
    this.ondisconnect(true, code, reason);
  }

  #forget(socket: WebSocket): void {
    clearTimeout(this.#giveUp);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    this.#socket = undefined;
  }
}
