import { openWork } from './data.mjs';
import { customerLink, fill, h, isDueToday, when } from './dom.mjs';

/** Whom somebody promised to call: today's and what is left of before, then the rest. */
export function callbacksPage({ callers }) {
  const place = h('div', { class: 'stack' });
  const draw = () => {
    const all = openWork('callback');
    fill(place, [['Due today', all.filter(({ work }) => isDueToday(work))], ['Later', all.filter(({ work }) => !isDueToday(work))]].map(([title, list]) =>
      h('section', {}, h('h2', {}, title), list.length ? h('ul', { class: 'callbacks' }, list.map((one) => item(one, callers))) : h('p', { class: 'quiet' }, 'Nobody.'))));
  };
  return { title: 'Callbacks', draw, nodes: [h('h1', { class: 'hidden' }, 'Callbacks'), place] };
}

// Any element dials that says whom by data-cord-dial.
const item = ({ work, contact }, callers) => h('li', {},
  h('div', {}, customerLink(contact), h('p', { class: 'quiet' }, work.title)),
  h('p', { class: new Date(work.due) < new Date() ? 'overdue' : 'quiet' }, when(work.due)),
  h('button', { type: 'button', class: 'call', 'data-cord-dial': callers.get(contact.id) ?? contact.numbers[0] }, `Call ${contact.numbers[0]}`));
