/** Who can be reached where: the location service of RFC 3261, section 10. */
import { EventEmitter } from 'node:events';
import { responseTo, userOf } from './message.mjs';

const DEFAULT_EXPIRES = 600;
const MAX_EXPIRES = 3600;

/** @typedef {{ user: string, aor: string, uri: string, params: Record<string, string | null>, flow: import('./flow.mjs').Flow, expiresAt: number }} Binding */

/** Emits `registered` and `unregistered` with the user when its first binding comes and its last one goes. */
export class Registrar extends EventEmitter {
  /** @type {Set<Binding>} */
  #bindings = new Set();
  #sweep = setInterval(() => this.#drop((binding) => binding.expiresAt <= Date.now()), 1000).unref();

  /** @param {string} user @returns {Binding[]} Newest last. */
  bindings(user) {
    return [...this.#bindings].filter((binding) => binding.user === user && binding.expiresAt > Date.now());
  }

  /** @returns {string[]} */
  users() {
    return [...new Set([...this.#bindings].map(({ user }) => user))].sort();
  }

  /** The flow on which a contact is now, which after a reconnect is another one. @param {string} uri */
  flowTo(uri) {
    return [...this.#bindings].find((binding) => sameContact(binding.uri, uri))?.flow;
  }

  /**
   * Serves a REGISTER whose sender has been authenticated.
   * @param {import('./flow.mjs').Flow} flow
   * @param {import('./message.mjs').Message} request
   */
  serve(flow, request) {
    const { to, contact = [], expires } = request.headers;
    const user = userOf(to);
    const before = this.bindings(user).length;
    const byHeader = seconds(expires) ?? DEFAULT_EXPIRES;
    if (contact[0]?.uri === '*') this.#forget((binding) => binding.user === user);
    else for (const each of contact) this.#bind({ user, aor: to.uri, flow, uri: each.uri, params: each.params }, seconds(each.params.expires) ?? byHeader);
    flow.send(responseTo(request, 200, { headers: { contact: this.#contacts(user) } }));
    this.#announce(user, before);
  }

  /** A contact is reachable through the socket it came by, and no other way. @param {import('./flow.mjs').Flow} flow */
  flowLost(flow) {
    this.#drop((binding) => binding.flow === flow);
  }

  close() {
    clearInterval(this.#sweep);
    this.#bindings.clear();
    this.removeAllListeners();
  }

  /** @param {Omit<Binding, 'expiresAt'>} binding @param {number} expires */
  #bind(binding, expires) {
    const instance = binding.params['+sip.instance'];
    this.#forget((other) => other.user === binding.user
      && (sameContact(other.uri, binding.uri) || (instance && other.params['+sip.instance'] === instance)));
    if (expires > 0) this.#bindings.add({ ...binding, expiresAt: Date.now() + Math.min(expires, MAX_EXPIRES) * 1000 });
  }

  /** @param {string} user */
  #contacts(user) {
    const contacts = this.bindings(user).map(({ uri, params, expiresAt }) => ({
      uri, params: { ...params, expires: String(Math.ceil((expiresAt - Date.now()) / 1000)) },
    }));
    return contacts.length ? contacts : undefined; // an empty list would be printed as `*`
  }

  /** @param {(binding: Binding) => boolean} which */
  #forget(which) {
    for (const binding of this.#bindings) if (which(binding)) this.#bindings.delete(binding);
  }

  /** @param {(binding: Binding) => boolean} which */
  #drop(which) {
    const users = new Map([...this.#bindings].filter(which).map(({ user }) => [user, 1]));
    this.#forget(which);
    for (const [user, before] of users) this.#announce(user, before);
  }

  /** @param {string} user @param {number} before How many bindings it had. */
  #announce(user, before) {
    const now = this.bindings(user).length;
    if (now && !before) this.emit('registered', user);
    if (!now && before) this.emit('unregistered', user);
  }
}

/** @param {unknown} text */
const seconds = (text) => (/^\d+$/.test(String(text ?? '')) ? Number(text) : undefined);

/** Contacts are compared by user and host; parameters such as `ob` come and go. @param {string} a @param {string} b */
const sameContact = (a, b) => a.split(';')[0].toLowerCase() === b.split(';')[0].toLowerCase();
