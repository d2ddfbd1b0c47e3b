/** Digest authentication (RFC 2617 with MD5, which is what JsSIP speaks). */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const md5 = (/** @type {string} */ text) => createHash('md5').update(text).digest('hex');
const unquote = (/** @type {string | undefined} */ value) => value?.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') ?? '';

/** Nonces are the time they were made, signed: so they expire and none has to be remembered. */
export class Digest {
  #secret = randomBytes(16);
  #passwordOf;
  #realm;
  #lifetime;

  /**
   * @param {(user: string) => string | undefined} passwordOf
   * @param {{ realm?: string, lifetime?: number }} [options] How long a nonce is good, in milliseconds.
   */
  constructor(passwordOf, { realm = 'cordboard', lifetime = 300_000 } = {}) {
    this.#passwordOf = passwordOf;
    this.#realm = realm;
    this.#lifetime = lifetime;
  }

  /** The value of a `WWW-Authenticate` or `Proxy-Authenticate` header. */
  challenge({ stale = false } = {}) {
    return `Digest realm="${this.#realm}", nonce="${this.#nonce(Date.now())}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`;
  }

  /**
   * @param {import('./message.mjs').Message} request
   * @param {Record<string, string>[] | undefined} header Its `Authorization` or `Proxy-Authorization`.
   * @returns {{ user?: string, stale?: boolean }} The user, if it is proven who it is.
   */
  verify(request, header) {
    const credentials = header?.find((each) => each.scheme?.toLowerCase() === 'digest');
    if (!credentials) return {};
    const { username, realm, nonce, uri, response, cnonce, qop, nc } = Object.fromEntries(
      Object.entries(credentials).map(([name, value]) => [name, unquote(value)]));
    const password = this.#passwordOf(username);
    const made = Number.parseInt(nonce, 36);
    if (password === undefined || realm !== this.#realm || nonce !== this.#nonce(made)) return {};
    const ha1 = md5(`${username}:${realm}:${password}`);
    const ha2 = md5(`${request.method}:${uri}`);
    const expected = qop ? md5(`${ha1}:${nonce}:${nc}:${cnonce}:${qop}:${ha2}`) : md5(`${ha1}:${nonce}:${ha2}`);
    if (!equal(expected, response)) return {};
    return Date.now() - made > this.#lifetime ? { stale: true } : { user: username };
  }

  /** @param {number} time */
  #nonce(time) {
    const stamp = time.toString(36);
    return `${stamp}-${createHmac('sha256', this.#secret).update(stamp).digest('hex').slice(0, 24)}`;
  }
}

/** @param {string} hash @param {string} given */
const equal = (hash, given) => Buffer.byteLength(given) === hash.length && timingSafeEqual(Buffer.from(hash), Buffer.from(given));
