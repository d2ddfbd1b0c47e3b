import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from './problem.mjs';

/** ms: slow is what one waits for, late is longer than anybody does. */
const [slow, late] = [3_000, 20_000];

/**
 * What can be wrong with a CRM: `slow` to answer, `down`, `refuses` what it is told, does what it is told and answers too `late`, or fails
 * when it has just done it, so that it is told `twice`.
 */
export class Faults {
  /** @type {'ok' | 'slow' | 'down' | 'refuses' | 'late' | 'twice'} */
  mode = 'ok';
  #failed = new Set();
  #stopping = new AbortController();
  #waits;

  /** @param {{ slow?: number, late?: number }} [waits] ms */
  constructor(waits) {
    this.#waits = { slow, late, ...waits };
  }

  /** Before anything is done. @param {import('node:http').IncomingMessage} request */
  async before(request) {
    if (this.mode === 'down') {
      request.socket.destroy();
      throw new Problem(503, 'Down'); // or it would do in silence what it was asked
    }
    if (this.mode === 'slow') await pause(this.#waits.slow, undefined, { signal: this.#stopping.signal });
    if (this.mode === 'refuses' && request.method !== 'GET') throw new Problem(422, 'Refused', 'This CRM refuses everything it is told just now: somebody has switched it so.');
  }

  /** When it is done, and nobody knows yet. @param {import('node:http').IncomingMessage} request */
  async after(request) {
    if (request.method === 'GET') return;
    if (this.mode === 'late') await pause(this.#waits.late, undefined, { signal: this.#stopping.signal });
    const key = `${request.url} ${request.headers['idempotency-key']}`;
    if (this.mode !== 'twice' || this.#failed.has(key)) return;
    this.#failed.add(key);
    throw new Problem(503, 'Lost on the way', 'It was done, but you shall not know.', { 'retry-after': '1' });
  }

  stop() {
    this.#stopping.abort();
  }
}
