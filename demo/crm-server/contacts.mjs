/**
 * Whom the demo's CRM knows, and what it knows of them. Days are counted from today, so that it never looks old.
 * @typedef {{ id: string, name: string }} Owner
 * @typedef {{ id: string, kind: 'order' | 'callback' | 'case', title: string, status?: string, due?: string, url?: string }} Work
 * @typedef {object} Contact As `GET /contacts` answers, but for `country` and `timeline`.
 * @property {string} id
 * @property {string} name
 * @property {string} company
 * @property {string} [tier]
 * @property {string[]} numbers As somebody typed them.
 * @property {'US' | 'GB'} country
 * @property {string} url
 * @property {Owner} [owner]
 * @property {{ colleague: Owner, since: string, until?: string }} [contact]
 * @property {{ label: string, value: string, url?: string }[]} fields
 * @property {Work[]} work
 * @property {object[]} timeline Newest first.
 */
import { timelineOf } from './timelines.mjs';

const ada = { id: '1001', name: 'Ada Byron' };
const grace = { id: '1002', name: 'Grace Murray' };
const alan = { id: '1003', name: 'Alan Mathison' };

const hour = 3_600_000;
const day = 24 * hour;

/** @param {number} now ms since 1970 @returns {Contact[]} */
export function contactsAt(now) {
  const at = (ms) => new Date(now + ms).toISOString();
  const order = (id, title, status, due) => ({ id: `WO-${id}`, kind: 'order', title, status, ...(due !== undefined && { due: at(due) }) });
  const callback = (id, title, due) => ({ id: `CB-${id}`, kind: 'callback', title, status: 'open', due: at(due) });
  const problem = (id, title, status) => ({ id: `CS-${id}`, kind: 'case', title, status });
  const lately = (colleague, since, minutes) => ({ colleague, since: at(since), until: at(since + minutes * 60_000) });
  const mail = (address) => ({ label: 'E-mail', value: address, url: `mailto:${address}` });

  /** @type {Omit<Contact, 'url' | 'timeline'>[]} */
  const cards = [
    {
      id: 'C-1001', name: 'Maria Lindqvist', company: 'Lindqvist Bakery', tier: 'Gold', country: 'US', numbers: ['(212) 555-0142', '+1 917 555 0142'], owner: ada,
      contact: lately(ada, -2 * day, 6),
      fields: [mail('maria@lindqvist-bakery.example'), { label: 'Customer since', value: '2016' }, { label: 'Delivers to', value: '18 Mott Street, New York' }, { label: 'Open balance', value: '$0.00' }],
      work: [order('20418', 'Rye flour, 40 bags: 4 were missing', 'in transit', 20 * hour), callback('311', 'Ask whether the missing bags came', 26 * hour)],
    },
    {
      id: 'C-1002', name: 'Tom Okafor', company: 'Okafor Cycles', tier: 'Silver', country: 'GB', numbers: ['020 7946 0118'], owner: alan,
      contact: lately(alan, -9 * day, 11),
      fields: [mail('tom@okafor-cycles.example'), { label: 'Customer since', value: '2021' }, { label: 'Terms', value: '30 days' }, { label: 'Open balance', value: '£412.60' }],
      work: [problem('7702', 'Invoice 5581 was charged twice', 'with accounts')],
    },
    {
      id: 'C-1006', name: 'Nadia Okafor', company: 'Okafor Cycles (workshop)', country: 'GB', numbers: ['+44 (0)20 7946 0118', '07700 900 118'], owner: grace,
      contact: lately(grace, -30 * day, 3),
      fields: [mail('workshop@okafor-cycles.example'), { label: 'Shares the line of', value: 'Tom Okafor (C-1002)' }],
      work: [order('20433', 'Two wheel truing stands', 'ordered', 3 * day)],
    },
    {
      id: 'C-1003', name: 'Jean Moreau', company: 'Moreau & Sons', country: 'US', numbers: ['1-312-555-0167'], owner: grace,
      contact: lately(grace, -26 * hour, 14),
      fields: [mail('jean@moreau-sons.example'), { label: 'Customer since', value: '2009' }, { label: 'Device', value: 'Mixer M-40, serial 88-1207' }],
      work: [problem('7719', 'The mixer stops after ten minutes', 'waiting for parts'), order('20420', 'Drive belt for M-40', 'shipped', 1 * day)],
    },
    {
      id: 'C-1004', name: 'Priya Raman', company: 'Raman Dental', tier: 'Gold', country: 'GB', numbers: ['0044 20 7946 0731'], owner: ada,
      contact: lately(ada, -5 * day, 8),
      fields: [mail('practice@raman-dental.example'), { label: 'Customer since', value: '2019' }, { label: 'Contract', value: 'Service within 8 hours' }],
      work: [callback('318', 'Tell her when the technician comes', -2 * hour)],
    },
    {
      id: 'C-1005', name: 'Walter Stone', company: 'Stone Garden Centre', country: 'US', numbers: ['415.555.0109'], owner: grace,
      fields: [mail('walter@stone-garden.example'), { label: 'Customer since', value: '2024' }],
      work: [],
    },
  ];
  return cards.map((card) => ({ ...card, url: `/?customer=${card.id}`, timeline: timelineOf(card.id, at) }));
}
