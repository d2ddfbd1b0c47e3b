import { isDeepStrictEqual } from 'node:util';
import { contactsAt } from './contacts.mjs';
import { e164 } from './e164.mjs';
import { Problem } from './problem.mjs';
import { withdraw, work } from './work.mjs';

/** The most that is kept of each kind; then the oldest goes. */
const most = 2_000;
/** Whoever calls later calls about something else, ms. */
const lately = 10 * 60_000;

/** What the CRM has, in memory. */
export class Store {
  /** @type {Map<string, object>} */
  interactions = new Map();
  /** @type {Map<string, { handover: object, to: string, at: number }>} */
  handovers = new Map();
  /** What was created by which key. @type {Map<string, { body: object, contact: object }>} */
  #created = new Map();
  #colleagues;
  #tell;

  /**
   * @param {{ user: string, name: string }[]} agents
   * @param {(event: 'interaction' | 'contact' | 'handover', data: object) => void} tell Hears what is new.
   */
  constructor(agents, tell) {
    this.#colleagues = new Map(agents.map(({ user, name }) => [user, { id: user, name }]));
    this.#tell = tell;
    /** @type {import('./contacts.mjs').Contact[]} */
    this.contacts = contactsAt(Date.now());
  }

  /** @param {string} phone E.164 */
  byNumber(phone) {
    return this.contacts.filter(({ numbers, country }) => numbers.some((number) => e164(number, country) === phone));
  }

  /** @param {string} id */
  byId(id) {
    const contact = this.contacts.find((one) => one.id === id);
    if (!contact) throw new Problem(404, 'No such contact');
    return contact;
  }

  /** Who of us that is; somebody from elsewhere is called by their address. @param {string} agent `sip:1001@localhost`, or `1001` */
  colleague(agent) {
    const user = agent.replace(/^sips?:|@.*$/g, '');
    return this.#colleagues.get(user) ?? { id: user, name: user };
  }

  /** @param {{ name: string, number: string, company?: string }} body @param {string} [key] */
  create(body, key) {
    const before = key === undefined ? undefined : this.#created.get(key);
    if (before && !isDeepStrictEqual(before.body, body)) throw new Problem(422, 'This key was used for somebody else');
    if (before) return before.contact;
    const id = `C-${2_000 + this.#created.size + this.contacts.length}`;
    const contact = { id, name: body.name, ...(body.company && { company: body.company }), country: 'US', numbers: [body.number], url: `/?customer=${id}`, fields: [], work: [], timeline: [] };
    this.contacts.push(contact);
    if (key !== undefined) remember(this.#created, key, { body, contact });
    this.#tell('contact', contact);
    return contact;
  }

  /** Takes a call for good: the same twice is once. @returns {boolean} Whether it is new. */
  log(interaction) {
    const before = this.interactions.get(interaction.id);
    if (before?.revision) return false; // It comes late: it has been changed since.
    if (before && !isDeepStrictEqual(before, interaction)) throw new Problem(422, 'This call was logged with other content', `The CRM has ${interaction.id} already, and it says something else.`);
    if (before) return false;
    this.#keep(interaction);
    return true;
  }

  /** Takes what was changed of a call, whether it has been there or not; what is older than what is there changes nothing. @returns {boolean} Whether it is news. */
  update(interaction) {
    const before = this.interactions.get(interaction.id);
    if ((before?.revision ?? 0) >= interaction.revision) return false;
    this.#keep(interaction);
    return true;
  }

  #keep(interaction) {
    remember(this.interactions, interaction.id, interaction);
    for (const one of this.contacts) if (one !== this.#contactOf(interaction)) withdraw(one, interaction.id);
    const contact = this.#contactOf(interaction);
    if (contact) work(contact, interaction, this.colleague(interaction.agent));
    this.#tell('interaction', { ...interaction, agentName: this.colleague(interaction.agent).name, ...(contact && { contact: { id: contact.id, name: contact.name } }) });
    if (contact) this.#tell('contact', contact);
  }

  share(handover, to) {
    this.handovers.delete(handover.reference); // The newest comes last.
    remember(this.handovers, handover.reference, { handover, to, at: Date.now() });
    const contact = handover.customerId && this.contacts.find(({ id }) => id === handover.customerId);
    const now = new Date().toISOString();
    if (contact) contact.contact = { colleague: handover.from, since: now, until: now };
    this.#tell('handover', { ...handover, to });
  }

  /** The newest for this colleague that is about this number, or came from who has it. */
  shared(to, number) {
    return [...this.handovers.values()].findLast(({ handover, to: whom, at }) => whom === to && Date.now() - at < lately && [handover.number, handover.from.id].includes(number))?.handover;
  }

  #contactOf({ customerId, number }) {
    if (customerId) return this.contacts.find(({ id }) => id === customerId);
    const all = this.byNumber(number);
    return all.length === 1 ? all[0] : undefined;
  }
}

function remember(map, key, value) {
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value);
}
