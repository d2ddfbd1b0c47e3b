/** One WebSocket that carries SIP (RFC 7118), with the client transactions that are under way on it. */
import { EventEmitter } from 'node:events';
import { newBranch, parse, responseTo, stringify } from './message.mjs';

const TRANSACTION_TIMEOUT = 32_000; // Timers B, F and H of RFC 3261
const PING_INTERVAL = 15_000;

/**
 * @typedef {{ request: import('./message.mjs').Message, heard(response: import('./message.mjs').Message, flow?: Flow): void, timer?: NodeJS.Timeout, rings?: boolean }} Transaction
 */

/**
 * Emits `request` with each well-formed request but an ACK to a refusal, `ack` with each ACK, `close` once; `left-ringing` with an INVITE that rang
 * when the socket closed, and `stray` with a response to what was not sent here.
 * WebSockets are reliable, so nothing is ever sent twice; a transaction only has to end.
 */
export class Flow extends EventEmitter {
  #ws;
  #log;
  #alive = true;
  #ping;
  /** @type {Map<string, Transaction>} */
  #transactions = new Map();

  /** @param {import('ws').WebSocket} ws @param {(line: string) => void} log */
  constructor(ws, log) {
    super();
    this.#ws = ws;
    this.#log = log;
    ws.on('message', (data) => {
      try {
        this.#receive(data.toString());
      } catch (error) {
        log(`message failed: ${error.message}`);
      }
    });
    ws.on('pong', () => (this.#alive = true));
    ws.on('error', (error) => log(`socket: ${error.message}`));
    ws.on('close', () => this.#closed());
    this.#ping = setInterval(() => this.#checkAlive(), PING_INTERVAL).unref();
  }

  get open() {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** @param {import('./message.mjs').Message} message */
  send(message) {
    if (this.open) this.#ws.send(stringify(message));
  }

  /**
   * Sends a request in a transaction of its own. Each response is told; a 408 or a 503 is made up if none comes.
   * @param {import('./message.mjs').Message} request
   * @param {Transaction['heard']} [heard] Told on which flow it came, if it did.
   */
  request(request, heard = () => {}) {
    const branch = newBranch();
    const via = [{ version: '2.0', protocol: 'WS', host: 'office.invalid', params: { branch } }];
    request.headers = { via, 'max-forwards': '70', ...request.headers };
    if (request.method === 'ACK') return this.send(request);
    this.#transactions.set(branch, { request, heard });
    this.#expire(branch);
    if (this.open) this.send(request);
    else queueMicrotask(() => this.#conclude(branch, responseTo(request, 503)));
  }

  /**
   * Cancels an INVITE that has been sent here.
   * @param {import('./message.mjs').Message} invite
   * @param {string} [reason] RFC 3326: why, such as answered elsewhere.
   */
  cancel({ uri, headers: { via, from, to, 'call-id': callId, cseq } }, reason) {
    const branch = via[0].params.branch;
    if (!this.#transactions.has(branch)) return;
    this.#expire(branch);
    const headers = { via, 'max-forwards': '70', from, to, 'call-id': callId, cseq: { seq: cseq.seq, method: 'CANCEL' }, reason };
    this.send({ method: 'CANCEL', uri, headers });
  }

  close() {
    this.#ws.close(1001);
    setTimeout(() => this.#ws.terminate(), 500).unref();
  }

  terminate() {
    this.#ws.terminate();
  }

  /** @param {string} text */
  #receive(text) {
    this.#alive = true;
    if (text === '\r\n\r\n') return this.#ws.send('\r\n'); // RFC 5626 keepalive
    if (!text.trim()) return;
    const message = parse(text);
    if (!message) return this.#log(`not SIP: ${JSON.stringify(text.slice(0, 60))}`);
    if (message.fault) return this.#fault(message);
    if (message.status) return this.#response(message);
    this.emit(message.method === 'ACK' ? 'ack' : 'request', message);
  }

  /** @param {import('./message.mjs').Message & { fault?: string }} message */
  #fault(message) {
    this.#log(`malformed ${message.method ?? message.status}: ${message.fault}`);
    const { via, from, to, cseq } = message.headers;
    const canAnswer = message.method && message.method !== 'ACK' && via?.[0]?.params && from?.uri && to?.uri && cseq;
    if (canAnswer) this.send(responseTo(message, 400));
  }

  /** @param {import('./message.mjs').Message} response */
  #response(response) {
    const branch = response.headers.via[0].params.branch;
    const transaction = this.#transactions.get(branch);
    if (!transaction) return void this.emit('stray', response);
    if (response.headers.cseq.method !== transaction.request.method) return;
    if (response.status >= 200) return this.#conclude(branch, response);
    if (response.headers.cseq.method === 'INVITE') clearTimeout(transaction.timer); // it rings as long as the caller waits
    transaction.rings = response.headers.cseq.method === 'INVITE' && response.status > 100;
    transaction.heard(response, this);
  }

  /** Goes on here with what another flow has begun: the telephone has come back by this socket. @param {Transaction} transaction @param {import('./message.mjs').Message} response */
  adopt(transaction, response) {
    this.#transactions.set(response.headers.via[0].params.branch, transaction);
    this.#response(response);
  }

  /** @param {string} branch @param {import('./message.mjs').Message} response */
  #conclude(branch, response) {
    const transaction = this.#transactions.get(branch);
    if (!transaction) return;
    const { request, timer } = transaction;
    this.#transactions.delete(branch);
    clearTimeout(timer);
    if (request.method === 'INVITE' && response.status >= 300) this.send(ackToRefusal(request, response));
    transaction.heard(response, this);
  }

  /** @param {string} branch */
  #expire(branch) {
    const transaction = this.#transactions.get(branch);
    clearTimeout(transaction.timer);
    transaction.timer = setTimeout(() => this.#conclude(branch, responseTo(transaction.request, 408)), TRANSACTION_TIMEOUT).unref();
  }

  #checkAlive() {
    if (!this.#alive) return this.#ws.terminate();
    this.#alive = false;
    if (this.open) this.#ws.ping();
  }

  #closed() {
    clearInterval(this.#ping);
    this.emit('close');
    for (const [branch, transaction] of this.#transactions) {
      if (transaction.rings) this.emit('left-ringing', branch, transaction);
      else this.#conclude(branch, responseTo(transaction.request, 503));
    }
    this.removeAllListeners();
  }
}

/** An ACK to anything but a 2xx belongs to the INVITE's own transaction (RFC 3261, 17.1.1.3). */
function ackToRefusal({ uri, headers: { via, from, 'call-id': callId, cseq } }, response) {
  const headers = { via, 'max-forwards': '70', from, to: response.headers.to, 'call-id': callId, cseq: { seq: cseq.seq, method: 'ACK' } };
  return { method: 'ACK', uri, headers };
}
