import { allContacts, ask, contactOf, news } from './data.mjs';
import { badge, fill, h, isDueToday, phone, when } from './dom.mjs';

const noAnswer = 'The CRM does not answer. This page fills in when it does.';
const kinds = { order: 'Work order', callback: 'Callback', case: 'Case' };

/** A customer's page: who it is, what is open, and what was, with what is logged now on top of it at once. */
export function customerPage({ callers, letCall }, id) {
  const [head, facts, work, timeline] = [h('section', { class: 'who' }), h('dl'), h('ul', { class: 'work' }), h('ol', { class: 'timeline', 'aria-live': 'polite' })];
  let seen;

  function draw() {
    const contact = contactOf(id);
    if (!contact) return fill(head, h('h1', {}, id), h('p', { class: 'quiet' }, allContacts().length ? 'Nobody in the CRM has this number.' : noAnswer));
    const { name, company, tier, numbers, owner, contact: last, fields } = contact;
    fill(head,
      h('div', {}, h('h1', {}, name, ' ', badge(tier, 'tier')), h('p', { class: 'quiet' }, [company, id].filter(Boolean).join(' · ')), h('p', { class: 'numbers' }, numbers.map((number, index) => phone((!index && callers.get(id)) || number, number)))),
      callers.has(id) && h('button', { type: 'button', class: 'office demo', click: () => letCall(id) }, 'Let them call'));
    fill(facts, [
      ['Owner', owner?.name ?? 'Nobody yet'],
      last && ['Last contact', h('span', {}, `${last.colleague.name}, `, last.until ? when(last.until) : badge('with them now', 'due'))],
      ...fields.map(({ label, value, url }) => [label, /^(https?|mailto|tel):/.test(url) ? h('a', { href: url }, value) : value]),
    ].filter(Boolean).map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));
    fill(work, contact.work.map(workItem), contact.work.length === 0 && h('li', { class: 'quiet' }, 'Nothing is open.'));
  }

  async function drawTimeline() {
    const entries = await ask(`contacts/${encodeURIComponent(id)}/timeline`).catch((error) => error);
    if (entries instanceof Error) return fill(timeline, h('li', { class: 'quiet' }, `${entries.message} What was before is shown when it is back.`));
    fill(timeline, entries.map((entry) => timelineEntry(entry, seen && !seen.has(entry.id))), entries.length === 0 && h('li', { class: 'quiet' }, 'No contact so far.'));
    seen = new Set(entries.map((entry) => entry.id));
  }

  const left = new AbortController();
  news.addEventListener('interaction', ({ detail }) => detail.contact?.id === id && drawTimeline(), { signal: left.signal });
  news.addEventListener('loaded', drawTimeline, { signal: left.signal });
  void drawTimeline();
  return {
    title: contactOf(id)?.name ?? id, draw, leave: () => left.abort(),
    nodes: [head, h('div', { class: 'columns' },
      h('div', {}, h('section', {}, h('h2', {}, 'Facts'), facts), h('section', {}, h('h2', {}, 'Open'), work)),
      h('section', {}, h('h2', {}, 'Timeline'), timeline))],
  };
}

const workItem = ({ kind, id, title, status, due }) => h('li', {},
  h('p', {}, title), h('p', { class: 'quiet' }, `${kinds[kind]} ${id.length < 12 ? id : ''} · ${status ?? 'open'}`, due && ' · ', due && h('span', { class: isDueToday({ due }) ? 'overdue' : '' }, 'due ', when(due))));

const timelineEntry = ({ at, kind, title, detail, agent, missed }, isNew) => h('li', { class: isNew ? 'new' : '', 'data-kind': missed ? 'missed' : kind },
  h('p', {}, title), detail && h('p', { class: 'detail' }, detail), h('p', { class: 'quiet' }, `${missed ? 'missed call' : kind} · ${agent ? `${agent} · ` : ''}`, when(at)));
