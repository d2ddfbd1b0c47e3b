import { check } from './check.mjs';
import { Problem } from './problem.mjs';
import { readBody } from './read-body.mjs';

/** What is asked, and who does it. Each gets the room, the request, and the steps that a `*` stands for. */
const table = {
  'GET contacts': (room, { url }) => {
    const phone = url.searchParams.get('phone');
    if (phone !== null && (phone.length > 64 || !phone)) throw new Problem(400, 'Not a number');
    const found = phone === null ? room.store.contacts : room.store.byNumber(phone);
    return { body: found.map(room.shown) };
  },
  'GET contacts/*': (room, _, id) => ({ body: room.shown(room.store.byId(id)) }),
  'GET contacts/*/timeline': ({ store }, _, id) => ({ body: store.byId(id).timeline }),
  'POST contacts': async (room, { request }) => {
    const contact = room.store.create(check('contact', await readBody(request)), keyOf(request));
    return { status: 201, headers: { location: `/api/crm/contacts/${contact.id}` }, body: room.shown(contact) };
  },
  'GET interactions': ({ store }) => ({ body: [...store.interactions.values()].slice(-200).reverse() }),
  'POST interactions': async ({ store }, { request }) => {
    const interaction = check('interaction', await readBody(request));
    if (keyOf(request) !== interaction.id) throw new Problem(400, 'Which call?', 'The Idempotency-Key must be the id of the interaction.');
    return { status: store.log(interaction) ? 201 : 200, body: { id: interaction.id } };
  },
  'PUT interactions/*': async ({ store }, { request }, id) => {
    const interaction = check('interaction', await readBody(request));
    if (interaction.id !== id) throw new Problem(422, 'Which call?', 'The id in the address and in the body must be the same.');
    if (!interaction.revision) throw new Problem(422, 'Which version?', 'An update has a revision: 1 or more.');
    store.update(interaction);
    return { body: { id, revision: store.interactions.get(id).revision } };
  },
  'PUT handovers/*': async ({ store }, { request }, reference) => {
    const { to, ...handover } = check('handover', await readBody(request));
    if (handover.reference !== reference) throw new Problem(422, 'Which handover?', 'The reference in the address and in the body must be the same.');
    store.share(handover, to);
    return { status: 204 };
  },
  'GET handovers/*': ({ store }, _, reference) => ifAny(store.handovers.get(reference)?.handover),
  'GET handovers': ({ store }, { url }) => ifAny(store.shared(url.searchParams.get('to') ?? '', url.searchParams.get('number') ?? '')),
  'GET wrap-up-form': () => ({ status: 204 }), // It has none of its own.
};

/** Those that no fault touches. */
const switches = {
  'GET events': ({ events }, { request, response }) => {
    if (events.size >= 50) throw new Problem(429, 'Too many pages');
    events.open(request, response);
  },
  'GET faults': ({ faults }) => ({ body: { mode: faults.mode } }),
  'PUT faults': async ({ faults }, { request }) => {
    const { mode } = check('faults', await readBody(request));
    faults.mode = mode;
    return { body: { mode } };
  },
};

const routesOf = (all, isSwitch) => Object.entries(all).map(([name, handler]) => {
  const [method, path] = name.split(' ');
  return { method, path: path.split('/'), handler, isSwitch };
});

export const routes = [...routesOf(table, false), ...routesOf(switches, true)];

/** Bare, or quoted as a structured field. @param {import('node:http').IncomingMessage} request */
const keyOf = ({ headers }) => headers['idempotency-key']?.replace(/^"(.*)"$/, '$1');

/** A 404 would be written to the page's console, at every call. */
const ifAny = (handover) => (handover ? { body: handover } : { status: 204 });
