import { allContacts } from './data.mjs';
import { badge, customerLink, fill, h, isDueToday, phone } from './dom.mjs';
import { firstSteps } from './first-steps.mjs';

/** The list of customers, found by name, company, id or number. */
export function customersPage(room) {
  const body = h('tbody');
  const none = h('p', { class: 'quiet' });
  const search = h('input', { type: 'search', placeholder: 'Name, company or number', 'aria-label': 'Search customers', input: draw });

  function draw() {
    const words = search.value.trim().toLowerCase();
    const digits = words.replace(/\D/g, '');
    const found = allContacts().filter(({ id, name, company = '', numbers }) =>
      `${name} ${company} ${id}`.toLowerCase().includes(words) || (digits.length > 2 && numbers.some((number) => number.replace(/\D/g, '').includes(digits))));
    fill(body, found.map((contact) => row(contact, room)));
    none.textContent = found.length ? '' : allContacts().length ? 'Nobody by that name, company or number.' : 'The CRM does not answer. Calls can be taken all the same.';
  }

  const heads = ['Name', 'Company', 'Number', 'Owner', 'Open'].map((head) => h('th', { scope: 'col' }, head));
  const last = h('th', { scope: 'col', class: 'office' }, h('span', { class: 'hidden' }, 'Demo'));
  return {
    title: 'Customers', draw,
    nodes: [
      firstSteps(room),
      h('section', {}, h('div', { class: 'head' }, h('h1', {}, 'Customers'), search), h('table', {}, h('thead', {}, h('tr', {}, heads, last)), body), none),
    ],
  };
}

function row(contact, { callers, letCall }) {
  const { id, company = '', tier, numbers, owner, work } = contact;
  const due = work.filter((one) => one.kind === 'callback' && isDueToday(one)).length;
  return h('tr', { 'data-customer': id },
    h('th', { scope: 'row' }, customerLink(contact), ' ', badge(tier, 'tier')), h('td', {}, company), h('td', {}, phone(callers.get(id) ?? numbers[0], numbers[0])), h('td', {}, owner?.name ?? ''),
    h('td', {}, due ? badge(`${due} due`, 'due') : work.length ? String(work.length) : ''),
    h('td', { class: 'office' }, callers.has(id) && h('button', { type: 'button', class: 'demo', click: () => letCall(id) }, 'Let them call')));
}
